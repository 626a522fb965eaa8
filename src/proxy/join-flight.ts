import { within } from "../runtime/deadline.ts";
import { ProxyError } from "../http/errors.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { CacheLookupResult, AnswerLookup, AnswerStore, FlightEnd } from "../ports/answer-store.ts";
import type { Tenancy } from "../scope.ts";
import type { Ports } from "../ports/ports.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/*
 * Of identical questions that miss at the same time one goes upstream, and the others wait for its
 * answer. They are given it whole, when it is kept: relaying it to them as it comes would cost every lone
 * request a hop. So a stream that follows starts late and ends early; past the patience below it
 * asks for itself.
 */

/** A stream is watched as it comes; a whole answer is only of use when it is whole. */
const PATIENCE_MS = { stream: 10_000, whole: 60_000 } as const;
/** The store is asked again this often: it must not hold anybody for longer if it hangs, nor for a caller who left. */
const SLICE_MS = 1_000;

/** The one call to the upstream that others may be waiting for. Ended exactly once. */
export class Leader {
  readonly id: number;
  private readonly presence: ClientConnection;
  private readonly send: (how: FlightEnd) => void;
  private ended = false;

  constructor(id: number, presence: ClientConnection, send: (how: FlightEnd) => void) {
    this.id = id;
    this.presence = presence;
    this.send = send;
  }

  /** Its answer is on the way to the store, which ends the flight. */
  land(): number {
    this.ended = true;
    return this.id;
  }

  /** There will be no answer to share: because the caller left, or because of what the upstream gave. */
  fail(): void {
    this.end(this.presence.isClosed ? "left" : "failed");
  }

  /** This request asks something else of the upstream than the others would, or nothing at all. */
  resign(): void {
    this.end("left");
  }

  private end(how: FlightEnd): void {
    if (this.ended) return;
    this.ended = true;
    this.send(how);
  }
}

export function leaderOf(
  look: CacheLookupResult | null,
  tenancy: Tenancy,
  presence: ClientConnection,
  { answers }: Ports,
  waitUntil: WaitUntil,
): Leader | null {
  if (!look?.flight?.lead) return null;
  const { id } = look.flight;
  return new Leader(id, presence, (how) => waitUntil(leave(answers, tenancy, id, how)));
}

async function leave(answers: AnswerStore, tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void> {
  try {
    await answers.releaseFlight(tenancy, flight, how);
  } catch (error) {
    log("warn", { event: "flight_not_ended", reason: reasonOf(error) });
  }
}

/** A look whose reply nobody takes may have made this request a leader. */
export function releaseIfLeader(
  looking: Promise<CacheLookupResult>,
  tenancy: Tenancy,
  { answers }: Ports,
  waitUntil: WaitUntil,
): void {
  const left = looking.then(
    ({ flight }) => (flight?.lead ? leave(answers, tenancy, flight.id, "left") : undefined),
    () => undefined,
  );
  waitUntil(left);
}

export interface FlightResult {
  readonly look: CacheLookupResult;
  /** False: it was waited for in vain. */
  readonly served: boolean;
}

/**
 * Waits for the answer that another request has asked for: until it is kept, until that request gives up
 * and this one leads, until patience ends.
 * @throws {ProxyError} `caller_left`
 */
export async function joinFlight(
  first: CacheLookupResult,
  lookup: AnswerLookup,
  tenancy: Tenancy,
  stream: boolean,
  presence: ClientConnection,
  ports: Ports,
  waitUntil: WaitUntil,
): Promise<FlightResult> {
  const until = Date.now() + PATIENCE_MS[stream ? "stream" : "whole"];
  let look = first;
  while (look.flight && !look.flight.lead) {
    const now = Date.now();
    const patienceMs = Math.min(SLICE_MS, until - now);
    if (patienceMs <= 0) break;
    const looking = ports.answers.lookUp(tenancy, { ...lookup, patienceMs, now }, null);
    try {
      const inTime = within(patienceMs + ports.settings.recallDeadlineMs, looking);
      look = await presence.race(inTime);
    } catch (error) {
      releaseIfLeader(looking, tenancy, ports, waitUntil);
      if (error instanceof ProxyError) throw error;
      log("warn", { event: "cache_degraded", reason: reasonOf(error) });
      break;
    }
    if (presence.isClosed) {
      releaseIfLeader(Promise.resolve(look), tenancy, ports, waitUntil);
      throw new ProxyError("caller_left", "The caller hung up.");
    }
    if (look.answer) return { look, served: true };
  }
  return { look: look.flight?.lead ? look : { ...look, flight: null }, served: false };
}
