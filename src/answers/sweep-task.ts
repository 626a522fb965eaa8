import type { AlarmTask } from "../runtime/alarm-tasks.ts";

/** Useless answers may stay on disk for this long, so that one alarm removes many. */
const SWEEP_AFTER_MS = 15 * 60_000;

/** Removes answers that are of no use any more. */
export class SweepTask implements AlarmTask {
  private readonly sql: SqlStorage;
  private readonly sweep: (now: number) => void;
  /** Kept until the sweep, so that storing an answer costs no query. Null if it has to be read. */
  private dueAt: number | null = null;

  constructor(sql: SqlStorage, sweep: (now: number) => void) {
    this.sql = sql;
    this.sweep = sweep;
  }

  nextRun(): number | null {
    if (this.dueAt !== null) return this.dueAt;
    const { at } = this.sql.exec<{ at: number | null }>("SELECT min(gone_at) AS at FROM answers").one();
    if (at !== null) this.dueAt = at + SWEEP_AFTER_MS;
    return this.dueAt;
  }

  async run(now: number): Promise<void> {
    this.reset();
    this.sweep(now);
  }

  /** Reads the next time again, after the file was rewritten. */
  reset(): void {
    this.dueAt = null;
  }
}
