import { deleteMemory } from "../facts/delete-memory.ts";
import type { MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";
import type { PendingDeletions } from "./pending-deletions.ts";

/**
 * Deletes memories with all that repeats them. The need to scrub is written with the deletion, so that a crash before
 * the end of the scrubbing does not stop it.
 */
export function deleteMemories(tx: Tx, deletions: PendingDeletions, rows: readonly MemoryRow[], now: number): void {
  if (rows.length === 0) return;
  deletions.recordPeak();
  const turns = rows.flatMap((row) => deleteMemory(tx, row));
  // A memory that was written by hand was said in no turn, and its bytes are to go all the same.
  deletions.requireScrub(turns, now);
}
