import { DeadlineError } from "./deadline.ts";

/** A wait that has not ended. */
export interface Wait {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly late: () => void;
}

/**
 * The one timer of a request, for everything that it waits for with a limit. Setting and clearing a timer takes about as long
 * as the rest of a short wait, and a request has four to six of them, a stream one for each chunk. A timer that rings in
 * vain costs nothing worth saving, so that it is never cleared for a wait that ended: the runtime drops it with the request.
 */
export class RequestTimer {
  private readonly waits = new Set<Wait>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private ringsAt = Infinity;
  private isScheduling = false;

  /** Calls `late` after so many milliseconds, unless the wait has ended. */
  start(ms: number, late: () => void): Wait {
    const wait = { at: Date.now() + ms, late };
    this.waits.add(wait);
    if (wait.at >= this.ringsAt || this.isScheduling) return wait;
    // Waits often begin together, and the shortest sets the timer.
    this.isScheduling = true;
    // `queueMicrotask` of the runtime takes ten times as long.
    void Promise.resolve().then(() => this.schedule());
    return wait;
  }

  end(wait: Wait): void {
    this.waits.delete(wait);
  }

  /**
   * Waits for `work` at most `ms` milliseconds, and does not cancel it.
   * @throws {DeadlineError} if time runs out, or the error of `work`
   */
  within<T>(ms: number, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const wait = this.start(ms, () => reject(new DeadlineError(ms)));
      work.then(
        (value) => {
          this.end(wait);
          resolve(value);
        },
        (error: Error) => {
          this.end(wait);
          reject(error);
        },
      );
    });
  }

  private schedule(): void {
    this.isScheduling = false;
    let at = Infinity;
    for (const wait of this.waits) at = Math.min(at, wait.at);
    if (at >= this.ringsAt) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.ringsAt = at;
    this.timer = setTimeout(() => this.ring(), Math.max(0, at - Date.now()));
  }

  private ring(): void {
    this.timer = null;
    this.ringsAt = Infinity;
    const now = Date.now();
    for (const wait of Array.from(this.waits).filter(({ at }) => at <= now)) {
      this.waits.delete(wait);
      wait.late();
    }
    if (this.waits.size > 0) this.schedule();
  }
}
