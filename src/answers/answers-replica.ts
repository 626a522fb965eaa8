import type { AlarmTask } from "../runtime/alarm-tasks.ts";
import { backoffMs } from "../runtime/backoff.ts";
import { SerialQueue } from "../runtime/serial-queue.ts";
import type { ColdAnswers } from "../ports/cold-tier.ts";
import { AnswerSync, type Host } from "./answer-sync.ts";
import type { Invalidations } from "./invalidations.ts";
import type { AnswerRow } from "./schema.ts";
import { SyncStateStore } from "./sync-state.ts";

/** Answers gather for this long before the alarm pushes them, so that a burst costs one call. */
const PUSH_AFTER_MS = 1_000;
/** The longest wait is short, so that the replica catches up within a minute of an outage. */
const BACKOFF = { firstMs: 2_000, maxMs: 20_000 };

/**
 * The replication of shared answers. The object reads them from Redis once, when its own file is empty, and pushes new ones
 * from its alarm. Invalidations are pushed before answers, and those of others are applied before any answer is pushed. It is
 * loaded only if there is a cold tier.
 */
export class AnswersReplica implements AlarmTask {
  private readonly sql: SqlStorage;
  private readonly state: SyncStateStore;
  private readonly answers: AnswerSync;
  private readonly onFailure: (error: unknown) => void;
  private readonly queue = new SerialQueue();
  private reading: Promise<void> | null = null;
  private failures = 0;
  /** Redis is not read again before this time. */
  private restsUntil = 0;
  /** When the next push is due. Null if none was scheduled since the alarm last rang. */
  private dueAt: number | null = null;

  constructor(sql: SqlStorage, cold: ColdAnswers, invalidations: Invalidations, place: string, host: Host) {
    this.sql = sql;
    this.onFailure = host.onFailure;
    this.state = new SyncStateStore(sql, place);
    this.answers = new AnswerSync(sql, cold, invalidations, this.state, host);
    // A file that was written without a cold tier holds answers that Redis does not have.
    if (!this.state.isStored) sql.exec("INSERT OR IGNORE INTO outbox SELECT id FROM answers");
  }

  get isHydrated(): boolean {
    return this.state.hydrated;
  }

  /** Queues a stored answer for the next push. */
  recordStored({ fingerprint, question }: Pick<AnswerRow, "fingerprint" | "question">): void {
    const same = "SELECT id FROM answers WHERE fingerprint = ? AND question = ?";
    this.sql.exec(`INSERT OR IGNORE INTO outbox ${same}`, fingerprint, question);
  }

  /** Reads the answers in Redis. Resolves after the attempt. Returns null shortly after a failure, without another attempt. */
  hydrate(): Promise<void> | null {
    if (!this.reading && Date.now() < this.restsUntil) return null;
    this.reading ??= this.attempt(() => this.answers.read()).finally(() => (this.reading = null));
    return this.reading;
  }

  /** Decides when the next push is due. The caller sets the alarm. */
  scheduleSync(): void {
    if (!this.answers.isBehind()) return;
    // The alarm may ring after a restart, and must then know the object's name.
    if (!this.state.isStored) this.state.save();
    const now = Date.now();
    const at = this.failures === 0 ? now + PUSH_AFTER_MS : Math.max(now, this.restsUntil);
    this.dueAt = Math.min(this.dueAt ?? at, at);
  }

  /** An alarm that rings without a schedule was set before a restart, so its push is due. */
  nextRun(now: number): number | null {
    return this.answers.isBehind() ? (this.dueAt ?? now) : null;
  }

  /** Makes the push due whose alarm is ringing. */
  onAlarm(): void {
    this.dueAt = null;
  }

  async run(): Promise<void> {
    await this.attempt(async () => {
      await this.answers.pushInvalidations();
      await this.answers.read();
      await this.answers.pushAnswers();
    });
    this.scheduleSync();
  }

  /**
   * Pushes pending invalidations.
   * @returns how many answers of `subject` Redis has removed
   */
  pushInvalidation(subject: string): Promise<number> {
    return this.queue.add(async () => (await this.answers.pushInvalidations()).get(subject) ?? 0);
  }

  /** Counts the answers of a subject in Redis, after pending invalidations. */
  count(subject: string): Promise<number> {
    return this.queue.add(() => this.answers.count(subject));
  }

  /** Reads the outbox before the file is emptied. The result queues those of the restored answers that were in it. */
  save(): (rows: readonly AnswerRow[]) => void {
    const pending = new Set(
      this.sql
        .exec<{ id: number }>("SELECT id FROM outbox")
        .toArray()
        .map(({ id }) => id),
    );
    return (rows) => {
      if (this.state.isStored) this.state.save();
      for (const row of rows) if (pending.has(row.id)) this.recordStored(row);
    };
  }

  private attempt(work: () => Promise<void>): Promise<void> {
    return this.queue.add(async () => {
      try {
        await work();
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.restsUntil = Date.now() + backoffMs(this.failures, BACKOFF);
        this.onFailure(error);
      }
    });
  }
}
