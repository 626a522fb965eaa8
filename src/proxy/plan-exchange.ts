import { eligibility } from "../cache/eligibility.ts";
import { isFactual } from "../cache/eligibility/factual-question.ts";
import { fingerprint as fingerprintOf } from "../cache/fingerprint.ts";
import { type CachePlan, planCache } from "../cache/plan.ts";
import type { Question } from "../cache/question.ts";
import { type Dialect, isInstruction } from "../dialects/dialect.ts";
import { credentialOf, ownCredentialOf } from "../identity/credentials.ts";
import type { AnswerLookup } from "../ports/answer-store.ts";
import { digest } from "../runtime/digest.ts";
import { yieldAfter } from "../runtime/yield-to-others.ts";
import type { ChatContext } from "./context.ts";
import type { ParsedExchange, PlannedExchange, UserTurns } from "./exchange.ts";
import { cachePlanUnder } from "./permission.ts";
import { prefetch } from "./recall-memories.ts";
import { NOT_ASKED, type TenantRules, tenantRulesFor } from "./tenant-rules-cache.ts";
import { userTurnsOf } from "./user-turns.ts";

/** Decides all that can be decided before the vault and the cache are asked. Waits for the tenant's rules. */
export async function planExchange(exchange: ParsedExchange, context: ChatContext): Promise<PlannedExchange> {
  const { dialect, destination, request, caller, ports } = context;
  const userTurns = userTurnsOf(exchange);
  const rules = await rulesFor(exchange, userTurns, context);
  const question = questionIn(exchange, dialect);
  const hasVault = caller.scope !== null && exchange.mode === "on";
  const wanted = planCache({
    eligibility: question.eligibility,
    directives: exchange.directives,
    ttlSeconds: ports.settings.cacheTtlSeconds,
    secret: userTurns.secrets.size > 0,
    hasVault,
  });
  const plan = caller.admission ? cachePlanUnder(caller.admission.policy, wanted, hasVault) : wanted;
  const shape = plan.use ? dialect.shapeOf(exchange.body, exchange.chat) : null;
  const fingerprint = shape === null ? null : fingerprintOf(destination.url, request.headers, shape, rules.block);
  const lookup =
    plan.use && plan.look && fingerprint !== null
      ? lookupOf(exchange, plan, { fingerprint, question: question.text, credentialKey: credentialKeyOf(context) })
      : null;
  await yieldAfter(exchange.bytes.byteLength);
  return { ...exchange, question, userTurns, plan, fingerprint, lookup, rules };
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

/** Reads the question as the cache sees it. Earlier parts of the message and earlier turns decide as well. */
function questionIn({ body, chat }: ParsedExchange, dialect: Dialect): Question {
  const said = chat.turns.filter(({ role }) => role === "user");
  const ask = {
    body: body.value,
    question: chat.turns[chat.lastUser]?.text ?? "",
    turns: said.length,
    otherRoles: chat.turns.some((turn) => turn.role !== "user" && !isInstruction(turn)),
    questionIsText: chat.turns[chat.lastUser]?.textOnly ?? false,
  };
  const asked = eligibility(ask);
  // Only the cache needs the text, and finding it takes a walk through the body.
  if (!asked.cache) return { text: "", eligibility: asked, isFactual: isFactual(ask.question) };
  const text = dialect.questionOf(body, chat);
  if (said.length === 1) return { text, eligibility: asked, isFactual: isFactual(ask.question) };
  const all = said.map((turn) => turn.text).join("\n");
  return { text, eligibility: eligibility({ ...ask, question: all }), isFactual: false };
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
function credentialKeyOf({ request: { headers }, caller: { admission }, ports: { settings } }: ChatContext): string {
  if (admission) return digest("payer", ownCredentialOf(headers, admission.presented) ?? "");
  return settings.account === "shared" || settings.throughlineKey !== null
    ? digest("payer", credentialOf(headers) ?? "")
    : "";
}
