import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";
import type { RoundLog } from "../log/round-log.ts";

/** Returns the task that packs the log of rounds once it has grown. A crash leaves it as it was, or packed. */
export function archiveTask(
  log: RoundLog,
  deletions: PendingDeletions,
  transaction: (write: () => void) => void,
): AlarmTask {
  return {
    nextRun: (now) => (log.isArchiveDue ? now : null),
    async run() {
      transaction(() => {
        // The pages of the log become free, and a scrubbing must know of all of them.
        deletions.recordPeak();
        log.archive();
      });
    },
  };
}
