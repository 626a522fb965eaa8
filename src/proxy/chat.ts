import { fingerprint as fingerprintOf } from "../cache/fingerprint.ts";
import { type CachePlan, planCache } from "../cache/plan.ts";
import { type CacheOutcome, forwardOutcome, hitOutcome } from "../cache/status.ts";
import { shapeOf } from "../dialects/chat-completions.ts";
import { canReplay } from "../dialects/chat-replay.ts";
import { ProxyError } from "../errors.ts";
import type { CachedAnswer } from "../ports.ts";
import type { Ports } from "../wiring.ts";
import { isEncoded, parseJson, readBody } from "./body.ts";
import { destinationOf } from "./destination.ts";
import { describe, type Exchange, type Question, questionIn, type Speech, speechOf } from "./exchange.ts";
import { type Caller, identify } from "./identify.ts";
import { lookUp, lookupOf } from "./look-up.ts";
import { passThrough } from "./passthrough.ts";
import { type Recollection, recollect } from "./recollect.ts";
import { ask, type Inquiry, pass, serve } from "./reply.ts";
import { Timings } from "./timings.ts";
import type { WaitUntil } from "./wait-until.ts";

/**
 * One exchange: identify the caller; describe the exchange; ask the vault what it knows and the
 * cache what it has, side by side; serve what may be served; otherwise put the memories into the
 * system message, forward, let the bytes run through while a copy is read, remember, and end.
 */
export async function chat(request: Request, ports: Ports, waitUntil: WaitUntil): Promise<Response> {
  const { settings } = ports;
  const destination = destinationOf(request.url, settings);
  if (isEncoded(request.headers)) return passThrough(request, ports, waitUntil, destination);
  const timings = new Timings();
  const bytes = await readBody(request);
  const body = parseJson(bytes);
  const exchange = describe(request, body, Date.now());
  if (!exchange) {
    await identify(request.headers, null, settings, ports.directory);
    return passThrough(request, ports, waitUntil, destination, { body: bytes, model: body.value["model"] });
  }
  const caller = await timings.measure(
    "identify",
    identify(request.headers, exchange.chat.user, settings, ports.directory),
  );
  const inquiry: Inquiry = {
    request,
    destination,
    bytes,
    exchange,
    timings,
    ports,
    waitUntil,
  };

  const { directives, mode } = exchange;
  const remembers = caller.scope !== null && mode !== "off";
  if (!remembers && (directives.noStore || settings.cacheTtlSeconds === 0)) {
    if (directives.onlyIfCached) throw notInCache();
    return pass(inquiry, directives.noStore ? "no-store" : "off");
  }

  const prepared = prepare(inquiry, caller);
  const { question, speech, plan, lookup } = prepared;
  const [look, recollection] = await Promise.all([
    timings.measure("cache", lookUp(caller, plan, lookup, ports)),
    remembers && caller.scope
      ? timings.measure("recall", recollect(caller.scope, exchange, question, speech, lookup, ports))
      : null,
  ]);

  const answer = servable(recollection, look?.answer ?? null, exchange);
  if (!answer && directives.onlyIfCached) throw notInCache();
  const cache = answer ? hitOutcome(answer) : outcomeOf(plan, look !== null);
  const waitedMs = Math.max(timings.of("recall"), timings.of("cache"));
  const outcome = { ...prepared, exchange, caller, cache, ticket: look?.ticket ?? null, recollection, waitedMs };
  return answer ? serve(answer, outcome, inquiry) : ask(outcome, inquiry);
}

const notInCache = (): ProxyError => new ProxyError("not_in_cache", "No stored answer fits this request.");

interface Prepared {
  readonly question: Question;
  readonly speech: Speech;
  readonly plan: CachePlan;
  readonly fingerprint: string | null;
  readonly lookup: ReturnType<typeof lookupOf>;
}

/** All that can be decided before anybody is asked. */
function prepare({ request, destination, exchange, ports }: Inquiry, { scope }: Caller): Prepared {
  const question = questionIn(exchange);
  const speech = speechOf(exchange);
  const plan = planCache({
    eligibility: question.eligibility,
    directives: exchange.directives,
    ttlSeconds: ports.settings.cacheTtlSeconds,
    secret: speech.secret,
    hasVault: scope !== null && exchange.mode === "on",
  });
  const shape = plan.use ? shapeOf(exchange.body, exchange.chat) : null;
  const fingerprint = shape === null ? null : fingerprintOf(destination.url, request.headers, shape);
  return { question, speech, plan, fingerprint, lookup: lookupOf(exchange, question, plan, fingerprint) };
}

/**
 * Which stored answer may be served, if any: the user's own, given under the very same memories; or a
 * shared one, when the vault is known to have nothing to say. Memory that did not answer in time may
 * have had something to say.
 */
function servable(
  recollection: Recollection | null,
  shared: CachedAnswer | null,
  { mode, chat: asked }: Exchange,
): CachedAnswer | null {
  const fitting = (answer: CachedAnswer | null): CachedAnswer | null =>
    answer && canReplay(answer.completion, asked) ? answer : null;
  if (!recollection || mode === "write") return fitting(shared);
  if (!recollection.opened || recollection.degraded) return null;
  return fitting(recollection.opened.answer) ?? (recollection.opened.block === "" ? fitting(shared) : null);
}

function outcomeOf(plan: CachePlan, looked: boolean): CacheOutcome {
  if (plan.use && plan.place === "shared" && !looked) return { status: "bypass", detail: "unavailable" };
  return forwardOutcome(plan);
}
