import type { Part } from "../ports/cold-records.ts";
import type { ColdRow } from "../ports/cold-tier.ts";
import type { PendingRow } from "./outbox.ts";

/* A table whose rows lie elsewhere besides. */

export type Row = Record<string, SqlStorageValue>;

export interface ReplicatedTable {
  readonly name: string;
  readonly part: Part;
  /** By which a row is known in every deployment. */
  readonly key: readonly string[];
  /** Columns that mean something in this file alone. */
  readonly omits?: readonly string[];
  /** Whether a row stays as it is, whatever another deployment says of it that has not heard of this. */
  readonly isFinal?: (row: Row) => boolean;
  /** Milliseconds since the epoch after which a row may go by itself there. */
  readonly expiresAt?: (row: Row) => number;
}

const where = ({ key }: ReplicatedTable): string => key.map((column) => `${column} = ?`).join(" AND ");
const valuesIn = (key: string): SqlStorageValue[] => JSON.parse(key) as SqlStorageValue[];

export function rowIn(sql: SqlStorage, table: ReplicatedTable, key: string): Row | null {
  const found = sql.exec(`SELECT * FROM ${table.name} WHERE ${where(table)}`, ...valuesIn(key));
  return found.toArray()[0] ?? null;
}

/** A row as text, as it is told to others. */
export const remoteRows = ({ omits }: ReplicatedTable, row: Row): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !omits?.includes(column))));

/** The row as it is now, as it lies elsewhere. */
export function coldRowIn(sql: SqlStorage, table: ReplicatedTable, { key }: PendingRow): ColdRow {
  const row = rowIn(sql, table, key);
  if (!row) return { table: table.name, key, row: null, expiresAt: null };
  return { table: table.name, key, row: remoteRows(table, row), expiresAt: table.expiresAt?.(row) ?? null };
}

/** Takes a row over as it lies elsewhere. */
export function applyRow(sql: SqlStorage, table: ReplicatedTable, { key, row }: ColdRow): void {
  sql.exec(`DELETE FROM ${table.name} WHERE ${where(table)}`, ...valuesIn(key));
  if (row !== null) insert(sql, table, JSON.parse(row) as Row);
  // What came from there need not go back.
  sql.exec("DELETE FROM outbox WHERE place = ? AND key = ?", table.name, key);
}

/** What another version has kept beside is left out. */
function insert(sql: SqlStorage, { name }: ReplicatedTable, row: Row): void {
  const known = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info(?)", name).toArray();
  const columns = known.map((column) => column.name).filter((column) => column in row);
  const marks = columns.map(() => "?").join(", ");
  const values = columns.map((column) => row[column] ?? null);
  sql.exec(`INSERT INTO ${name} (${columns.join(", ")}) VALUES (${marks})`, ...values);
}
