import { fingerprint as fingerprintOf } from "../cache/fingerprint.ts";
import { type CachePlan, planCache } from "../cache/plan.ts";
import { type CacheOutcome, forwardOutcome, hitOutcome } from "../cache/status.ts";
import { shapeOf } from "../dialects/chat-completions.ts";
import { ProxyError } from "../errors.ts";
import type { CachedAnswer } from "../ports.ts";
import type { Ports } from "../wiring.ts";
import { isEncoded, parseJson, readBody } from "./body.ts";
import { describe, type Exchange, type Speech, speechOf } from "./exchange.ts";
import { targetOf } from "./forward.ts";
import { type Caller, identify } from "./identify.ts";
import { lookUp, lookupOf } from "./look-up.ts";
import { passThrough } from "./passthrough.ts";
import { recollect, type Recollection } from "./recollect.ts";
import { ask, type Reply, serve } from "./reply.ts";
import type { Outcome } from "./settle.ts";
import { Timings } from "./timings.ts";
import type { WaitUntil } from "./wait-until.ts";

/**
 * One exchange: identify the caller; describe the exchange; ask the vault what it knows and the
 * cache what it has, side by side; serve what may be served; otherwise put the memories into the
 * system message, forward, let the bytes run through while a copy is read, remember, and end.
 */
export async function chat(request: Request, ports: Ports, waitUntil: WaitUntil): Promise<Response> {
  if (isEncoded(request.headers)) return passThrough(request, ports);
  const timings = new Timings();
  const bytes = await readBody(request);
  const exchange = describe(request, parseJson(bytes), Date.now());
  if (!exchange) return passThrough(request, ports, bytes);
  const caller = await timings.measure("identify", identify(request.headers, exchange.chat.user, ports.settings, ports.directory));

  const prepared = prepare(request, exchange, caller, ports);
  const { speech, plan, lookup } = prepared;
  const [look, recollection] = await Promise.all([
    timings.measure("cache", lookUp(caller, plan, lookup, ports)),
    caller.scope && exchange.mode !== "off"
      ? timings.measure("recall", recollect(caller.scope, exchange, speech, lookup, ports))
      : null,
  ]);

  const answer = servable(recollection, look?.answer ?? null, exchange);
  const cache = answer ? hitOutcome(answer) : outcomeOf(plan, look !== null);
  const patienceMs = recollection?.degraded ? 0 : ports.settings.recallDeadlineMs - Math.max(timings.of("recall"), timings.of("cache"));
  const outcome: Outcome = { ...prepared, exchange, caller, cache, ticket: look?.ticket ?? null, recollection, patienceMs };
  const reply: Reply = { outcome, timings, ports, waitUntil };
  if (answer) return serve(answer, reply);
  if (exchange.directives.onlyIfCached) throw new ProxyError("not_in_cache", "No stored answer fits this request.");
  return ask(request, bytes, reply);
}

interface Prepared {
  readonly speech: Speech;
  readonly plan: CachePlan;
  readonly fingerprint: string | null;
  readonly lookup: ReturnType<typeof lookupOf>;
}

function prepare(request: Request, exchange: Exchange, { scope }: Caller, { settings }: Ports): Prepared {
  const speech = speechOf(exchange);
  const { eligibility, directives, mode } = exchange;
  const hasVault = scope !== null && mode === "on";
  const plan = planCache({ eligibility, directives, ttlSeconds: settings.cacheTtlSeconds, secret: speech.secret, hasVault });
  const fingerprint = plan.use
    ? fingerprintOf(`${request.method} ${targetOf(request, settings)}`, request.headers, shapeOf(exchange.body, exchange.chat))
    : null;
  return { speech, plan, fingerprint, lookup: lookupOf(exchange, plan, fingerprint) };
}

/**
 * Which stored answer may be served, if any: the user's own, given under the very same memories; or a
 * shared one, when the vault is known to have nothing to say. Memory that did not answer in time may
 * have had something to say.
 */
function servable(recollection: Recollection | null, shared: CachedAnswer | null, { mode }: Exchange): CachedAnswer | null {
  if (!recollection || mode === "write") return shared;
  if (!recollection.opened || recollection.degraded) return null;
  return recollection.opened.answer ?? (recollection.opened.block === "" ? shared : null);
}

function outcomeOf(plan: CachePlan, looked: boolean): CacheOutcome {
  if (plan.use && plan.place === "shared" && !looked) return { status: "bypass", detail: "unavailable" };
  return forwardOutcome(plan);
}
