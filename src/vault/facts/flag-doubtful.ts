import { slotDependencies } from "../../memory/statements/slot-dependencies.ts";
import { lastSaid } from "../assertion-sql.ts";
import { directoryOf } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";

/**
 * Marks memories that were last said before something they depend on changed: `metadata.doubt` names the memory that
 * raised the doubt. Takes the mark off those that were said again since.
 */
export function flagDoubtful(tx: Tx, slot: string): void {
  for (const { on, slots } of slotDependencies(slot)) {
    const causes = directoryOf(tx.sql).inSlot(on);
    const change = sqlNaming(tx.sql, causes)
      .exec<Pick<MemoryRow, "id" | "created_at">>(
        `SELECT id, created_at FROM memories
         WHERE id IN (SELECT value FROM json_each(?)) AND valid_to IS NULL AND supersedes IS NOT NULL ORDER BY id`,
        JSON.stringify(causes),
      )
      .toArray()[0];
    for (const row of dependents(tx.sql, slots)) {
      const doubted = change !== undefined && row.said_last < change.created_at;
      const metadata = JSON.parse(row.metadata) as Record<string, unknown>;
      if (doubted === "doubt" in metadata) continue;
      const { doubt: _, ...rest } = metadata;
      const doubt = doubted ? { doubt: { because: change.id, of: on } } : {};
      const marked = { ...row, metadata: JSON.stringify({ ...rest, ...doubt }) };
      tx.sql.exec("UPDATE memories SET metadata = ? WHERE id = ?", marked.metadata, row.id);
      tx.workingSet.add(marked);
    }
  }
}

type Dependent = MemoryRow & { said_last: number };

function dependents(sql: SqlStorage, slots: readonly string[]): Dependent[] {
  const ids = slots.flatMap((slot) => directoryOf(sql).inSlot(slot));
  return sqlNaming(sql, ids)
    .exec<Dependent>(
      `SELECT m.*, coalesce(${lastSaid("m.id")}, m.created_at) AS said_last
       FROM memories m WHERE m.id IN (SELECT value FROM json_each(?)) AND m.valid_to IS NULL
       ORDER BY m.slot, m.id`,
      JSON.stringify(ids),
    )
    .toArray();
}
