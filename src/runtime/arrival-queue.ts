import { yieldToOthers } from "./yield-to-others.ts";
import { pause } from "./pause.ts";

/** Requests under way up to which nobody waits. */
const FEW = 64;
/** Requests that begin between two looks of the runtime at its connections: about 100 ms of a thread. */
const AT_ONCE = 32;
/** How many of those who wait look in a millisecond whether it is their turn. */
const LOOKS_A_MS = 4;
/** After this long without a turn, the first in the queue is gone: the runtime drops a request whose caller has left. */
const STALLED_MS = 250;

/**
 * Lets the requests of a crowd begin few by few. workerd looks at its connections only when nothing is left to do, and
 * closes one that it has not read from for 15 s. All at once, a crowd of thousands keeps it busy for longer.
 */
export class ArrivalQueue {
  private inside = 0;
  private tickets = 0;
  /** The tickets below it may begin. */
  private called = 0;
  private calledAt = 0;

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
      const ahead = ticket - this.called;
      await (ahead < AT_ONCE ? yieldToOthers() : pause(ahead / LOOKS_A_MS));
      // A timer rings after a look. The first in the queue calls the next, or somebody else if it is gone.
      if (ticket === this.called || (ticket > this.called && Date.now() - this.calledAt > STALLED_MS)) this.call();
    }
    return true;
  }

  private call(): void {
    this.called += AT_ONCE;
    this.calledAt = Date.now();
  }
}
