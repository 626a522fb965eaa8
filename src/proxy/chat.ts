import { ProxyError } from "../http/errors.ts";
import { type Caller, recognise } from "../identity/identify.ts";
import { traceOf } from "../metrics/trace-context.ts";
import { ask } from "./ask.ts";
import { clientConnectionOf } from "./client-connection.ts";
import type { ChatContext, ChatRoute } from "./context.ts";
import { destinationUnder } from "./destination.ts";
import type { ParsedExchange, PlannedExchange } from "./exchange.ts";
import { lookUpAnswer } from "./look-up-answer.ts";
import { observeExchange } from "./observe-exchange.ts";
import { bypass } from "./bypass.ts";
import { admissionRequest, permit } from "./permission.ts";
import { planExchange } from "./plan-exchange.ts";
import { remembers } from "./recall-memories.ts";
import { revalidate } from "./revalidate.ts";
import { RequestTimer } from "../runtime/request-timer.ts";
import { serve } from "./serve.ts";
import { Timings } from "./timings.ts";

/**
 * Answers one exchange: identify the caller; describe the exchange; ask the vault what it knows and the answer cache what
 * it has, side by side; if an answer may be served, serve it; otherwise put the memories into the system message,
 * forward, let the bytes run through while a copy is read, commit durably, respond.
 */
export async function chat(request: Request, parsed: ParsedExchange, route: ChatRoute): Promise<Response> {
  const { ports, head } = route;
  const trace = ports.settings.telemetry && traceOf(head.headers, ports.settings.telemetry.sampledShare);
  const timer = new RequestTimer();
  const connection = clientConnectionOf(request, timer, ports.connections);
  const fixed = { ...route, request, connection, timer, trace, timings: new Timings(), stop: request.signal };
  let caller: Caller | null = null;
  try {
    const recognised = recognise(head, parsed.chat.user, ports, admissionRequest(parsed, route));
    caller = await fixed.timings.measure("identify", recognised);
    return await chatOf(permit(parsed, caller), { ...fixed, caller });
  } catch (error) {
    const { code, status } = error instanceof ProxyError ? error : { code: "internal_error", status: 500 };
    observeExchange(parsed, { status, error: code }, { ...fixed, caller });
    throw error;
  }
}

/** Answers an exchange of a caller who is identified. */
async function chatOf(exchange: ParsedExchange, asked: ChatContext<Caller | null>): Promise<Response> {
  const { caller, request, ports } = asked;
  const policy = caller?.admission?.policy ?? null;
  const fixed = { ...asked, destination: destinationUnder(policy, asked.destination, request.url, ports.settings) };
  const reason = bypassReason(exchange, caller, asked);
  if (caller === null || reason !== null) {
    refuseIfCachedOnly(exchange);
    return bypass(exchange, { ...fixed, caller }, reason ?? "off");
  }
  const context = { ...fixed, caller };
  const planned = await planExchange(exchange, context);
  return planned.lookup?.credentialKey == null ? answer(planned, context) : answerForOthers(planned, context);
}

async function answer(planned: PlannedExchange, context: ChatContext): Promise<Response> {
  const exchange = await lookUpAnswer(planned, context);
  if (!exchange.hit) {
    refuseIfCachedOnly(exchange);
    return ask(exchange, context);
  }
  const { leader, cache } = exchange;
  if (leader && cache.late) context.waitUntil(revalidate(exchange, leader, context));
  else leader?.resign();
  return serve(exchange.hit, { ...exchange, leader: null }, context);
}

/**
 * Answers a request whose answer other requests may wait for. It lives on after its caller has left, to release them.
 * The runtime ends no call of a request that lives on, so that a signal of our own has to.
 */
function answerForOthers(planned: PlannedExchange, context: ChatContext): Promise<Response> {
  const stop = new AbortController();
  context.request.signal.addEventListener("abort", () => stop.abort());
  const response = answer(planned, { ...context, stop: stop.signal });
  context.waitUntil(response.catch(() => undefined));
  return response;
}

/** Returns why neither memory nor the cache has a part in the exchange. Returns null if one of them has. */
function bypassReason(
  { mode, directives }: ParsedExchange,
  caller: Caller | null,
  { ports: { settings } }: ChatRoute,
): "no-store" | "off" | null {
  if (caller === null) return "off";
  // A tenant's usage is read from the answer, whatever else is off.
  if (remembers(mode, caller) || settings.adminKey !== null) return null;
  if (directives.noStore) return "no-store";
  return settings.cacheTtlSeconds === 0 ? "off" : null;
}

function refuseIfCachedOnly({ directives }: ParsedExchange): void {
  if (directives.onlyIfCached) throw new ProxyError("not_in_cache", "No stored answer fits this request.");
}
