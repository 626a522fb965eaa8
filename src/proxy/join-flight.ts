import { ProxyError } from "../http/errors.ts";
import type { AnswerLookup, CacheLookupResult, FlightEnd } from "../ports/answer-store.ts";
import { within } from "../runtime/deadline.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { ClientConnection } from "./client-connection.ts";
import type { ChatContext } from "./context.ts";

/*
 * If identical questions miss at the same time, one request leads: it asks the upstream, and the others wait for its
 * answer. They get the stored answer whole. Relaying it to them as it comes would cost every lone request a hop. So the
 * stream of a follower starts late and ends early; after the patience below a follower asks the upstream itself.
 */

/** A stream is watched as it comes; a whole answer is of use only when it is whole. */
const PATIENCE_MS = { stream: 10_000, whole: 60_000 } as const;
/** A follower asks the store again this often, so that a hung store, or a client that left, holds nobody for longer. */
const SLICE_MS = 1_000;

/** The one call to the upstream that others may be waiting for. It ends exactly once. */
export class Leader {
  readonly id: number;
  private readonly connection: ClientConnection;
  private readonly send: (how: FlightEnd) => void;
  private ended = false;

  constructor(id: number, connection: ClientConnection, send: (how: FlightEnd) => void) {
    this.id = id;
    this.connection = connection;
    this.send = send;
  }

  /** Returns the flight's id: the answer is on its way to the store, which ends the flight. */
  complete(): number {
    this.ended = true;
    return this.id;
  }

  /** Ends the flight without an answer to share, because the client left or because of what the upstream sent. */
  fail(): void {
    this.end(this.connection.isClosed ? "left" : "failed");
  }

  /** Lets another request lead: this one asks the upstream something else than the others would, or nothing at all. */
  resign(): void {
    this.end("left");
  }

  private end(how: FlightEnd): void {
    if (this.ended) return;
    this.ended = true;
    this.send(how);
  }
}

/** Returns the leader if the lookup has made this request one. */
export function leaderOf(result: CacheLookupResult | null, context: ChatContext): Leader | null {
  if (!result?.flight?.lead) return null;
  const { id } = result.flight;
  return new Leader(id, context.connection, (how) => context.waitUntil(release(id, how, context)));
}

async function release(flight: number, how: FlightEnd, { caller, ports }: ChatContext): Promise<void> {
  try {
    await ports.answers.releaseFlight(caller.tenancy, flight, how);
  } catch (error) {
    log("warn", { event: "flight_not_ended", reason: reasonOf(error) });
  }
}

/** Resigns for a lookup whose reply nobody takes: it may have made this request a leader. */
export function releaseIfLeader(asked: Promise<CacheLookupResult>, context: ChatContext): void {
  const released = asked.then(
    ({ flight }) => (flight?.lead ? release(flight.id, "left", context) : undefined),
    () => undefined,
  );
  context.waitUntil(released);
}

/** The end of waiting for another request's answer. */
export interface JoinResult {
  readonly result: CacheLookupResult;
  /** False if it was waited for in vain. */
  readonly served: boolean;
}

/**
 * Waits for the answer that another request has asked for: until it is stored, until that request gives up and this one
 * leads, or until patience ends.
 * @throws {ProxyError} `caller_left`
 */
export async function joinFlight(
  first: CacheLookupResult,
  { lookup, stream }: { readonly lookup: AnswerLookup; readonly stream: boolean },
  context: ChatContext,
): Promise<JoinResult> {
  const { caller, connection, ports } = context;
  const until = Date.now() + PATIENCE_MS[stream ? "stream" : "whole"];
  let result = first;
  while (result.flight && !result.flight.lead) {
    const now = Date.now();
    const patienceMs = Math.min(SLICE_MS, until - now);
    if (patienceMs <= 0) break;
    const asked = ports.answers.lookUp(caller.tenancy, { ...lookup, patienceMs, now }, null);
    try {
      const inTime = within(patienceMs + ports.settings.recallDeadlineMs, asked);
      result = await connection.race(inTime);
    } catch (error) {
      releaseIfLeader(asked, context);
      if (error instanceof ProxyError) throw error;
      log("warn", { event: "cache_degraded", reason: reasonOf(error) });
      break;
    }
    if (connection.isClosed) {
      releaseIfLeader(Promise.resolve(result), context);
      throw new ProxyError("caller_left", "The caller hung up.");
    }
    if (result.answer) return { result, served: true };
  }
  return { result: result.flight?.lead ? result : { ...result, flight: null }, served: false };
}
