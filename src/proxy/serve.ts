import { NO_ANSWER } from "../dialects/dialect.ts";
import { storedId, storedText } from "../dialects/stored-text.ts";
import type { CachedAnswer } from "../ports/answer-store.ts";
import { countOutcome } from "../isolate/gathered-counts.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange } from "./exchange.ts";
import { observeExchange } from "./observe-exchange.ts";
import { persistExchange } from "./persist-exchange.ts";
import { inSlices } from "./slice-events.ts";
import { reportUsage, savedAmounts } from "./report-usage.ts";
import { withOutcome } from "./response-headers.ts";
import { keepHot } from "./serve-hot.ts";

/** Answers from the cache, in the mode that the request asks for, once the exchange is remembered. */
export async function serve(hit: CachedAnswer, exchange: LookedUpExchange, context: ChatContext): Promise<Response> {
  const { dialect } = context;
  const { body, chat, cache } = exchange;
  const answer = { ...NO_ANSWER, id: storedId(hit.completion), text: storedText(hit.completion), complete: true };
  const { delayed } = await context.timings.measure("remember", persistExchange({ ...exchange, hit, answer }, context));
  countOutcome(cache, hit.cost, context.caller.tenancy, context);
  const amounts = savedAmounts(hit.cost, chat.model, context.ports.settings.prices);
  reportUsage({ tokens: 0, hit: true, amounts }, context);
  observeExchange(exchange, { status: 200, saved: hit.cost }, context);
  const now = Date.now();
  const headers = {
    "content-type": chat.stream && !chat.isListStream ? "text/event-stream; charset=utf-8" : "application/json",
    age: String(Math.max(0, Math.floor((now - hit.storedAt) / 1000))),
  };
  const replay = chat.stream
    ? inSlices(dialect.replayEvents(hit.completion, chat, body))
    : dialect.replayWhole(hit.completion, body);
  if (typeof replay === "string") keepHot(hit, replay, exchange, context);
  const ttl = Math.floor((hit.expiresAt - now) / 1000);
  return withOutcome(new Response(replay, { headers }), exchange, context, { delayed, ttl });
}
