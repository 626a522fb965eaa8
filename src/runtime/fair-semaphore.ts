import { type Scope, vaultName } from "../scope.ts";
import { DeadlineError } from "./deadline.ts";
import { FairShares, type Party, takeTurn } from "./fair-shares.ts";
import { yieldToOthers } from "./yield-to-others.ts";

/**
 * A work that waits looks this often whether it may begin. The more wait, the less often each looks: whoever ends a turn
 * wakes the next, so that a look finds only the places of those who have gone. A look costs 50 µs, the least that a timer
 * does. At one look a millisecond, each of thirty requests of one user looked two or three times before its turn.
 */
const LOOK_EVERY_MS = 10;
const LOOKS_A_MS = 0.25;
/** Work in the background looks this often. It lets all others go first. */
const LOOK_LATER_MS = 200;
/**
 * A work with a caller looks after this part of the time that it has left. Those before it may have gone, and a wake for
 * one of them is lost.
 */
const LOOK_WITHIN = 0.25;
/**
 * A turn that takes longer belongs to a request that has ended without a word, because the runtime drops the rest of a
 * request whose caller has gone. Its place is then free.
 */
const LONGEST_TURN_MS = 10_000;

/**
 * How often the thread looks for what came from others between two loud turns. A calm request needs it to look about four
 * times: at its connection, at its bytes, at the upstream, at the answer. At one look a turn it waited for as many loud
 * turns. A look at nothing costs 50 µs.
 */
const LOOKS_BETWEEN_LOUD = 3;

/** How much later than it was set a timer of a busy thread may ring. */
const LATEST_TIMER_MS = 1_000;

/** How many turns are taken at a time. */
export interface Places {
  readonly all: number;
  /** Turns of one tenancy that is loud, while there are others. */
  readonly loudTenancy: number;
  readonly loudUser: number;
}

/** How urgent a work is: a caller waits for it, or nobody. */
type Priority = "caller" | "background";

/** A turn under way. */
interface Turn extends Parties {
  readonly since: number;
}

interface Parties {
  readonly tenancy: Party;
  readonly user: Party;
}

/** A work that waits for its turn. */
interface Waiter extends Parties {
  /** False if no caller waits for the work. */
  readonly isAwaited: boolean;
  /** The time of its next look, at the latest. One that misses it belongs to a request that has ended without a word. */
  readonly looksBy: number;
  /** @param hasLooked true if the thread has just looked for what came from others */
  readonly wake: (hasLooked: boolean) => void;
}

/**
 * A semaphore with fair shares. Works that all begin at once keep the only thread so busy that no timer fires, and so
 * nobody's deadline. A loud tenancy or user has few places, so that the others hardly notice. Each work waits by a timer of
 * its own and takes its place itself, because a request that is woken may be gone.
 */
export class FairSemaphore {
  private readonly places: number;
  private readonly tenancies: FairShares;
  private readonly users: FairShares;
  private readonly turns = new Set<Turn>();
  private readonly waiters = new Set<Waiter>();

  constructor({ all, loudTenancy, loudUser }: Places) {
    this.places = all;
    this.tenancies = new FairShares(loudTenancy);
    this.users = new FairShares(loudUser);
  }

  /**
   * Begins a work when it is its turn. Work in the background lets all work with a caller go first.
   * @throws {DeadlineError} if it is not within `ms`, or the error of the work
   */
  async run<T>(scope: Scope, ms: number, work: () => Promise<T>, priority: Priority = "caller"): Promise<T> {
    const now = Date.now();
    // An account is a digest, which has no such character.
    const tenancy = this.tenancies.party(`${scope.account}\n${scope.tenant}`, now);
    const parties = { tenancy, user: this.users.party(vaultName(scope), now) };
    if (!this.mayBegin(parties)) await this.wait(ms, parties, priority === "caller");
    const turn: Turn = { ...parties, since: Date.now() };
    this.turns.add(turn);
    takeTurn(turn.tenancy);
    takeTurn(turn.user);
    try {
      return await work();
    } finally {
      // A vault on this machine never waits. The thread looks for what came from others only when nothing is left to do.
      const yields = this.isLoud(turn);
      if (yields) await yieldToOthers(LOOKS_BETWEEN_LOUD);
      this.end(turn);
      this.wakeNext(yields);
    }
  }

  private mayBegin({ tenancy, user }: Parties): boolean {
    return this.turns.size < this.places && !this.tenancies.hasEnough(tenancy) && !this.users.hasEnough(user);
  }

  private isLoud({ tenancy, user }: Parties): boolean {
    return this.tenancies.isLoud(tenancy) || this.users.isLoud(user);
  }

  private end(turn: Turn): void {
    if (!this.turns.delete(turn)) return;
    turn.tenancy.taken -= 1;
    turn.user.taken -= 1;
  }

  private async wait(ms: number, parties: Parties, isAwaited: boolean): Promise<void> {
    const until = Date.now() + ms;
    while (!this.mayBegin(parties)) {
      const left = until - Date.now();
      if (left <= 0) throw new DeadlineError(ms);
      await this.pause(Math.min(left, this.pauseOf(left, isAwaited)), { ...parties, isAwaited });
      this.endLost();
    }
  }

  private pauseOf(left: number, isAwaited: boolean): number {
    const fair = this.waiters.size / LOOKS_A_MS;
    return isAwaited ? Math.max(LOOK_EVERY_MS, Math.min(fair, left * LOOK_WITHIN)) : Math.max(LOOK_LATER_MS, fair);
  }

  /** Waits until somebody is woken, or for so long. */
  private async pause(ms: number, asking: Omit<Waiter, "wake" | "looksBy">): Promise<void> {
    const over = Promise.withResolvers<"late" | "woken" | "woken_after_look">();
    const wake = (hasLooked: boolean): void => over.resolve(hasLooked ? "woken_after_look" : "woken");
    const waiter: Waiter = { ...asking, looksBy: Date.now() + ms + LATEST_TIMER_MS, wake };
    this.waiters.add(waiter);
    const timer = setTimeout(() => over.resolve("late"), ms);
    const how = await over.promise;
    this.waiters.delete(waiter);
    if (how !== "late") clearTimeout(timer);
    // A timer has rung after the thread looked for what came from others. Whoever is woken without one lets it look.
    if (how === "woken") await yieldToOthers();
  }

  /** Wakes the first who may begin, or the first for whose work nobody waits. */
  private wakeNext(hasLooked: boolean): void {
    let next: Waiter | null = null;
    const now = Date.now();
    for (const waiter of this.waiters) {
      if (waiter.looksBy < now) this.waiters.delete(waiter);
      if (waiter.looksBy < now || (next && !waiter.isAwaited) || !this.mayBegin(waiter)) continue;
      next = waiter;
      if (waiter.isAwaited) break;
    }
    if (!next) return;
    this.waiters.delete(next);
    next.wake(hasLooked);
  }

  private endLost(): void {
    // They stand in the order in which they began.
    for (const turn of this.turns) {
      if (Date.now() - turn.since < LONGEST_TURN_MS) return;
      this.end(turn);
    }
  }
}
