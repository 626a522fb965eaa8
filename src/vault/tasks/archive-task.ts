import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { PendingDeletions } from "../deletion/pending-deletions.ts";
import type { EntryWithAnswer, RoundLog } from "../log/round-log.ts";
import type { UnfiledRounds } from "../unfiled-rounds.ts";

/** Milliseconds. Requests come first: nobody waits for the log to be packed. */
export const ARCHIVE_AFTER_MS = 1_000;

/** The parts of a vault that the task works with. */
interface ArchiveContext {
  readonly log: RoundLog;
  readonly unfiled: UnfiledRounds;
  readonly keepAnswer: (entry: EntryWithAnswer) => void;
  readonly deletions: PendingDeletions;
  readonly transaction: (write: () => void) => void;
  /** Returns whether all rows of the user are in the vault. Reading them fills the log, and somebody may wait for it. */
  readonly isHydrated: () => boolean;
}

/** Returns the task that packs the log of rounds once it has grown. A crash leaves it as it was, or packed. */
export function archiveTask({
  log,
  unfiled,
  keepAnswer,
  deletions,
  transaction,
  isHydrated,
}: ArchiveContext): AlarmTask {
  let dueAt: number | null = null;
  return {
    nextRun(now) {
      if (log.isArchiveDue && isHydrated()) return (dueAt ??= now + ARCHIVE_AFTER_MS);
      dueAt = null;
      return null;
    },
    async run() {
      dueAt = null;
      transaction(() => {
        // The pages of the log become free, and a scrubbing must know of all of them.
        deletions.recordPeak();
        // The archive holds no rows.
        unfiled.file();
        log.archive(keepAnswer);
      });
    },
  };
}
