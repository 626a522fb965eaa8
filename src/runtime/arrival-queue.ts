import { yieldToOthers } from "./yield-to-others.ts";
import { pause } from "./pause.ts";

/** Requests under way up to which nobody waits. */
const FEW = 64;
/** Requests that begin between two looks of the runtime at its connections: about 100 ms of a thread. */
const AT_ONCE = 32;
/** How many of those who wait look in a millisecond whether it is their turn. */
const LOOKS_A_MS = 4;
/** Newcomers between two looks from which more are waiting to be read: the runtime reads sixteen connections at a look. */
const MANY_NEW = 8;
/** How many times as long as the last batch took the next may wait for newcomers to be read. */
const READING_SHARE = 2;
/** How long newcomers are read for at most. After a quiet hour nobody knows how long the last batch took. */
const MAX_READING_MS = 2_000;
/** After this long without a turn, the first in the queue is gone: the runtime drops a request whose caller has left. */
const STALLED_MS = 250;

/**
 * Lets the requests of a crowd begin few by few. workerd looks at its connections only when nothing is left to do, and
 * closes one that it has not read from for 15 s. All at once, a crowd of thousands keeps it busy for longer. While many come,
 * they are read before more begin, which takes a tenth of the time.
 */
export class ArrivalQueue {
  private inside = 0;
  private tickets = 0;
  /** The tickets below it may begin. */
  private called = 0;
  private calledAt = 0;
  /** When the runtime first looked after the last call, and so how long the batch took. */
  private begunAt = 0;
  /** The tickets that were out at the last look. */
  private seen = 0;

  enter(): void {
    this.inside += 1;
  }

  leave(): void {
    this.inside -= 1;
  }

  get isLong(): boolean {
    return this.inside > FEW;
  }

  /** Waits for a turn, and returns whether it came within `ms`. */
  async pass(ms: number): Promise<boolean> {
    const ticket = this.tickets++;
    const until = Date.now() + ms;
    while (ticket >= this.called) {
      if (Date.now() >= until) {
        // Those ahead came earlier, and their time is over as well.
        this.called = ticket + 1;
        return false;
      }
      const { called } = this;
      const ahead = ticket - called;
      await (ahead < AT_ONCE ? yieldToOthers() : pause(ahead / LOOKS_A_MS));
      // A timer rings after a look. One that was set before the last call rings after the same look as that one did.
      if (this.called !== called) continue;
      if (this.mayCall(ahead)) this.call();
    }
    return true;
  }

  /** Returns whether more may begin, as far as one knows who has so many ahead of them. */
  private mayCall(ahead: number): boolean {
    const now = Date.now();
    if (this.begunAt < this.calledAt) this.begunAt = now;
    const readsForMs = Math.min(MAX_READING_MS, READING_SHARE * Math.abs(this.begunAt - this.calledAt));
    // A clock that was set back must not stop the queue.
    const waitedMs = Math.abs(now - this.begunAt);
    // The first in the queue calls the next, or somebody else if it is gone.
    if (ahead > 0) return waitedMs > readsForMs + STALLED_MS;
    const came = this.tickets - this.seen;
    this.seen = this.tickets;
    return came < MANY_NEW || waitedMs >= readsForMs;
  }

  private call(): void {
    this.called += AT_ONCE;
    this.calledAt = Date.now();
  }
}
