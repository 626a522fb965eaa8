import type { HeaderReader } from "../http/request-head.ts";
import { NO_STAGES, type ObservedExchange, untouched } from "../ports/observed-exchange.ts";
import { modelLabel } from "../metrics/model-labels.ts";
import { providerOf } from "../metrics/provider-names.ts";
import { countExchange } from "../metrics/registry.ts";
import { trafficOf } from "../metrics/traffic-of.ts";
import { withPush } from "../metrics/tell-collector.ts";
import type { CacheOutcome } from "../cache/cache-status.ts";
import type { Usage } from "../dialects/dialect.ts";
import type { AnswerCost } from "../ports/answer-store.ts";
import { digest } from "../runtime/digest.ts";
import { isLogged, log } from "../runtime/log.ts";
import type { Scope, Tenancy } from "../scope.ts";
import { countTraffic } from "../isolate/gathered-counts.ts";
import type { Caller } from "../identity/identify.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange, ParsedExchange } from "./exchange.ts";

/*
 * Tells logs, metrics and traces of an exchange, once, when it is over. Counting costs a look-up; the line is built only if
 * it is written, and spans only if somebody collects them.
 */

/** The end of an exchange. */
export interface Outcome {
  readonly status: number;
  /** The code of the proxy's own error. */
  readonly error?: string;
  readonly cache?: CacheOutcome;
  /** The cost of the stored answer that was served. */
  readonly saved?: AnswerCost;
  /** The tokens that the provider counted. Null or left out if it did not. */
  readonly usage?: Usage | null;
}

type Observable = ParsedExchange & Partial<Pick<LookedUpExchange, "recall" | "rules" | "cache">>;

export function observeExchange(exchange: Observable, outcome: Outcome, context: ChatContext<Caller | null>): void {
  const { ports, trace, waitUntil, head, caller } = context;
  const observed = observedOf(exchange, outcome, context);
  countExchange(observed);
  const traffic = caller && trafficOf(observed);
  if (traffic) countTraffic(traffic, caller.tenancy, context);
  if (isLogged("info")) logExchange(observed, head.headers, caller?.scope ?? caller?.tenancy ?? null);
  const { telemetry, settings } = ports;
  if (!telemetry || !trace) return;
  withPush(waitUntil, ({ pushExchange }) => pushExchange(observed, trace, telemetry, settings, waitUntil));
}

function observedOf(
  exchange: Observable,
  outcome: Outcome,
  { timings, destination, dialect }: ChatContext<Caller | null>,
): ObservedExchange {
  const { recall = null, rules, chat } = exchange;
  const cache = outcome.cache ?? exchange.cache;
  const upstream = destination.name === null ? "default" : destination.name || "listed";
  return {
    ...untouched(exchange.id, exchange.startedAt),
    durationMs: timings.total(),
    dialect: dialect.name,
    upstream,
    provider: providerOf(destination.url, upstream),
    model: chat.model,
    stream: chat.stream,
    status: outcome.status,
    error: outcome.error ?? null,
    cache: cache ? cacheLabel(cache) : "none",
    memory: recall?.degraded ? `degraded:${recall.degraded}` : recall ? exchange.mode : "off",
    recalled: recall?.opened?.injected.length ?? 0,
    memoryTokens: outcome.saved ? 0 : (recall?.opened?.tokens ?? 0) + (rules?.tokens ?? 0),
    inputTokens: outcome.usage?.prompt ?? null,
    outputTokens: outcome.usage?.completion ?? null,
    promptCacheRead: outcome.usage?.promptCacheRead ?? null,
    promptCacheWritten: outcome.usage?.promptCacheWritten ?? null,
    reasoning: outcome.usage?.reasoning ?? null,
    saved: outcome.saved ?? null,
    stages: timings.all(),
    betweenChunks: timings.betweenChunks,
  };
}

/** Observes an exchange that the isolate answered by itself a moment after the same one. It has no stages. */
export function observeHot(
  before: ObservedExchange,
  id: string,
  tenancy: Tenancy,
  headers: HeaderReader,
  now: number,
): void {
  const observed = { ...before, id, startedAt: now };
  countExchange(observed);
  if (isLogged("info")) logExchange(observed, headers, tenancy);
}

/** Returns what is observed of the same exchange when it is answered by the isolate. */
export const hotObservation = (
  exchange: Observable,
  outcome: Outcome,
  context: ChatContext<Caller | null>,
): ObservedExchange => ({
  ...observedOf(exchange, outcome, context),
  durationMs: 0,
  stages: NO_STAGES,
  betweenChunks: null,
});

/** Returns the outcome of the cache as a label. The words are those of a closed set. */
const cacheLabel = ({ status, detail }: CacheOutcome): string => (detail === null ? status : `${status}:${detail}`);

/** An id as programs make them. Anything else may be somebody's words. */
const REQUEST_ID = /^[\w.:-]{1,128}$/;

/** Writes the line of an exchange. */
function logExchange(exchange: ObservedExchange, headers: HeaderReader, scope: Scope | Tenancy | null): void {
  const given = headers.get("x-request-id") ?? "";
  const user = scope && "user" in scope ? scope.user : "";
  log("info", {
    event: "exchange",
    id: exchange.id,
    request: REQUEST_ID.test(given) ? given : exchange.id,
    scope: scope ? digest("log", scope.account, scope.tenant, user).slice(0, 16) : "",
    dialect: exchange.dialect,
    upstream: exchange.upstream,
    model: modelLabel(exchange.model, exchange.status),
    status: exchange.status,
    ...(exchange.error !== null && { error: exchange.error }),
    cache: exchange.cache,
    memory: exchange.memory,
    recalled: exchange.recalled,
    memoryTokens: exchange.memoryTokens,
    inputTokens: exchange.inputTokens,
    outputTokens: exchange.outputTokens,
    ms: rounded(exchange.durationMs),
    stages: Object.fromEntries([...exchange.stages].map(([stage, { ms }]) => [stage, rounded(ms)])),
  });
}

const rounded = (ms: number): number => Math.round(ms * 10) / 10;
