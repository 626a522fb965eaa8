import { type Answer, NO_ANSWER } from "../dialects/dialect.ts";
import { isEventStream, isJson } from "../http/content-type.ts";
import { ProxyError } from "../http/errors.ts";
import type { CachedAnswer } from "../ports/answer-store.ts";
import { blocksFor } from "./blocks-for.ts";
import { countOutcome } from "../isolate/gathered-counts.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import type { ChatContext } from "./context.ts";
import { editBytes } from "./edit-bytes.ts";
import type { LookedUpExchange } from "./exchange.ts";
import { forward, type Forwarded } from "./forward.ts";
import { observeExchange } from "./observe-exchange.ts";
import { passResponse, streamResponse } from "./stream-response.ts";
import { persistExchange, type PersistResult } from "./persist-exchange.ts";
import { readWhole, replayableAs, type WholeAnswer } from "./read-answer.ts";
import { relayStream } from "./relay.ts";
import { reportUsage, takenAmounts, tokensOf } from "./report-usage.ts";
import { withOutcome } from "./response-headers.ts";
import { serve } from "./serve.ts";

/** Answers from the upstream, which is told what memory knows. */
export async function ask(exchange: LookedUpExchange, context: ChatContext): Promise<Response> {
  const received = await context.connection.race(receive(exchange, context)).catch(asFailure);
  if (received instanceof ProxyError || isFailure(received.response)) {
    exchange.leader?.fail();
    if (exchange.stale && !context.connection.isClosed) return serveStale(exchange.stale, received, exchange, context);
    if (received instanceof ProxyError) {
      reportUsage({ tokens: 0 }, context);
      throw received;
    }
  }
  const { response, isFallback, whole } = received;
  countOutcome(exchange.cache, null, context.caller.tenancy, context);
  const { status } = response;
  const commit = async (answer: Answer): Promise<PersistResult> => {
    const amounts = takenAmounts(exchange, answer.usage, context.ports.settings.prices);
    reportUsage({ tokens: tokensOf(exchange, answer), amounts }, context);
    const persisted = persistExchange({ ...exchange, answer: replayableAs(status, isFallback, answer) }, context);
    const result = await context.timings.measure("remember", persisted);
    observeExchange(exchange, { status, usage: answer.usage }, context);
    return result;
  };

  if (whole) {
    const result = await commit(whole.answer);
    return withOutcome(passResponse(response, whole.bytes), exchange, context, result);
  }
  if (response.ok && response.body) {
    return withOutcome(passResponse(response, relayStream(response, commit, context)), exchange, context);
  }
  exchange.leader?.fail();
  reportUsage({ tokens: response.ok ? tokensOf(exchange, NO_ANSWER) : 0 }, context);
  observeExchange(exchange, { status }, context);
  return withOutcome(streamResponse(response, context), exchange, context);
}

/** Serves an expired answer, because the upstream cannot answer (RFC 5861, section 4). */
async function serveStale(
  stale: CachedAnswer,
  received: Received | ProxyError,
  exchange: LookedUpExchange,
  context: ChatContext,
): Promise<Response> {
  const failed = received instanceof ProxyError ? 0 : received.response.status;
  if (!(received instanceof ProxyError)) await received.response.body?.cancel();
  const cache = { status: "stale", detail: stale.match, late: true, failed } as const;
  return serve(stale, { ...exchange, leader: null, cache }, context);
}

/** Returns whether the upstream cannot answer now, whoever asks. A rate limit passes as well. */
const isFailure = ({ status }: Response): boolean => status === 429 || status >= 500;

function asFailure(error: unknown): ProxyError {
  if (error instanceof ProxyError) return error;
  throw error;
}

interface Received extends Forwarded {
  /** Null if the answer is to be relayed as it comes. */
  readonly whole: WholeAnswer | null;
}

/** Asks the upstream. Reads an answer whole if it is complete already, or of use only when it is. */
async function receive(exchange: LookedUpExchange, context: ChatContext): Promise<Received> {
  const { response, isFallback } = await context.timings.measure("upstream", send(exchange, context, context.stop));
  return {
    response,
    isFallback,
    whole: response.ok && isWhole(response, exchange) ? await readWhole(response, context.dialect) : null,
  };
}

/**
 * Sends the exchange with the tenant's rules and the user's memories in it. Sends the caller's own bytes if there are
 * neither.
 */
export async function send(exchange: LookedUpExchange, context: ChatContext, signal: AbortSignal): Promise<Forwarded> {
  const { body, bytes, chat } = exchange;
  const onward = { admission: context.caller.admission, model: chat.model, signal };
  const blocks = blocksFor(exchange);
  if (blocks === null) return forward(context, { ...onward, body: bytes });
  const placed = editBytes(bytes, body.text, context.dialect.placeBlocks(body, chat, blocks));
  await yieldAfter(placed.length);
  return forward(context, { ...onward, body: placed });
}

function isWhole(response: Response, { chat }: LookedUpExchange): boolean {
  // A list that grows is a stream to its client.
  if (isJson(response) && !chat.isListStream) return true;
  return response.body !== null && response.headers.has("content-length") && !isEventStream(response);
}
