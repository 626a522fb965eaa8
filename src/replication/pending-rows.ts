import type { ColdRow } from "../ports/cold-tier.ts";
import { type ReplicatedTable, coldRowIn, type Row } from "./replicated-table.ts";
import type { PendingRow } from "./outbox.ts";

/** One call may bring 10 MB on every plan, and text takes more bytes than characters. */
const MAX_BATCH = { rows: 500, characters: 2_000_000 };

/** Returns true if any row of these tables was not pushed yet. */
export function hasPending(sql: SqlStorage, tables: readonly ReplicatedTable[]): boolean {
  const names = JSON.stringify(tables.map(({ name }) => name));
  const pending = "SELECT 1 FROM outbox WHERE place IN (SELECT value FROM json_each(?)) LIMIT 1";
  return sql.exec(pending, names).toArray().length > 0;
}

/** Rows for one push, and their entries in the outbox. */
export interface Batch {
  readonly pending: readonly PendingRow[];
  readonly rows: readonly ColdRow[];
}

export const EMPTY_BATCH: Batch = { pending: [], rows: [] };

/** Returns pending rows of these tables, up to the limits of one call. */
export function pendingRows(sql: SqlStorage, tables: readonly ReplicatedTable[]): Batch {
  const batch = { pending: [] as PendingRow[], rows: [] as ColdRow[] };
  let characters = 0;
  for (const table of tables) {
    const found = sql.exec<PendingRow & Row>(
      "SELECT * FROM outbox WHERE place = ? LIMIT ?",
      table.name,
      MAX_BATCH.rows,
    );
    for (const entry of found.toArray()) {
      const row = coldRowIn(sql, table, entry);
      characters += row.row?.length ?? 0;
      if (batch.rows.length > 0 && characters > MAX_BATCH.characters) return batch;
      batch.pending.push(entry);
      batch.rows.push(row);
    }
  }
  return batch;
}
