/*
 * Files that an earlier version wrote. A table whose columns or key are others by now is made anew under another name,
 * its rows are copied, and it takes the old one's place. All of it belongs in one transaction: a crash on the way leaves
 * the file as it was, and the next start begins again.
 */

/** Earlier tables that this version makes otherwise. */
export interface Earlier {
  /** Columns that an earlier version did not have, as `table.column`: what they are filled with, in SQL, of the row as it was. */
  readonly filled: Readonly<Record<string, string>>;
  /** Tables whose rows are of no use in another shape. */
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

export const hasColumn = (sql: SqlStorage, table: string, column: string): boolean =>
  columnsOf(sql, table).some(({ name }) => name === column);

/**
 * Gives a file the tables and indexes of this version, with the rows that it holds. Tables that are not named in
 * `statements` stay as they are.
 * @param statements `CREATE TABLE` and `CREATE INDEX`, as a new file is made with
 * @param beforeDrop called once all rows lie in both places
 * @returns the columns that each changed table had before
 */
export function upgradeTables(
  sql: SqlStorage,
  statements: string,
  { filled, emptied = [] }: Earlier,
  beforeDrop: () => void = () => {},
): ReadonlyMap<string, ReadonlySet<string>> {
  const creating = statementsIn(statements);
  const changed = new Map<string, ReadonlySet<string>>();
  for (const { table, text } of creating.tables) {
    if (!hasTable(sql, table)) continue;
    const fresh = FRESH + table;
    sql.exec(text.replace(TABLE, `CREATE TABLE ${fresh}`));
    const [were, are] = [columnsOf(sql, table), columnsOf(sql, fresh)];
    if (JSON.stringify(sorted(were)) === JSON.stringify(sorted(are))) {
      sql.exec(`DROP TABLE ${fresh}`);
      continue;
    }
    const before = new Set(were.map(({ name }) => name));
    changed.set(table, before);
    if (!emptied.includes(table)) copyRows(sql, table, before, are, filled);
  }
  beforeDrop();
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

/** Those that a key brings with it have no text, and stay. */
function dropIndexes(sql: SqlStorage, table: string): void {
  const indexes = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    table,
  );
  for (const { name } of indexes.toArray()) sql.exec(`DROP INDEX ${name}`);
}
