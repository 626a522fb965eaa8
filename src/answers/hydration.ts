import { within } from "../runtime/deadline.ts";
import type { AnswersReplica } from "./answers-replica.ts";

/** Bounds how long requests wait for answers from Redis: only those at the start of a read, and all until one moment. */
export class Hydration {
  private readonly replica: AnswersReplica;
  private readonly patienceMs: number;
  /** The read that was last waited for, and until when. */
  private reading: Promise<void> | null = null;
  private waitsUntil = 0;

  constructor(replica: AnswersReplica, patienceMs: number) {
    this.replica = replica;
    this.patienceMs = patienceMs;
  }

  get isDone(): boolean {
    return this.replica.isHydrated;
  }

  /** Reads the answers from Redis and waits for them. Never rejects, and returns at once while Redis hangs. */
  async wait(): Promise<void> {
    const reading = this.replica.hydrate();
    if (!reading) return;
    const now = Date.now();
    if (this.reading !== reading) [this.reading, this.waitsUntil] = [reading, now + this.patienceMs];
    if (now < this.waitsUntil) await within(this.waitsUntil - now, reading).catch(() => {});
  }
}
