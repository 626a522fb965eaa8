import type { Revertible } from "./revertible.ts";

/** One job of a Durable Object's alarm. */
export interface AlarmTask {
  /** Returns when the task next has work, in milliseconds since the epoch. Returns null if it has none. */
  nextRun(now: number): number | null;
  /** Does the work that is due. It is safe to run again after a crash. */
  run(now: number): Promise<void>;
}

/** The runtime accepts no later alarm. One that rings too early is set again. */
export const LATEST_ALARM = Date.UTC(2189, 0);

/** Milliseconds. A task that is due this soon after an alarm runs with it, so that the object wakes up once for both. */
const SOON_MS = 300;

/** Milliseconds. An alarm that has not rung for so long was lost. */
const LOST_AFTER_MS = 5_000;

/** The one owner of an object's alarm. A Durable Object has a single alarm, and several tasks need it. */
export class AlarmTasks implements Revertible {
  private readonly storage: Pick<DurableObjectStorage, "setAlarm">;
  /** Tasks run in this order. */
  private readonly tasks: readonly AlarmTask[];
  private alarmAt: number | null = null;
  /** The time from which somebody who uses the object looks for a lost alarm. */
  private looksAt = -Infinity;

  constructor(storage: Pick<DurableObjectStorage, "setAlarm">, tasks: readonly AlarmTask[]) {
    this.storage = storage;
    this.tasks = tasks;
  }

  /** Sets the alarm for the earliest task, unless an earlier alarm is set already and was not lost. */
  schedule(now: number): void {
    // No task can be due before an alarm that is about to ring.
    if (this.isSetFor(now, now)) return;
    const due = this.earliest(now);
    if (due === null) return;
    // An alarm that is set for the moment at which it rings is lost, so it is never set for the past.
    const at = Math.max(Math.min(due, LATEST_ALARM), now);
    if (this.isSetFor(at, now)) return;
    this.alarmAt = at;
    void this.storage.setAlarm(at);
  }

  /**
   * Sets the alarm if it was lost with its file, as a task shows that is overdue. Whoever uses the object calls this: it asks
   * the tasks once, and again when the next of them should have run.
   */
  recover(now: number): void {
    if (now < this.looksAt) return;
    const due = this.earliest(now);
    this.looksAt = Math.max(due ?? Infinity, now) + LOST_AFTER_MS;
    if (due !== null && now - due >= LOST_AFTER_MS) this.schedule(now);
  }

  private earliest(now: number): number | null {
    const due = this.tasks.map((task) => task.nextRun(now)).filter((at) => at !== null);
    return due.length === 0 ? null : Math.min(...due);
  }

  /** Returns whether an alarm is set that rings at a time or before it, and was not lost. */
  isSetFor(at: number, now: number): boolean {
    return this.alarmAt !== null && this.alarmAt <= at && now - this.alarmAt < LOST_AFTER_MS;
  }

  /**
   * Runs the tasks that are due, then sets the next alarm. A task that is not due loses no attempt. An alarm that rings
   * early still rings for the task that it was set for.
   */
  async run(now: number): Promise<void> {
    const ringsAt = Math.max(now, this.alarmAt ?? this.interruptedAt(now));
    this.alarmAt = null;
    for (const task of this.tasks) {
      const at = task.nextRun(now);
      // An earlier task may have taken long, or have made work for this one.
      if (at !== null && at <= Math.max(ringsAt, Date.now()) + SOON_MS) await task.run(now);
    }
    this.schedule(Date.now());
  }

  /**
   * Returns the time up to which tasks run, if nobody knows for which the alarm rings. The process ended while it rang,
   * and the runtime rings again. If no task is due, it rings for the earliest.
   */
  private interruptedAt(now: number): number {
    return Math.min(this.earliest(now) ?? LATEST_ALARM, LATEST_ALARM);
  }

  /** Forgets which alarm is set, after the storage was emptied and the alarm with it. */
  reset(): void {
    this.alarmAt = null;
    this.looksAt = -Infinity;
  }

  snapshot(): () => void {
    const { alarmAt } = this;
    return () => void (this.alarmAt = alarmAt);
  }
}
