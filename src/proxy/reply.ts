import type { PassReason } from "../cache/plan.ts";
import { cacheStatus } from "../cache/cache-status.ts";
import { type Answer, NO_ANSWER, underStatus } from "../dialects/chat/answer.ts";
import { placeInSystem } from "../dialects/chat/request.ts";
import { replayAsEvents, textOf } from "../dialects/chat/replay.ts";
import { ProxyError } from "../http/errors.ts";
import type { CachedAnswer } from "../ports/answer-store.ts";
import type { Ports } from "../ports/ports.ts";
import type { Admission } from "../identity/admission.ts";
import { isEventStream, isJson } from "../http/content-type.ts";
import { reportUsage, tokensOf } from "./report-usage.ts";
import type { Destination } from "./destination.ts";
import type { Exchange } from "./exchange.ts";
import { forward, upstreamFor } from "./forward.ts";
import type { Caller } from "../identity/identify.ts";
import { passResponse, streamResponse } from "./passthrough.ts";
import type { ClientConnection } from "./client-connection.ts";
import { readWhole, relayStream, type Whole } from "./relay.ts";
import { inSlices } from "./replay.ts";
import { type AnsweredExchange, persistExchange, type PersistResult } from "./persist-exchange.ts";
import { countOutcome } from "./cache-stats.ts";
import type { Timings } from "./timings.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/** A request about to be answered, and what answering it takes. */
export interface ChatContext {
  readonly request: Request;
  /** Ends the call to the upstream: the caller left. Null: the runtime does. */
  readonly stop: AbortSignal | null;
  /** Null in personal mode. */
  readonly admission: Admission | null;
  readonly destination: Destination;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly exchange: Exchange;
  readonly connection: ClientConnection;
  readonly timings: Timings;
  readonly ports: Ports;
  readonly waitUntil: WaitUntil;
}

/** Answers from the cache, in the mode asked for, once the exchange is remembered. */
export async function serve(answer: CachedAnswer, outcome: AnsweredExchange, inquiry: ChatContext): Promise<Response> {
  const { exchange, ports, waitUntil } = inquiry;
  const { stream, includeUsage } = exchange.chat;
  const replayed = { ...NO_ANSWER, text: textOf(answer.completion), complete: true };
  const { late } = await persistExchange(outcome, replayed, ports, waitUntil);
  countOutcome(outcome.caller.tenancy, outcome.cache, answer.cost, ports, waitUntil);
  reportUsage(outcome.caller, { tokens: 0, hit: true }, ports, waitUntil);
  const now = Date.now();
  const headers = {
    "content-type": stream ? "text/event-stream; charset=utf-8" : "application/json",
    age: String(Math.max(0, Math.floor((now - answer.storedAt) / 1000))),
  };
  const ttl = Math.floor((answer.expiresAt - now) / 1000);
  const body = stream ? inSlices(replayAsEvents(answer.completion, includeUsage)) : answer.completion;
  const memory = memoryHeader(exchange, outcome, late);
  return withHeaders(new Response(body, { headers }), inquiry, memory, cacheStatus(outcome.cache, { ttl }));
}

/** Answers from the upstream, told what memory knows. */
export async function ask(
  outcome: AnsweredExchange & { stale: CachedAnswer | null },
  inquiry: ChatContext,
): Promise<Response> {
  const { cache, stale, lead, caller } = outcome;
  const { exchange, connection, ports, waitUntil } = inquiry;
  const received = await connection.race(receive(inquiry, injectBlocks(outcome, inquiry))).catch(asFailure);
  if (received instanceof ProxyError || isFailure(received.response)) {
    lead?.fail();
    if (stale && !connection.isClosed) return serveStale(stale, received, outcome, inquiry);
    if (received instanceof ProxyError) {
      reportUsage(caller, { tokens: 0 }, ports, waitUntil);
      throw received;
    }
  }
  const { response, whole } = received;
  countOutcome(caller.tenancy, cache, null, ports, waitUntil);
  const settled = (answer: Answer): Promise<PersistResult> => {
    reportUsage(caller, { tokens: tokensOf(exchange, answer) }, ports, waitUntil);
    return persistExchange(outcome, underStatus(response.status, answer), ports, waitUntil);
  };
  const tell = (reply: Response, { stored, late }: PersistResult = { stored: false, late: null }): Response =>
    withHeaders(reply, inquiry, memoryHeader(exchange, outcome, late), cacheStatus(cache, { stored }));

  if (whole) return tell(passResponse(response, whole.bytes), await settled(whole.answer));
  if (response.ok && response.body) {
    const { signal } = inquiry.request;
    return tell(passResponse(response, relayStream(response, settled, signal, connection, waitUntil)));
  }
  lead?.fail();
  reportUsage(caller, { tokens: response.ok ? tokensOf(exchange, NO_ANSWER) : 0 }, ports, waitUntil);
  return tell(streamResponse(response, inquiry.request.signal, connection, waitUntil));
}

