/*
 * Upgrades storage that an earlier version wrote. A table whose columns, key or kind have changed is made anew under another
 * name, its rows are copied, and it takes the old one's place. All of this belongs in one transaction: after a crash
 * the storage is as it was, and the next start begins again.
 */

/** The changes of tables since earlier versions. */
export interface Earlier {
  /** New columns, as `table.column`, each with the SQL that fills it from the earlier row. */
  readonly filled: Readonly<Record<string, string>>;
  /** Tables whose rows are dropped if their shape changes. */
  readonly emptied?: readonly string[];
}

interface Column extends Record<string, SqlStorageValue> {
  name: string;
  notnull: number;
  pk: number;
}

const FRESH = "upgraded_";

export const hasTable = (sql: SqlStorage, name: string): boolean =>
  sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name).toArray().length > 0;

/**
 * Gives storage the tables and indexes of this version, and keeps its rows. Tables that `statements` do not name stay
 * as they are.
 * @param statements the `CREATE TABLE` and `CREATE INDEX` of new storage
 * @param beforeDrop called once all rows are in both tables, with the name that a new table has until it replaces the old one
 * @returns the columns that each changed table had before
 */
export function upgradeTables(
  sql: SqlStorage,
  statements: string,
  { filled, emptied = [] }: Earlier,
  beforeDrop: (nameOfNew: (table: string) => string) => void = () => {},
): ReadonlyMap<string, ReadonlySet<string>> {
  const creating = statementsIn(statements);
  const changed = new Map<string, ReadonlySet<string>>();
  for (const { table, text } of creating.tables) {
    if (!hasTable(sql, table)) continue;
    const fresh = FRESH + table;
    sql.exec(text.replace(TABLE, `CREATE TABLE ${fresh}`));
    const [were, are] = [columnsOf(sql, table), columnsOf(sql, fresh)];
    const isAlike = JSON.stringify(sorted(were)) === JSON.stringify(sorted(are));
    if (isAlike && hasRowid(sql, table) === hasRowid(sql, fresh)) {
      sql.exec(`DROP TABLE ${fresh}`);
      continue;
    }
    const before = columnNames(sql, table);
    changed.set(table, before);
    if (!emptied.includes(table)) copyRows(sql, table, before, are, filled);
  }
  beforeDrop((table) => FRESH + table);
  for (const table of changed.keys()) {
    sql.exec(`DROP TABLE ${table}`);
    sql.exec(`ALTER TABLE ${FRESH}${table} RENAME TO ${table}`);
  }
  for (const { table } of creating.tables) dropIndexes(sql, table);
  for (const { text } of creating.tables) sql.exec(text.replace(TABLE, "CREATE TABLE IF NOT EXISTS $1"));
  for (const index of creating.indexes) sql.exec(index);
  return changed;
}

const TABLE = /CREATE TABLE (?:IF NOT EXISTS )?(\w+)/;

function statementsIn(text: string): { tables: { table: string; text: string }[]; indexes: string[] } {
  const statements = text
    .replace(/--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim());
  return {
    tables: statements.flatMap((statement) => {
      const table = TABLE.exec(statement)?.[1];
      return table === undefined ? [] : [{ table, text: statement }];
    }),
    indexes: statements.filter((statement) => /^CREATE (?:UNIQUE )?INDEX /.test(statement)),
  };
}

const columnsOf = (sql: SqlStorage, table: string): Column[] =>
  sql.exec<Column>(`SELECT name, "notnull", pk FROM pragma_table_info(?)`, table).toArray();

/** Returns the columns that a table stores, without those that are computed. */
export const columnNames = (sql: SqlStorage, table: string): ReadonlySet<string> =>
  new Set(columnsOf(sql, table).map(({ name }) => name));

const hasRowid = (sql: SqlStorage, table: string): boolean =>
  !/WITHOUT ROWID\s*$/.test(
    sql.exec<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?", table).one().sql,
  );

const sorted = (columns: readonly Column[]): Column[] => columns.toSorted((a, b) => (a.name < b.name ? -1 : 1));

function copyRows(
  sql: SqlStorage,
  table: string,
  before: ReadonlySet<string>,
  columns: readonly Column[],
  filled: Earlier["filled"],
): void {
  const values = columns.flatMap(({ name }) => {
    const value = before.has(name) ? name : filled[`${table}.${name}`];
    return value === undefined ? [] : [{ name, value }];
  });
  const names = values.map(({ name }) => name).join(", ");
  sql.exec(
    `INSERT INTO ${FRESH}${table} (${names}) SELECT ${values.map(({ value }) => value).join(", ")} FROM ${table} AS was`,
  );
}

/** Drops a table's indexes. Those that belong to a key have no SQL text, and stay. */
function dropIndexes(sql: SqlStorage, table: string): void {
  const indexes = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    table,
  );
  for (const { name } of indexes.toArray()) sql.exec(`DROP INDEX ${name}`);
}
