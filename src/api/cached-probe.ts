import { within } from "../runtime/deadline.ts";

/** A check that has begun, and its result once there is one. */
interface Kept<T> {
  readonly of: string;
  readonly at: number;
  readonly done: Promise<T>;
  result: T | null;
}

/** A check of something that is asked at most once in a time, however many callers want to know. */
export class CachedProbe<T extends object> {
  private readonly keptForMs: number;
  private readonly patienceMs: number;
  private kept: Kept<T> | null = null;

  /** @param patienceMs longer than any check takes: one that lasts longer went with the request that began it */
  constructor(keptForMs: number, patienceMs: number) {
    this.keptForMs = keptForMs;
    this.patienceMs = patienceMs;
  }

  /**
   * Returns the result of the last check of this, for which it waits if it is under way, or else that of a new one.
   * @param check gets the last result, or null if there is none of this. It never rejects
   */
  async result(of: string, now: number, check: (before: T | null) => Promise<T>): Promise<T> {
    const last = this.kept?.of === of ? this.kept : null;
    const age = last === null ? -1 : now - last.at;
    // An age below zero is that of a clock that was set back.
    if (last === null || age < 0 || age >= this.keptForMs) return this.begin(of, now, last?.result ?? null, check);
    try {
      return last.result ?? (await within(this.patienceMs, last.done));
    } catch {
      if (this.kept === last) this.kept = null;
      return this.result(of, now, check);
    }
  }

  private async begin(of: string, now: number, before: T | null, check: (before: T | null) => Promise<T>): Promise<T> {
    const kept: Kept<T> = { of, at: now, done: check(before), result: null };
    this.kept = kept;
    return (kept.result = await kept.done);
  }
}