/** The caller's body with the tenant's rules and what is known of the user in its system message; untouched without either. */
export function injectBlocks({ rules, recollection }: AnsweredExchange, { exchange, bytes }: ChatContext): BodyInit {
  const blocks = [rules.block, recollection?.opened?.block ?? ""].filter((block) => block !== "");
  if (blocks.length === 0) return bytes;
  return new TextEncoder().encode(placeInSystem(exchange.body, exchange.chat, blocks.join("\n\n")));
}

/** Answers with what was answered before, because the upstream cannot (RFC 5861, section 4). */
async function serveStale(
  stale: CachedAnswer,
  received: Received | ProxyError,
  outcome: AnsweredExchange,
  inquiry: ChatContext,
): Promise<Response> {
  const failed = received instanceof ProxyError ? 0 : received.response.status;
  if (!(received instanceof ProxyError)) await received.response.body?.cancel();
  const cache = { status: "stale", detail: stale.match, late: true, failed } as const;
  return serve(stale, { ...outcome, lead: null, cache }, inquiry);
}

/** The upstream cannot answer now, whoever asks. A rate limit passes as well. */
const isFailure = ({ status }: Response): boolean => status === 429 || status >= 500;

function asFailure(error: unknown): ProxyError {
  if (error instanceof ProxyError) return error;
  throw error;
}

interface Received {
  readonly response: Response;
  readonly whole: Whole | null;
}

/** The upstream's response; one that is made already, or is of use only when it is, is read whole. */
async function receive(inquiry: ChatContext, body: BodyInit): Promise<Received> {
  const response = await send(inquiry, body);
  return { response, whole: response.ok && isWhole(response) ? await readWhole(response) : null };
}

function isWhole(response: Response): boolean {
  if (isJson(response)) return true;
  return response.body !== null && response.headers.has("content-length") && !isEventStream(response);
}

/** Answers from the upstream with nothing to read or write on the way; null: for a caller without an account. Only a stream is watched, for how it ends. */
export async function pass(inquiry: ChatContext, caller: Caller | null, reason: PassReason): Promise<Response> {
  const { request, bytes, connection, ports, waitUntil } = inquiry;
  // Nothing is left to do for a caller who leaves, and the runtime ends the call by itself; a signal costs 5 %.
  const response = await connection.race(send({ ...inquiry, stop: null }, bytes));
  const reply = isEventStream(response)
    ? passResponse(response, relayStream(response, null, request.signal, connection, waitUntil))
    : streamResponse(response, request.signal, connection, waitUntil);
  const cache = { status: "bypass", detail: reason } as const;
  if (caller && reason !== "off") countOutcome(caller.tenancy, cache, null, ports, waitUntil);
  // Its tokens stand in an answer that nobody reads here.
  if (caller) reportUsage(caller, { tokens: 0 }, ports, waitUntil);
  return withHeaders(reply, inquiry, caller ? "off" : "off;reason=no-credential", cacheStatus(cache));
}

function send(inquiry: ChatContext, body: BodyInit): Promise<Response> {
  const { request, stop, admission, destination, exchange, timings, ports } = inquiry;
  const upstream = upstreamFor(exchange.chat.model, destination, ports);
  return timings.measure("upstream", forward({ request, destination, admission, body, signal: stop }, upstream));
}

/** Says in the response's headers what memory and cache did. */
function withHeaders(
  response: Response,
  { exchange, admission, timings }: ChatContext,
  memory: string,
  status: string,
): Response {
  const { headers } = response;
  headers.append("cache-status", status);
  headers.set("throughline-memory", memory);
  headers.set("throughline-exchange", exchange.id);
  headers.append("server-timing", timings.header());
  for (const [name, value] of Object.entries(admission?.rateLimit ?? {})) headers.set(name, value);
  return response;
}

/** Any part of memory or cache that did not do its work makes it `degraded`; the first that failed is named. */
function memoryHeader(
  { mode }: Exchange,
  { recollection, cache, rules }: AnsweredExchange,
  late: PersistResult["late"],
): string {
  const opened = recollection?.opened;
  const ruled = rules.count > 0 ? `;rules=${rules.count}` : "";
  const counts = (opened ? `;recalled=${opened.injected.length};tokens=${opened.tokens}` : "") + ruled;
  const reason = recollection?.degraded ?? (cache.detail === "unavailable" ? "cache" : recollection && late);
  if (reason) return `degraded;reason=${reason}${counts}`;
  return recollection ? `${mode}${counts}` : "off";
}
