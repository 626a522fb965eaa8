import { AlarmTasks, type AlarmTask } from "../runtime/alarm-tasks.ts";
import { backoffMs } from "../runtime/backoff.ts";
import { within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { SerialQueue } from "../runtime/serial-queue.ts";
import type { ColdRecords, Part } from "../ports/cold-records.ts";
import type { Host } from "./host.ts";
import { PartSync } from "./part-sync.ts";
import { PARTS } from "./sync-state.ts";

/** Writes gather for this long before the alarm pushes them, so that a burst costs one call. */
const PUSH_AFTER_MS = 2_000;
/** The longest wait is short, so that the replica catches up within a minute of an outage. */
const BACKOFF = { firstMs: 2_000, maxMs: 20_000 };
/** How long a request waits for a sync that can also happen later, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * The replication of a tenant, a rulebook or the directory. The object reads its rows from Redis once, if its own storage is
 * empty, and answers from its storage. The alarm pushes its writes. Beside requests the replica pulls what other deployments
 * have written. It is loaded only if there is a cold tier.
 */
export class Replica implements AlarmTask {
  private readonly host: Host;
  private readonly parts: PartSync;
  private readonly alarm: AlarmTasks;
  private readonly queue = new SerialQueue();
  private failures = 0;
  private restsUntil = 0;
  /** When the next push is due. Null if none was scheduled since the alarm last rang. */
  private dueAt: number | null = null;

  constructor(storage: DurableObjectStorage, cold: ColdRecords, place: string, host: Host) {
    this.host = host;
    this.alarm = new AlarmTasks(storage, [this]);
    this.parts = new PartSync(storage, cold, place, host, () => this.forgetAlarm());
    if (!host.hasTables()) return;
    if (this.parts.state.wasKept) {
      this.parts.followNew();
      return;
    }
    this.parts.followExisting();
    this.scheduleSync();
  }

  /** The name under which this storage counts, to tell its counts from those of other deployments. */
  get owner(): string {
    return this.parts.state.owner;
  }

  /** Returns true once all rows of a part were read from Redis. */
  isHydrated(part: Part = "critical"): boolean {
    return this.parts.isHydrated(part);
  }

  /** Records every change of the object's tables from now on. The tables have just been made. */
  follow(): void {
    this.parts.follow();
  }

  /**
   * Reads the rows of a part, unless they were read before.
   * @throws if Redis cannot be reached
   */
  async hydrate(part: Part = "critical"): Promise<void> {
    if (this.isHydrated(part)) return;
    await this.queue.add(async () => {
      if (!this.isHydrated(part)) await this.parts.sync(part);
    });
  }

  /** Starts a sync beside the request, unless the last one is recent, one is running, or Redis is failing. */
  pullIfStale(): void {
    const now = Date.now();
    const isFresh = now - this.parts.syncedAt.critical < this.host.freshForMs;
    if (isFresh || !this.queue.isIdle || now < this.restsUntil) return;
    void this.pushAndPull(true);
  }

  /**
   * Pushes all pending rows and reads what other deployments have written.
   * @throws if Redis cannot be reached. The alarm tries again.
   */
  sync(part: Part = "critical"): Promise<void> {
    this.scheduleSync();
    return this.queue.add(() => this.parts.sync(part));
  }

  /**
   * Syncs, and waits for it up to a second. The alarm does what could not be done.
   * @param maxAgeMs does nothing if the last sync is younger than this
   */
  async syncWithin(part: Part = "critical", maxAgeMs = 0): Promise<void> {
    if (Date.now() - this.parts.syncedAt[part] < maxAgeMs) return;
    await within(PATIENCE_MS, this.sync(part)).catch((error: unknown) => {
      log("warn", { event: "records_behind", reason: reasonOf(error) });
    });
  }

  /** Sets the alarm that pushes what was written. The caller has written. */
  scheduleSync(): void {
    if (!this.parts.isBehind()) return;
    const now = Date.now();
    const at = this.failures === 0 ? now + PUSH_AFTER_MS : Math.max(now, this.restsUntil);
    this.dueAt = Math.min(this.dueAt ?? at, at);
    this.alarm.schedule(now);
  }

  /** An alarm that rings without a schedule was set before a restart, so its push is due. */
  nextRun(now: number): number | null {
    return this.parts.isBehind() ? (this.dueAt ?? now) : null;
  }

  async run(): Promise<void> {
    await this.pushAndPull(false);
    this.scheduleSync();
  }

  async onAlarm(): Promise<void> {
    this.dueAt = null;
    await this.alarm.run(Date.now());
  }

  /**
   * Destroys the rows in Redis, where nobody can write them again, and then the object.
   * @throws if Redis cannot be reached
   */
  destroy(): Promise<void> {
    return this.queue.add(() => this.parts.destroy());
  }

  /** Returns true if this row was changed since it was last pushed. */
  hasPendingRow(table: string, key: string): boolean {
    return this.parts.hasPendingRow(table, key);
  }

  private forgetAlarm(): void {
    this.dueAt = null;
    this.alarm.reset();
  }

  /** Syncs the parts that are behind, and with `pulls` the critical one in any case. Never rejects: the alarm retries. */
  private pushAndPull(pulls: boolean): Promise<void> {
    return this.queue.add(async () => {
      try {
        for (const part of PARTS) {
          const isBehind = !this.isHydrated(part) || this.parts.hasPending(part);
          if (isBehind || (pulls && part === "critical")) await this.parts.sync(part);
        }
        this.failures = 0;
      } catch (error) {
        this.failures += 1;
        this.restsUntil = Date.now() + backoffMs(this.failures, BACKOFF);
        log("warn", { event: "records_behind", reason: reasonOf(error), count: this.failures });
        this.scheduleSync();
      }
    });
  }
}
