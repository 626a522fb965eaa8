import type { AnswerLookup, FlightEnd } from "../ports/answer-store.ts";

/** A leader that takes longer is given up as lost, and the next request leads a new flight. */
const MAX_FLIGHT_MS = 120_000;
/** Flights without a leader are ended when there are so many, so that memory stays bounded. */
const MAX_FLIGHTS = 1_000;

/** The result of a flight. `stored`: the leader's answer is in the cache. */
type End = FlightEnd | "stored";

interface Flight {
  readonly id: number;
  readonly key: string;
  readonly since: number;
  readonly waiting: Set<(end: End | "waiting") => void>;
}

/**
 * The questions that are on their way to the upstream. A request with the same question waits for the leader's answer. Flights
 * are in memory alone: after a restart every request asks for itself.
 */
export class SingleFlight {
  private readonly byKey = new Map<string, Flight>();
  private readonly byId = new Map<number, Flight>();
  private lastId = 0;

  /**
   * Joins the flight for a question, or leads a new one. A flight whose answer has its usage serves every request; one
   * without serves only requests that do not need it.
   */
  join(lookup: AnswerLookup, credentialKey: string): { id: number; lead: boolean } {
    const { now } = lookup;
    const keys = [keyOf(lookup, credentialKey, true), keyOf(lookup, credentialKey, false)].slice(
      0,
      lookup.needsUsage ? 1 : 2,
    );
    for (const key of keys) {
      const flight = this.byKey.get(key);
      if (flight && !isLost(flight, now)) return { id: flight.id, lead: false };
    }
    if (this.byKey.size >= MAX_FLIGHTS) this.endLost(now);
    const key = keyOf(lookup, credentialKey, lookup.needsUsage);
    const flight = { id: ++this.lastId, key, since: now, waiting: new Set<never>() };
    this.byKey.set(key, flight);
    this.byId.set(flight.id, flight);
    return { id: flight.id, lead: true };
  }

  /** Waits for the end of a flight, up to `ms`. */
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

  /** Ends a flight and releases its followers. A newer flight for the same question continues. */
  end(id: number, how: End): void {
    const flight = this.byId.get(id);
    if (!flight) return;
    this.byId.delete(id);
    if (this.byKey.get(flight.key) === flight) this.byKey.delete(flight.key);
    for (const release of flight.waiting) release(how);
  }

  /** Ends the flights whose leader is lost. They stand in the order in which they began, so that a crowd looks at one. */
  private endLost(now: number): void {
    for (const flight of this.byId.values()) {
      if (!isLost(flight, now)) return;
      this.end(flight.id, "left");
    }
  }
}

/** A clock that was set back must not keep a flight for as long. */
const isLost = ({ since }: Flight, now: number): boolean => Math.abs(now - since) >= MAX_FLIGHT_MS;

function keyOf({ fingerprint, question }: AnswerLookup, credentialKey: string, hasUsage: boolean): string {
  return `${fingerprint} ${hasUsage ? 1 : 0} ${credentialKey.length} ${credentialKey} ${question}`;
}
