/*
 * The outbox lists the rows that have changed since they were last pushed. Triggers record a change in its own transaction.
 * A push reads the row as it is then, so that pushing it twice does no harm.
 */

export const OUTBOX_TABLE =
  "CREATE TABLE IF NOT EXISTS outbox (place TEXT NOT NULL, key TEXT NOT NULL, token INTEGER NOT NULL, PRIMARY KEY (place, key)) WITHOUT ROWID;";

/** An entry of the outbox: a row that is to be pushed. */
export interface PendingRow {
  /** The name of a table, as a rule. */
  readonly place: string;
  /** The values of the key's columns, as a JSON array. */
  readonly key: string;
  /** A random number that is new with every change of the row. */
  readonly token: number;
}

/** SQL for a random number of 48 bits, which JavaScript holds exactly. */
const TOKEN = "(random() & 0xffffffffffff)";

/** Returns SQL for the key of a row in a trigger. */
export const keyOf = (columns: readonly string[], row: "NEW" | "OLD"): string =>
  `json_array(${columns.map((column) => `${row}.${column}`).join(", ")})`;

/**
 * Returns SQL that records a change. It is no `INSERT OR REPLACE`: a trigger obeys the conflict clause of the outer
 * statement.
 */
const recordSql = (place: string, key: string): string =>
  `DELETE FROM outbox WHERE place = '${place}' AND key = ${key};
   INSERT INTO outbox (place, key, token) VALUES ('${place}', ${key}, ${TOKEN});`;

/** Creates the triggers that record every change of a table. */
export function followTable(sql: SqlStorage, table: string, columns: readonly string[]): void {
  const [fresh, old] = [keyOf(columns, "NEW"), keyOf(columns, "OLD")];
  const on = (event: string, key: string): unknown =>
    sql.exec(`CREATE TRIGGER outbox_${table}_${event} AFTER ${event} ON ${table} BEGIN ${recordSql(table, key)} END`);
  on("INSERT", fresh);
  on("UPDATE", fresh);
  on("DELETE", old);
}

export const isFollowed = (sql: SqlStorage, table: string): boolean =>
  sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?", `outbox_${table}_INSERT`).toArray()
    .length > 0;

/** Drops the triggers of all tables. */
export function stopFollowing(sql: SqlStorage): void {
  const triggers = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'outbox!_%' ESCAPE '!'",
  );
  for (const { name } of triggers.toArray()) sql.exec(`DROP TRIGGER ${name}`);
}

/** The token of a row that was queued with its whole table, and not because it has changed. */
export const WITH_ALL = 0;

/** Queues every row of a table. Rows with an entry keep it: they have changed. */
export function recordTable(sql: SqlStorage, table: string, columns: readonly string[]): void {
  const key = `json_array(${columns.join(", ")})`;
  sql.exec(`INSERT OR IGNORE INTO outbox (place, key, token) SELECT '${table}', ${key}, ${WITH_ALL} FROM ${table}`);
}

/** Returns null if the row has not changed since it was pushed. */
export function tokenOf(sql: SqlStorage, place: string, key: string): number | null {
  const found = sql.exec<{ token: number }>("SELECT token FROM outbox WHERE place = ? AND key = ?", place, key);
  return found.toArray()[0]?.token ?? null;
}

/** Returns true if the row has changed since it was pushed. */
export const isRecorded = (sql: SqlStorage, place: string, key: string): boolean =>
  sql.exec("SELECT 1 FROM outbox WHERE place = ? AND key = ?", place, key).toArray().length > 0;

/** Removes pushed rows from the outbox. Rows that have changed again meanwhile stay. */
export function markPushed(sql: SqlStorage, pushed: readonly PendingRow[]): void {
  for (const { place, key, token } of pushed) {
    sql.exec("DELETE FROM outbox WHERE place = ? AND key = ? AND token = ?", place, key, token);
  }
}
