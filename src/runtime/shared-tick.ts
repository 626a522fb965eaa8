import type { WaitUntil } from "./wait-until.ts";

/** Most requests without memory end sooner, and then need no timer of their own. */
export const TICK_MS = 100;

/** A tick that is so late was lost with the request that kept it. */
const LOST_AFTER_MS = 1_000;

/**
 * One timer for all requests that begin within a moment. The runtime ties each timer to a request, and setting one takes 6 % of
 * a request without memory. So the first request keeps a tick for the others, also after its own answer, and those that
 * still wait when it rings set timers of their own.
 */
export class SharedTick {
  private waiting = new Set<() => void>();
  private ringsAt = -Infinity;

  /**
   * Calls `wake` within `TICK_MS`, unless it leaves before. It is called from another request, so that it may resolve a
   * promise and nothing else.
   * @param waitUntil keeps this request for as long as the others need it
   */
  join(wake: () => void, now: number, waitUntil: WaitUntil): void {
    this.waiting.add(wake);
    if (now - this.ringsAt <= LOST_AFTER_MS) return;
    this.ringsAt = now + TICK_MS;
    const rung = Promise.withResolvers<void>();
    setTimeout(() => {
      this.ring();
      rung.resolve();
    }, TICK_MS);
    waitUntil(rung.promise);
  }

  leave(wake: () => void): void {
    this.waiting.delete(wake);
  }

  private ring(): void {
    const woken = this.waiting;
    this.waiting = new Set();
    this.ringsAt = -Infinity;
    for (const wake of woken) wake();
  }
}
