import { fingerprint as fingerprintOf } from "../cache/fingerprint.ts";
import { planCache } from "../cache/plan.ts";
import { holdsMessages, shapeOf } from "../dialects/chat/request.ts";
import { ProxyError } from "../http/errors.ts";
import type { Ports } from "../ports/ports.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import { isEncoded, parseJson, readBody } from "../http/body.ts";
import { destinationOf } from "./destination.ts";
import { parseExchange, questionIn, userTurnsOf } from "./exchange.ts";
import { lookUpAnswer, type LookupPlan } from "./look-up-answer.ts";
import { NO_ADMISSION_REQUEST } from "../identity/admission.ts";
import { type Caller, recognise } from "../identity/identify.ts";
import { lookupOf, credentialKeyOf } from "./shared-lookup.ts";
import { holdsUser } from "./no-part.ts";
import { passOn, passThrough } from "./passthrough.ts";
import { cachePlanUnder, estimate, permit, permitModel, storedKeyFor } from "./permission.ts";
import { clientConnectionOf } from "./client-connection.ts";
import { prefetch } from "./recall-memories.ts";
import { NOT_ASKED, tenantRulesFor, type TenantRules } from "./tenant-rules-cache.ts";
import { revalidate } from "./revalidate.ts";
import { ask, type ChatContext, pass, serve } from "./reply.ts";
import { Timings } from "./timings.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/**
 * One exchange: identify the caller; describe the exchange; ask the vault what it knows and the
 * cache what it has, side by side; serve what may be served; otherwise put the memories into the
 * system message, forward, let the bytes run through while a copy is read, remember, and end.
 */
export async function chat(request: Request, ports: Ports, waitUntil: WaitUntil): Promise<Response> {
  const { settings } = ports;
  const destination = destinationOf(request.url, settings);
  if (isEncoded(request.headers)) return passThrough(request, ports, waitUntil, destination, "encoding");
  const timings = new Timings();
  const bytes = await readBody(request);
  await yieldAfter(bytes.byteLength);
  const body = parseJson(bytes);
  await yieldAfter(bytes.byteLength);
  const described = parseExchange(request, body, Date.now());
  const isPlatform = settings.adminKey !== null;
  const demand = isPlatform
    ? { cost: estimate(bytes.byteLength, body.value), upstream: storedKeyFor(destination) }
    : NO_ADMISSION_REQUEST;
  if (!described) {
    const admission = (await recognise(request, null, ports, demand))?.admission ?? null;
    const model = body.value["model"];
    if (admission) permitModel(model, admission);
    const reason = holdsMessages(body.value) ? "no-model" : "no-messages";
    const passing = { reason, body: bytes, model, admission, namesUser: holdsUser(body.value) } as const;
    return passOn(request, ports, waitUntil, destination, passing);
  }
  const caller = await timings.measure("identify", recognise(request, described.chat.user, ports, demand));
  const exchange = caller?.admission ? permit(described, request.headers, caller.admission) : described;
  const inquiry: ChatContext = {
    request,
    stop: request.signal,
    admission: caller?.admission ?? null,
    destination,
    bytes,
    exchange,
    connection: clientConnectionOf(request, ports.connections),
    timings,
    ports,
    waitUntil,
  };

  const { directives, mode } = exchange;
  if (caller === null) {
    if (directives.onlyIfCached) throw notInCache();
    return pass(inquiry, null, "off");
  }
  const remembers = caller.scope !== null && mode !== "off";
  // What a tenant's request costs is read from its answer, whatever else is off.
  if (!remembers && !isPlatform && (directives.noStore || settings.cacheTtlSeconds === 0)) {
    if (directives.onlyIfCached) throw notInCache();
    return pass(inquiry, caller, directives.noStore ? "no-store" : "off");
  }

  const told = caller.scope !== null && (mode === "on" || mode === "read");
  const asked = told ? tenantRulesFor(caller.tenancy, ports, waitUntil) : NOT_ASKED;
  // All of it may come from afar, and then it comes beside each other.
  if (asked instanceof Promise && caller.scope && settings.upstash) {
    const fetched = [prefetch(caller.scope, userTurnsOf(exchange), ports), ports.answers.prefetch(caller.tenancy)];
    waitUntil(Promise.allSettled(fetched));
  }
  const rules = await asked;
  const prepared = planLookup(inquiry, caller, rules);
  await yieldAfter(bytes.byteLength);
  if (prepared.lookup?.credentialKey == null) return answerChat(inquiry, caller, prepared, remembers);
  // The runtime drops the request of a caller who left, and its calls with it. One that others may wait for lives on
  // to release them, and has to end its call itself: the signal of an incoming request ends none.
  const stop = new AbortController();
  request.signal.addEventListener("abort", () => stop.abort());
  const reply = answerChat({ ...inquiry, stop: stop.signal }, caller, prepared, remembers);
  waitUntil(reply.catch(() => undefined));
  return reply;
}

async function answerChat(
  inquiry: ChatContext,
  caller: Caller,
  prepared: LookupPlan,
  remembers: boolean,
): Promise<Response> {
  const { exchange } = inquiry;
  const found = await lookUpAnswer(inquiry, caller, prepared, remembers);
  const outcome = { ...prepared, ...found, exchange, caller };
  const { answer, lead } = found;
  if (answer) {
    if (lead && found.cache.late) inquiry.waitUntil(revalidate(outcome, lead, inquiry));
    else lead?.resign();
    return serve(answer, { ...outcome, lead: null }, inquiry);
  }
  if (exchange.directives.onlyIfCached) throw notInCache();
  return ask(outcome, inquiry);
}

const notInCache = (): ProxyError => new ProxyError("not_in_cache", "No stored answer fits this request.");

/** All that can be decided before anybody is asked. */
function planLookup(
  { request, destination, exchange, ports }: ChatContext,
  { scope, admission }: Caller,
  rules: TenantRules,
): LookupPlan {
  const question = questionIn(exchange);
  const speech = userTurnsOf(exchange);
  const hasVault = scope !== null && exchange.mode === "on";
  const planned = planCache({
    eligibility: question.eligibility,
    directives: exchange.directives,
    ttlSeconds: ports.settings.cacheTtlSeconds,
    secret: speech.secrets.size > 0,
    hasVault,
  });
  const plan = admission ? cachePlanUnder(admission.policy, planned, hasVault) : planned;
  const shape = plan.use ? shapeOf(exchange.body, exchange.chat) : null;
  const fingerprint = shape === null ? null : fingerprintOf(destination.url, request.headers, shape, rules.block);
  const lookup = lookupOf(exchange, question, plan, fingerprint, credentialKeyOf(request.headers, admission, ports));
  return { question, speech, plan, fingerprint, lookup, rules };
}
