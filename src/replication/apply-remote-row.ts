import type { ColdRow } from "../ports/cold-tier.ts";
import { type ReplicatedTable, type Row, rowIn, applyRow, remoteRows } from "./replicated-table.ts";
import type { Host } from "./host.ts";
import { tokenOf, WITH_ALL } from "./outbox.ts";

/** Takes a row over that another deployment has written. @returns its table; null: ours stays, or it is of no table known here */
export function applyRemoteRow(sql: SqlStorage, host: Host, row: ColdRow): string | null {
  const table = host.tables.find(({ name }) => name === row.table);
  if (!table) return null;
  const token = tokenOf(sql, table.name, row.key);
  const ours = token === null ? null : rowIn(sql, table, row.key);
  if (token !== null && !yields(host, table, ours, row, token)) return null;
  applyRow(sql, table, row);
  // What was given up may have arrived all the same.
  if (ours && remoteRows(table, ours) !== row.row) host.onOverwritten(table.name, ours);
  return table.name;
}

/** Whether a row of ours that is on its way gives way: those that have not changed do, where others have any. */
function yields(host: Host, table: ReplicatedTable, ours: Row | null, theirs: ColdRow, token: number): boolean {
  const isFinal = (row: Row | null): boolean => row !== null && (table.isFinal?.(row) ?? false);
  if (isFinal(ours)) return false;
  return token === WITH_ALL || host.remoteWins(table.name) || isFinal(theirs.row === null ? null : rowOf(theirs.row));
}

const rowOf = (text: string): Row => JSON.parse(text) as Row;
