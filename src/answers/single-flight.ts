import type { AnswerLookup, FlightEnd } from "../ports/answer-store.ts";

/** A flight this old is taken to have lost its leader: whoever asks next leads another. */
const LONGEST_FLIGHT_MS = 120_000;
/** Flights whose leader was lost are cleared away when there are this many. */
const MAX_FLIGHTS = 1_000;

type End = FlightEnd | "landed";

interface Flight {
  readonly id: number;
  readonly key: string;
  readonly since: number;
  readonly waiting: Set<(end: End | "waiting") => void>;
}

/**
 * Which questions are on their way to the upstream, so that the same question asked meanwhile can
 * wait for its answer. In memory alone: a restart lets everybody ask for themselves.
 */
export class SingleFlight {
  private readonly byKey = new Map<string, Flight>();
  private readonly byId = new Map<number, Flight>();
  private lastId = 0;

  /**
   * Joins the flight for a question, or leads a new one. The answer of a flight that tells its usage
   * serves everybody; one that does not, only those who are not owed it.
   */
  join(lookup: AnswerLookup, payer: string): { id: number; lead: boolean } {
    const { now } = lookup;
    const fits = [keyOf(lookup, payer, true), keyOf(lookup, payer, false)].slice(0, lookup.needsUsage ? 1 : 2);
    for (const key of fits) {
      const flight = this.byKey.get(key);
      if (flight && now - flight.since < LONGEST_FLIGHT_MS) return { id: flight.id, lead: false };
    }
    if (this.byKey.size >= MAX_FLIGHTS) this.clearLost(now);
    const key = keyOf(lookup, payer, lookup.needsUsage);
    const flight = { id: ++this.lastId, key, since: now, waiting: new Set<never>() };
    this.byKey.set(key, flight);
    this.byId.set(flight.id, flight);
    return { id: flight.id, lead: true };
  }

  /** How a flight ended, as far as it can be awaited. */
  wait(id: number, ms: number): Promise<End | "waiting"> {
    const waiting = this.byId.get(id)?.waiting;
    if (!waiting) return Promise.resolve("left");
    return new Promise((resolve) => {
      const done = (end: End | "waiting"): void => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve(end);
      };
      const timer = setTimeout(() => done("waiting"), ms);
      waiting.add(done);
    });
  }

  /** Releases all who wait. Whoever led another flight for the same question since is not disturbed. */
  end(id: number, how: End): void {
    const flight = this.byId.get(id);
    if (!flight) return;
    this.byId.delete(id);
    if (this.byKey.get(flight.key) === flight) this.byKey.delete(flight.key);
    for (const release of flight.waiting) release(how);
  }

  private clearLost(now: number): void {
    for (const { id, since } of this.byId.values()) if (now - since >= LONGEST_FLIGHT_MS) this.end(id, "left");
  }
}

function keyOf({ fingerprint, question }: AnswerLookup, payer: string, usage: boolean): string {
  return `${fingerprint} ${usage ? 1 : 0} ${payer.length} ${payer} ${question}`;
}
