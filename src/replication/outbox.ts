/*
 * Which rows have changed since they were carried elsewhere. Triggers note it in the very transaction of the change,
 * whoever makes it; what is carried is the row as it is then, so that carrying it twice does no harm.
 */

export const OUTBOX_TABLE =
  "CREATE TABLE IF NOT EXISTS outbox (place TEXT NOT NULL, key TEXT NOT NULL, token INTEGER NOT NULL, PRIMARY KEY (place, key)) WITHOUT ROWID;";

export interface PendingRow {
  /** A table, as a rule. */
  readonly place: string;
  /** The values of the key's columns, as a JSON array. */
  readonly key: string;
  /** Differs whenever the row has changed once more. */
  readonly token: number;
}

/** As much of a random number as JavaScript can hold. */
export const TOKEN = "(random() & 0xffffffffffff)";

export const keyOf = (columns: readonly string[], row: "NEW" | "OLD"): string =>
  `json_array(${columns.map((column) => `${row}.${column}`).join(", ")})`;

/** Not `INSERT OR REPLACE`: within a trigger the conflict clause of the outer statement holds. */
export const recordSql = (place: string, key: string): string =>
  `DELETE FROM outbox WHERE place = '${place}' AND key = ${key};
   INSERT INTO outbox (place, key, token) VALUES ('${place}', ${key}, ${TOKEN});`;

/** From now on every change of this table is noted. */
export function followTable(sql: SqlStorage, table: string, columns: readonly string[]): void {
  const [fresh, old] = [keyOf(columns, "NEW"), keyOf(columns, "OLD")];
  const on = (event: string, key: string): unknown =>
    sql.exec(`CREATE TRIGGER outbox_${table}_${event} AFTER ${event} ON ${table} BEGIN ${recordSql(table, key)} END`);
  on("INSERT", fresh);
  on("UPDATE", fresh);
  on("DELETE", old);
}

export function stopFollowing(sql: SqlStorage): void {
  const triggers = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'outbox!_%' ESCAPE '!'",
  );
  for (const { name } of triggers.toArray()) sql.exec(`DROP TRIGGER ${name}`);
}

/** The token of a row that was noted with all others, and not because it has changed. */
export const WITH_ALL = 0;

/** Every row of this table has yet to be carried. Those that are noted already have changed. */
export function recordTable(sql: SqlStorage, table: string, columns: readonly string[]): void {
  const key = `json_array(${columns.join(", ")})`;
  sql.exec(`INSERT OR IGNORE INTO outbox (place, key, token) SELECT '${table}', ${key}, ${WITH_ALL} FROM ${table}`);
}

export function noteOne(sql: SqlStorage, place: string, key: string): void {
  sql.exec(`INSERT OR REPLACE INTO outbox (place, key, token) VALUES (?, ?, ${TOKEN})`, place, key);
}

/** Null: this row has not changed since it was carried. */
export function tokenOf(sql: SqlStorage, place: string, key: string): number | null {
  const noted = sql.exec<{ token: number }>("SELECT token FROM outbox WHERE place = ? AND key = ?", place, key);
  return noted.toArray()[0]?.token ?? null;
}

export const isRecorded = (sql: SqlStorage, place: string, key: string): boolean =>
  sql.exec("SELECT 1 FROM outbox WHERE place = ? AND key = ?", place, key).toArray().length > 0;

export const isEmpty = (sql: SqlStorage): boolean => sql.exec("SELECT 1 FROM outbox LIMIT 1").toArray().length === 0;

/** Those that have changed again meanwhile stay. */
export function markPushed(sql: SqlStorage, due: readonly PendingRow[]): void {
  for (const { place, key, token } of due) {
    sql.exec("DELETE FROM outbox WHERE place = ? AND key = ? AND token = ?", place, key, token);
  }
}
