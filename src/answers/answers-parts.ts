import { splitUsageCounts } from "../cache/usage-counts.ts";
import { AlarmTasks } from "../runtime/alarm-tasks.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { formatOf, recordFormat, refuseNewer } from "../runtime/object-format.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import type { CacheCounts } from "../ports/answer-store.ts";
import type { ColdAnswers } from "../ports/cold-tier.ts";
import type { AnswersPorts } from "../ports/ports.ts";
import { AnswerCache } from "./answer-cache.ts";
import { coldAnswer, rowsIn, applyRows } from "./cold-rows.ts";
import { dropReplicationState } from "./drop-replication.ts";
import { LIMITS } from "./eviction.ts";
import { Hydration } from "./hydration.ts";
import { Invalidations } from "./invalidations.ts";
import { AnswerRemoval } from "./answer-removal.ts";
import type { AnswersReplica } from "./answers-replica.ts";
import { type AnswerRow, FORMAT, TABLES } from "./schema.ts";
import { CacheStatistics } from "./statistics.ts";
import { SweepTask } from "./sweep-task.ts";
import { UsageByDay } from "./usage-by-day.ts";

/** Counts and uses gather in memory for this long. A crash loses them. */
const WRITE_AFTER_MS = 5_000;

/** The parts of the shared answers of one tenancy: the cache, its statistics, its alarm, and the replica in Redis. */
export class AnswersParts {
  readonly statistics: CacheStatistics;
  readonly usageByDay: UsageByDay;
  readonly invalidations: Invalidations;
  readonly cache: AnswerCache;
  readonly removal: AnswerRemoval;
  /** Null without a cold tier, like the replica. */
  hydration: Hydration | null = null;
  replica: AnswersReplica | null = null;
  private readonly ctx: DurableObjectState;
  private readonly sql: SqlStorage;
  private readonly sweep: SweepTask;
  private alarms: AlarmTasks;
  private isWriteSet = false;

  constructor(ctx: DurableObjectState, { errorTarget, cold, patienceMs }: AnswersPorts) {
    this.ctx = ctx;
    this.sql = ctx.storage.sql;
    refuseNewer("answers", formatOf(this.sql), FORMAT);
    // Answers in the tables of an earlier version are an hour old at most, and not worth an upgrade.
    if (hasTable(this.sql, "answers") && !hasTable(this.sql, "outbox")) void ctx.storage.deleteAll();
    this.sql.exec(TABLES);
    recordFormat(this.sql, FORMAT);
    this.statistics = new CacheStatistics(this.sql, errorTarget, Date.now());
    this.usageByDay = new UsageByDay(this.sql);
    this.invalidations = new Invalidations(this.sql);
    this.cache = new AnswerCache(this.sql, this.statistics, (draft) => this.replica?.recordStored(draft));
    this.removal = new AnswerRemoval(ctx, this.cache, () => this.saveForRewrite());
    this.sweep = new SweepTask(this.sql, (now) => this.cache.evict(now));
    this.alarms = new AlarmTasks(ctx.storage, [this.sweep]);
    if (cold) void ctx.blockConcurrencyWhile(() => this.startReplica(cold, patienceMs));
    else dropReplicationState(this.sql);
  }

  /** Adds counts of the cache and of usage, which come together. */
  count(counts: CacheCounts): void {
    const { days, cache } = splitUsageCounts(counts);
    this.statistics.count(cache);
    // A cache is turned off with its tenant, of which nothing is counted any more.
    if (this.statistics.state.on) this.usageByDay.add(days);
  }

  /** Refuses answers of a subject that are on their way, and removes those that are stored. */
  async invalidate(subject: string, isPending: boolean): Promise<void> {
    this.invalidations.record(subject, isPending);
    await this.removal.remove(subject);
  }

  /** Pushes an invalidation. Rejects if Redis cannot be reached; the alarm then pushes it. */
  async pushInvalidation(subject: string): Promise<number> {
    if (!this.replica) return 0;
    this.schedule();
    return this.replica.pushInvalidation(subject);
  }

  /** Writes counts and uses, and runs the alarm's tasks: the sweep and the push. */
  async onAlarm(): Promise<void> {
    this.write();
    this.replica?.onAlarm();
    await this.alarms.run(Date.now());
  }

  /** Sets the alarm for the next sweep or push. */
  schedule(): void {
    this.replica?.scheduleSync();
    this.alarms.schedule(Date.now());
  }

  /** Writes counts and uses some seconds later, beside every request. */
  writeSoon(): void {
    const hasUnwritten = this.statistics.isDirty || this.usageByDay.isDirty || this.cache.hasUnwrittenUses;
    if (this.isWriteSet || !hasUnwritten) return;
    this.isWriteSet = true;
    // An alarm would be a write, and the hit that sets it would wait for the disk.
    setTimeout(() => {
      this.isWriteSet = false;
      this.write();
    }, WRITE_AFTER_MS);
  }

  private write(): void {
    this.cache.writeUses();
    this.statistics.write();
    this.usageByDay.write();
  }

  private saveForRewrite(): (rows: readonly AnswerRow[]) => void {
    const restoreInvalidations = this.invalidations.save();
    const restoreUsage = this.usageByDay.save();
    const restoreOutbox = this.replica?.save();
    return (rows) => {
      restoreInvalidations();
      restoreUsage();
      restoreOutbox?.(rows);
      this.statistics.rewrite();
      this.sweep.reset();
      this.alarms.reset();
      this.schedule();
    };
  }

  /** Loads the replica's code only if there is a cold tier: most deployments have none. */
  private async startReplica(cold: ColdAnswers, patienceMs: number): Promise<void> {
    const { AnswersReplica } = await import("./answers-replica.ts");
    this.replica = new AnswersReplica(this.sql, cold, this.invalidations, this.ctx.id.name ?? "", {
      limits: LIMITS,
      invalidate: (subject) => this.invalidate(subject, false),
      coldAnswer,
      rowsIn,
      addRows: (rows) => {
        this.cache.resetSize();
        return applyRows(this.sql, rows, Date.now());
      },
      onFailure: logFailure,
    });
    this.hydration = new Hydration(this.replica, patienceMs);
    this.alarms = new AlarmTasks(this.ctx.storage, [this.sweep, this.replica]);
  }
}

export const logFailure = (error: unknown): void =>
  log("warn", { event: "cold_answers_behind", reason: reasonOf(error) });
