import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import { deleteMemories } from "../deletion/delete-memories.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";

/** Returns the task that deletes memories whose `expiresAt` has passed, as if by hand. */
export function expiryTask(tx: Tx, deletions: PendingDeletions): AlarmTask {
  return {
    nextRun: () =>
      // A memory that has no row yet does not expire.
      sqlNaming(tx.sql, [])
        .exec<{ at: number | null }>("SELECT min(expires_at) AS at FROM memories WHERE expires_at IS NOT NULL")
        .one().at,
    async run(now) {
      const expired = tx.sql.exec<MemoryRow>("SELECT * FROM memories WHERE expires_at <= ?", now).toArray();
      deleteMemories(tx, deletions, expired, now);
      await deletions.scrubbed();
    },
  };
}
