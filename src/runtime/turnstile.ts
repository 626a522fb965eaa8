import { DeadlineError } from "./deadline.ts";

/** How often a work that waits looks whether it may begin. The more wait, the less often each looks. */
const LOOK_EVERY_MS = 10;
const LOOKS_A_MS = 4;

/**
 * Lets so many works be under way at once, and the others wait. Work that all begins at once keeps the only thread so busy
 * that no timer fires, and so nobody's deadline. Each waits by a timer of its own, because promises belong to one request.
 */
export class Turnstile {
  private readonly places: number;
  private taken = 0;
  private waiting = 0;

  constructor(places: number) {
    this.places = places;
  }

  /**
   * Begins a work when there is a place.
   * @throws {DeadlineError} if there is none within `ms`, or the error of the work
   */
  async pass<T>(ms: number, work: () => Promise<T>): Promise<T> {
    if (this.taken >= this.places) await this.wait(ms);
    this.taken += 1;
    try {
      return await work();
    } finally {
      this.taken -= 1;
    }
  }

  private async wait(ms: number): Promise<void> {
    const until = Date.now() + ms;
    this.waiting += 1;
    try {
      while (this.taken >= this.places) {
        const left = until - Date.now();
        if (left <= 0) throw new DeadlineError(ms);
        const pause = Math.min(left, Math.max(LOOK_EVERY_MS, this.waiting / LOOKS_A_MS));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    } finally {
      this.waiting -= 1;
    }
  }
}
