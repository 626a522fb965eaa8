import type { AlarmTask } from "../../runtime/alarm-tasks.ts";
import type { Scope } from "../../scope.ts";
import type { WorkingSetLoader } from "../recall/working-set-loader.ts";
import { backfillDue, scheduleBackfill } from "./embedding-attempts.ts";
import { type BackfillContext, backfillEmbeddings } from "./embedding-backfill.ts";

/** Milliseconds between a request that finds vectors missing and the write that schedules them: the request writes nothing. */
const DELAY_MS = 100;

interface Context extends BackfillContext {
  readonly workingSet: WorkingSetLoader;
  /** Returns whether vectors are on their way from the cold tier, and need not be made. */
  readonly awaitsVectors: () => boolean;
  readonly hasTables: () => boolean;
  /** Sets the alarm. */
  readonly setAlarm: () => void;
}

/** Makes the vectors that memories lack. */
export class BackfillTask implements AlarmTask {
  private readonly context: Context;
  /** True if the embedder failed when the backfill last asked it. A question that comes with a vector shows that it is back. */
  private isEmbedderDown = false;

  constructor(context: Context) {
    this.context = context;
  }

  nextRun(): number | null {
    return this.context.awaitsVectors() ? null : backfillDue(this.context.tx.sql);
  }

  async run(): Promise<void> {
    this.isEmbedderDown = (await backfillEmbeddings(this.context)) ?? this.isEmbedderDown;
  }

  /** Schedules the backfill if a memory of the working set lacks a vector. */
  schedule(scope: Scope, embedderWorks = false): void {
    const { tx, embedder } = this.context;
    if (!tx.workingSet.lacksVectors) return;
    scheduleBackfill(tx.sql, embedder, scope, Date.now(), embedderWorks);
  }

  /**
   * Schedules the backfill a moment after a question, if it is the first since the working set was loaded, or the first
   * that shows that the embedder is back.
   */
  noteQuestion(scope: Scope, hasVector: boolean): void {
    const { workingSet } = this.context;
    if (!workingSet.needsBackfill && !(this.isEmbedderDown && hasVector)) return;
    workingSet.needsBackfill = false;
    if (hasVector) this.isEmbedderDown = false;
    setTimeout(() => {
      if (!this.context.hasTables()) return;
      this.schedule(scope, hasVector);
      this.context.setAlarm();
    }, DELAY_MS);
  }
}
