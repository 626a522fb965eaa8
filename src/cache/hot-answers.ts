import type { CachedAnswer } from "../ports/answer-store.ts";
import type { ObservedExchange } from "../ports/observed-exchange.ts";
import type { Tenancy } from "../scope.ts";

/*
 * Answers that an isolate holds for a moment, by the very request that they answered. A purge or an erasure waits as long
 * before it is answered, so that what is said to be gone is gone everywhere.
 */

/** How long an answer may be held, from when its request came in. Of a busy question one request in so long asks the object. */
export const HOT_MS = 500;
/** How much longer a purge waits, because timers of two machines differ a little. */
export const HOT_MARGIN_MS = 50;

/** Larger requests and answers are rarely repeated within a moment. */
const MAX_REQUEST_CHARACTERS = 8 * 1024;
/** UTF-8 takes three bytes for a UTF-16 code unit at most. */
const MAX_BYTES_A_CHARACTER = 3;
const MAX_REPLAY_CHARACTERS = 64 * 1024;
const MAX_HELD = 500;

/** An answer with what is needed to serve it. It holds plain values alone: nothing of one request may be used by another. */
export interface HotAnswer {
  readonly tenancy: Tenancy;
  readonly hit: CachedAnswer;
  /** The body of the response, as the request's own dialect writes it. */
  readonly replay: string;
  /** All that metrics are told of it. */
  readonly observed: ObservedExchange;
  /** Milliseconds since the epoch after which it is not served. */
  readonly until: number;
}

const held = new Map<string, HotAnswer>();

/** Headers that differ between requests of one client and shape neither caller nor answer. */
const NOT_TOLD =
  /^(?:accept|accept-encoding|user-agent|host|origin|referer|connection|content-length|content-type|traceparent|tracestate|baggage|via|x-(?:request|client-request|correlation)-id|x-stainless-.*|x-forwarded-.*|x-real-ip|sec-.*|cf-.*)$/;

/** Returns false for a request whose body is too long, or if nothing is held: its text need not be read for that. */
export const mayBeHot = (bytes: number): boolean =>
  held.size > 0 && bytes <= MAX_BYTES_A_CHARACTER * MAX_REQUEST_CHARACTERS;

/** The head of a request, wherever it was read. */
interface Head {
  readonly url: string;
  readonly headers: Iterable<[string, string]> & Pick<Headers, "has">;
}

/** Returns the key of a request. Returns null if its answer must come from the store. */
export function hotKey({ url, headers }: Head, body: string): string | null {
  if (body.length > MAX_REQUEST_CHARACTERS || headers.has("cache-control")) return null;
  let key = `${url}\n`;
  for (const [name, value] of headers) if (!NOT_TOLD.test(name)) key += `${name}:${value}\n`;
  return `${key}\n${body}`;
}

/** Returns the answer that is held for a request. Returns null if there is none, or its time is over. */
export function hotAnswer(key: string, now: number): HotAnswer | null {
  const found = held.get(key);
  if (found === undefined) return null;
  if (now < found.until && now < found.hit.expiresAt) return found;
  held.delete(key);
  return null;
}

export function holdAnswer(key: string, answer: HotAnswer): void {
  if (answer.replay.length > MAX_REPLAY_CHARACTERS) return;
  // The oldest go: none lives longer than a moment anyway.
  if (held.size >= MAX_HELD) for (const oldest of held.keys()) if (held.size >= MAX_HELD) held.delete(oldest);
  held.set(key, answer);
}

/** Drops all held answers of a tenancy, because this isolate renews one of them. */
export function dropHotAnswers({ account, tenant }: Tenancy): void {
  for (const [key, { tenancy }] of held) if (tenancy.account === account && tenancy.tenant === tenant) held.delete(key);
}
