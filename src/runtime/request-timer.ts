import { DeadlineError } from "./deadline.ts";
import { SharedTick, TICK_MS } from "./shared-tick.ts";
import type { WaitUntil } from "./wait-until.ts";

/** A wait that has not ended. */
export interface Wait {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly late: () => void;
}

/** One for the isolate, whose requests keep it for each other. */
const sharedTick = new SharedTick();

/**
 * The one timer of a request, for everything that it waits for with a limit. Setting and clearing a timer takes about as long
 * as the rest of a short wait, and a request has four to six of them, a stream one for each chunk. A timer that rings in
 * vain costs nothing worth saving, so that it is never cleared for a wait that ended: the runtime drops it with the request.
 * A request that ends soon has none: until the tick that it shares with others it needs no timer for a long wait.
 */
export class RequestTimer {
  private readonly waits = new Set<Wait>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private ringsAt = Infinity;
  private isScheduling = false;
  /** Ends the wait for the shared tick. Null before the first. */
  private wake: (() => void) | null = null;
  private isOnTick = false;
  /** True once the tick has rung for this request: it lasts, and has timers of its own. */
  private isSlow = false;
  private readonly waitUntil: WaitUntil | null;
  private readonly tick: SharedTick;

  /** @param waitUntil keeps the request for the tick that others share. Null for timers of its own from the start. */
  constructor(waitUntil: WaitUntil | null = null, tick = sharedTick) {
    this.waitUntil = waitUntil;
    this.tick = tick;
  }

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
    if (this.waits.size > 0 || !this.isOnTick || this.wake === null) return;
    this.tick.leave(this.wake);
    this.leftTick();
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
    const now = Date.now();
    if (this.waitUntil !== null && !this.isSlow && at - now > TICK_MS) return this.join(now, this.waitUntil);
    if (this.timer !== null) clearTimeout(this.timer);
    this.ringsAt = at;
    this.timer = setTimeout(() => this.ring(), Math.max(0, at - now));
  }

  private join(now: number, waitUntil: WaitUntil): void {
    this.wake ??= this.newWake();
    this.isOnTick = true;
    this.ringsAt = now + TICK_MS;
    this.tick.join(this.wake, now, waitUntil);
  }

  /** Returns what another request may call. What follows from it runs in this one. */
  private newWake(): () => void {
    const woken = Promise.withResolvers<void>();
    void woken.promise.then(() => {
      this.isSlow = true;
      this.leftTick();
      if (this.waits.size > 0) this.schedule();
    });
    return woken.resolve;
  }

  private leftTick(): void {
    this.isOnTick = false;
    if (this.timer === null) this.ringsAt = Infinity;
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
