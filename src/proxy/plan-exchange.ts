import { fingerprint as fingerprintOf } from "../cache/fingerprint.ts";
import { type CachePlan, mayCache, planCache } from "../cache/plan.ts";
import type { Question } from "../cache/question.ts";
import { shapeOf } from "../dialects/body-shape.ts";
import { credentialOf, ownCredentialOf } from "../identity/credentials.ts";
import { withoutVendorHeaders } from "../identity/vendor-headers.ts";
import type { AnswerLookup } from "../ports/answer-store.ts";
import { digest } from "../runtime/digest.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import type { ChatContext } from "./context.ts";
import type { ParsedExchange, PlannedExchange, UserTurns } from "./exchange.ts";
import { cachePlanUnder } from "./permission.ts";
import { preloadWriters } from "./persist-exchange.ts";
import { prefetch, remembers } from "./recall-memories.ts";
import { isLikelyRemembered } from "../isolate/remembered-users.ts";
import { NOT_ASKED, type TenantRules, tenantRulesFor } from "../isolate/tenant-rules-cache.ts";
import { userTurnsOf } from "./user-turns.ts";

/** The rules by which the cache judges a question. They are a seventh of all code, and the first chat loads them. */
const questionReader = lazyModule(() => import("./read-question.ts"));

/** The question if those rules cannot be loaded. The cache then has no part in the exchange. */
const UNREAD: Question = {
  text: "",
  eligibility: { cache: false, reason: "unavailable", personal: true },
  isFactual: false,
};

/** Decides all that can be decided before the vault and the cache are asked. Waits for the tenant's rules. */
export async function planExchange(exchange: ParsedExchange, context: ChatContext): Promise<PlannedExchange> {
  const { dialect, destination, head, caller, ports } = context;
  const characters = exchange.bytes.byteLength;
  const userTurns = userTurnsOf(exchange);
  await yieldAfter(characters);
  // The code of the later stages loads while this one waits.
  if (!questionReader.loaded) void questionReader.tryLoad();
  preloadWriters();
  const rules = await rulesFor(exchange, userTurns, context);
  const reader = questionReader.loaded ?? (await questionReader.tryLoad());
  const isCached = mayCache(exchange.directives, ports.settings.cacheTtlSeconds);
  const question = reader?.readQuestion(exchange, dialect, isCached) ?? UNREAD;
  await yieldAfter(characters);
  const hasVault = caller.scope !== null && exchange.mode === "on";
  const wanted = planCache({
    eligibility: question.eligibility,
    directives: exchange.directives,
    ttlSeconds: ports.settings.cacheTtlSeconds,
    secret: userTurns.secrets.size > 0,
    hasVault,
    isNamed: caller.scope !== null,
  });
  const plan = caller.admission ? cachePlanUnder(caller.admission.policy, wanted, hasVault) : wanted;
  const shape = plan.use ? shapeOf(dialect, exchange.body, exchange.chat) : null;
  if (shape !== null) await yieldAfter(characters);
  const headers = withoutVendorHeaders(head.headers, destination.url);
  const fingerprint =
    shape === null ? null : fingerprintOf(exchange.chat.target ?? destination.url, headers, shape, rules.block);
  const asksVaultFirst = remembers(exchange.mode, caller) && !question.isFactual && isLikelyRemembered(caller.scope);
  const lookup =
    plan.use && plan.look && fingerprint !== null
      ? lookupOf(exchange, plan, {
          fingerprint,
          question: question.text,
          // Nobody waits for an answer that is likely for this user alone.
          credentialKey: asksVaultFirst ? null : credentialKeyOf(context),
        })
      : null;
  await yieldAfter(characters);
  return { ...exchange, question, userTurns, plan, fingerprint, lookup, asksVaultFirst, rules };
}

/** Returns the rules of the caller's tenant, if memory is told to the model. */
function rulesFor(
  { mode }: ParsedExchange,
  userTurns: UserTurns,
  { caller, ports, waitUntil }: ChatContext,
): TenantRules | Promise<TenantRules> {
  if (caller.scope === null || (mode !== "on" && mode !== "read")) return NOT_ASKED;
  const rules = tenantRulesFor(caller.tenancy, ports, waitUntil);
  // With Upstash, the vault and the shared answers may come from afar as well: they load while the rules do.
  if (rules instanceof Promise && ports.settings.upstash) {
    const loading = [prefetch(caller.scope, userTurns, ports), ports.answers.prefetch(caller.tenancy)];
    waitUntil(Promise.allSettled(loading));
  }
  return rules;
}

function lookupOf(
  { startedAt, chat }: ParsedExchange,
  plan: CachePlan & { readonly use: true },
  { fingerprint, question, credentialKey }: Pick<AnswerLookup, "fingerprint" | "question" | "credentialKey">,
): AnswerLookup {
  return {
    fingerprint,
    question,
    match: plan.match,
    maxAgeSeconds: plan.maxAgeSeconds,
    staleSeconds: plan.staleSeconds,
    needsUsage: chat.wantsUsage,
    credentialKey: plan.collapse ? credentialKey : null,
    patienceMs: 0,
    now: startedAt,
  };
}

/**
 * Returns a digest of the key that pays the upstream: nobody's call is made with another's key. As a rule the account is
 * that key, and the digest "". If callers share an account or a tenant, a stored answer serves them all.
 */
function credentialKeyOf({ head: { headers }, caller: { admission }, ports: { settings } }: ChatContext): string {
  if (admission) return digest("payer", ownCredentialOf(headers, admission.presented) ?? "");
  return settings.account === "shared" || settings.throughlineKey !== null
    ? digest("payer", credentialOf(headers) ?? "")
    : "";
}
