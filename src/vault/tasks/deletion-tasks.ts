import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";

/** Returns the task that removes the bytes of deleted rows from the disk. */
export function scrubTask(deletions: PendingDeletions): AlarmTask {
  return { nextRun: () => deletions.nextScrub, run: () => deletions.scrubbed() };
}

/** Returns the task that removes tombstones after their 180 days. */
export function tombstoneTask(deletions: PendingDeletions): AlarmTask {
  return {
    nextRun: () => deletions.nextTombstoneRemoval,
    run: async (now) => deletions.removeOldTombstones(now),
  };
}
