/** Somebody is loud from so many times the turns that those present take on average. */
const SHARE = 1.5;
/**
 * Turns of a burst that nobody counts as loud: twenty exchanges at once, of a recall and a write each. A machine that
 * serves ten requests a second counts half a minute of them as 144 turns.
 */
const BURST = 48;
/** After this time a turn counts half. */
const HALF_LIFE_MS = 5_000;
/** A party without a turn for this long is gone, and takes nothing from anybody. */
const PRESENT_MS = 10_000;
/** How often those who are gone are looked for, and the turns of the others are counted. */
const SWEEP_EVERY_MS = 1_000;

/** Somebody who takes turns: a tenancy, or a user. */
export interface Party {
  /** Turns under way. */
  taken: number;
  /** Turns of late, of which the older count less. */
  recent: number;
  seenAt: number;
}

/**
 * Says who has more than their share of one thread. Somebody who takes turns without end, beside others who take fewer, has
 * few at a time, so that the others find the thread free. Whoever is alone, or comes in a burst, or is one of a crowd that
 * all take as many, has as many as there are.
 */
export class FairShares {
  private readonly parties = new Map<string, Party>();
  private readonly loudTurns: number;
  private sweptAt = 0;
  /** The turns of late of those present, on average, when they were last counted. */
  private average = 0;

  /** @param loudTurns how many turns at a time somebody loud has, beside others */
  constructor(loudTurns: number) {
    this.loudTurns = loudTurns;
  }

  /** Returns the party of this name, who is present from now on. */
  party(name: string, now: number): Party {
    if (now - this.sweptAt >= SWEEP_EVERY_MS || now < this.sweptAt) this.sweep(now);
    let party = this.parties.get(name);
    if (!party) this.parties.set(name, (party = { taken: 0, recent: 0, seenAt: now }));
    fade(party, now);
    return party;
  }

  /** Returns whether somebody takes turns without end, beside others who take fewer. */
  isLoud({ recent }: Party): boolean {
    return recent > BURST && this.parties.size > 1 && recent > SHARE * this.average;
  }

  /** Returns whether somebody has to let others go first. */
  hasEnough(party: Party): boolean {
    return party.taken >= this.loudTurns && this.isLoud(party);
  }

  private sweep(now: number): void {
    this.sweptAt = now;
    let turns = 0;
    for (const [name, { taken, recent, seenAt }] of this.parties) {
      if (taken === 0 && Math.abs(now - seenAt) >= PRESENT_MS) this.parties.delete(name);
      else turns += faded(recent, now - seenAt);
    }
    this.average = turns / Math.max(1, this.parties.size);
  }
}

/** Notes that a turn begins. */
export function takeTurn(party: Party): void {
  party.taken += 1;
  party.recent += 1;
}

/** Lets the turns before now count less. A clock that is set back changes nothing. */
function fade(party: Party, now: number): void {
  party.recent = faded(party.recent, now - party.seenAt);
  party.seenAt = now;
}

const faded = (turns: number, ms: number): number => (ms > 0 ? turns * 2 ** (-ms / HALF_LIFE_MS) : turns);
