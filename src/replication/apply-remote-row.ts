import type { ColdRow } from "../ports/cold-tier.ts";
import { type ReplicatedTable, type Row, rowIn, applyRow, textOf } from "./replicated-table.ts";
import type { Host } from "./host.ts";
import { tokenOf, WITH_ALL } from "./outbox.ts";

/**
 * Applies a row that another deployment has written, unless a pending row of ours wins.
 * @returns the name of its table; null if nothing was changed
 */
export function applyRemoteRow(sql: SqlStorage, host: Host, row: ColdRow): string | null {
  const table = host.tables.find(({ name }) => name === row.table);
  if (!table) return null;
  const token = tokenOf(sql, table.name, row.key);
  const ours = token === null ? null : rowIn(sql, table, row.key);
  if (token !== null && !isReplaced(host, table, ours, row, token)) return null;
  applyRow(sql, table, row);
  // The texts are equal if an earlier push of ours has arrived although its call failed.
  if (ours && textOf(table, ours) !== row.row) host.onOverwritten(table.name, ours);
  return table.name;
}

/** Returns true if a pending row of ours is replaced. A row that was queued without a change is, unless it is final. */
function isReplaced(host: Host, table: ReplicatedTable, ours: Row | null, theirs: ColdRow, token: number): boolean {
  const isFinal = (row: Row | null): boolean => row !== null && (table.isFinal?.(row) ?? false);
  if (isFinal(ours)) return false;
  return token === WITH_ALL || host.remoteWins(table.name) || isFinal(theirs.row === null ? null : rowOf(theirs.row));
}

const rowOf = (text: string): Row => JSON.parse(text) as Row;
