import type { ColdRow } from "../ports/cold-tier.ts";
import { type ReplicatedTable, coldRowIn, type Row } from "./replicated-table.ts";
import type { PendingRow } from "./outbox.ts";

/** One call may bring 10 MB on every plan, and text takes more bytes than characters. */
const BATCH = { rows: 500, characters: 2_000_000 };

/** Whether a row of these tables has yet to be carried. */
export function hasPending(sql: SqlStorage, tables: readonly ReplicatedTable[]): boolean {
  const names = JSON.stringify(tables.map(({ name }) => name));
  const noted = "SELECT 1 FROM outbox WHERE place IN (SELECT value FROM json_each(?)) LIMIT 1";
  return sql.exec(noted, names).toArray().length > 0;
}

export interface Batch {
  readonly due: readonly PendingRow[];
  readonly rows: readonly ColdRow[];
}

export const EMPTY_BATCH: Batch = { due: [], rows: [] };

/** What is due of these tables, as much as one call may bring. */
export function pendingRows(sql: SqlStorage, tables: readonly ReplicatedTable[]): Batch {
  const batch = { due: [] as PendingRow[], rows: [] as ColdRow[] };
  let characters = 0;
  for (const table of tables) {
    const noted = sql.exec<PendingRow & Row>("SELECT * FROM outbox WHERE place = ? LIMIT ?", table.name, BATCH.rows);
    for (const one of noted.toArray()) {
      const row = coldRowIn(sql, table, one);
      characters += row.row?.length ?? 0;
      if (batch.rows.length > 0 && characters > BATCH.characters) return batch;
      batch.due.push(one);
      batch.rows.push(row);
    }
  }
  return batch;
}
