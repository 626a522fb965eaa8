import type { Part } from "../ports/cold-records.ts";
import type { ColdRow } from "../ports/cold-tier.ts";
import type { PendingRow } from "./outbox.ts";

export type Row = Record<string, SqlStorageValue>;

/** A table whose rows are replicated to Redis. */
export interface ReplicatedTable {
  readonly name: string;
  readonly part: Part;
  /** The columns that identify a row in every deployment. */
  readonly key: readonly string[];
  /** Columns that mean something in this storage alone, and are not replicated. */
  readonly omits?: readonly string[];
  /** Returns true if no other deployment may replace the row unless it has read it. */
  readonly isFinal?: (row: Row) => boolean;
  /** Returns when Redis may delete the row by itself, in milliseconds since the epoch. */
  readonly expiresAt?: (row: Row) => number;
}

const where = ({ key }: ReplicatedTable): string => key.map((column) => `${column} = ?`).join(" AND ");
const valuesIn = (key: string): SqlStorageValue[] => JSON.parse(key) as SqlStorageValue[];

/** Returns null if there is no row with this key. */
export function rowIn(sql: SqlStorage, table: ReplicatedTable, key: string): Row | null {
  const found = sql.exec(`SELECT * FROM ${table.name} WHERE ${where(table)}`, ...valuesIn(key));
  return found.toArray()[0] ?? null;
}

/** Returns a row as JSON, without the columns of this storage alone. */
export const textOf = ({ omits }: ReplicatedTable, row: Row): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !omits?.includes(column))));

/** Returns the current row of an entry in the outbox, as it is pushed. */
export function coldRowIn(sql: SqlStorage, table: ReplicatedTable, { key }: PendingRow): ColdRow {
  const row = rowIn(sql, table, key);
  if (!row) return { table: table.name, key, row: null, expiresAt: null };
  return { table: table.name, key, row: textOf(table, row), expiresAt: table.expiresAt?.(row) ?? null };
}

/** Replaces or deletes a row as Redis has it. */
export function applyRow(sql: SqlStorage, table: ReplicatedTable, { key, row }: ColdRow): void {
  sql.exec(`DELETE FROM ${table.name} WHERE ${where(table)}`, ...valuesIn(key));
  if (row !== null) insert(sql, table, JSON.parse(row) as Row);
  // A row that was pulled need not be pushed.
  sql.exec("DELETE FROM outbox WHERE place = ? AND key = ?", table.name, key);
}

/** Inserts a row without the columns that only another version of the schema has. */
function insert(sql: SqlStorage, { name }: ReplicatedTable, row: Row): void {
  const known = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?)", name).toArray();
  const columns = known.map((column) => column.name).filter((column) => column in row);
  const marks = columns.map(() => "?").join(", ");
  const values = columns.map((column) => row[column] ?? null);
  sql.exec(`INSERT INTO ${name} (${columns.join(", ")}) VALUES (${marks})`, ...values);
}
