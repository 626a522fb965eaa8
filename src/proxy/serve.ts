import { NO_ANSWER } from "../dialects/dialect.ts";
import type { CachedAnswer } from "../ports/answer-store.ts";
import { countOutcome } from "./cache-stats.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange } from "./exchange.ts";
import { persistExchange } from "./persist-exchange.ts";
import { inSlices } from "./slice-events.ts";
import { reportUsage } from "./report-usage.ts";
import { withOutcome } from "./response-headers.ts";

/** Answers from the cache, in the mode that the request asks for, once the exchange is remembered. */
export async function serve(hit: CachedAnswer, exchange: LookedUpExchange, context: ChatContext): Promise<Response> {
  const { dialect } = context;
  const { chat, cache } = exchange;
  const answer = { ...NO_ANSWER, text: dialect.textOf(hit.completion), complete: true };
  const { delayed } = await persistExchange({ ...exchange, answer }, context);
  countOutcome(cache, hit.cost, context);
  reportUsage({ tokens: 0, hit: true }, context);
  const now = Date.now();
  const headers = {
    "content-type": chat.stream ? "text/event-stream; charset=utf-8" : "application/json",
    age: String(Math.max(0, Math.floor((now - hit.storedAt) / 1000))),
  };
  const body = chat.stream ? inSlices(dialect.replayEvents(hit.completion, chat)) : dialect.replayWhole(hit.completion);
  const ttl = Math.floor((hit.expiresAt - now) / 1000);
  return withOutcome(new Response(body, { headers }), exchange, context, { delayed, ttl });
}
