import type { Question } from "../cache/question.ts";
import type { CachePlan } from "../cache/plan.ts";
import { type CacheOutcome, forwardOutcome, hitOutcome } from "../cache/cache-status.ts";
import type { CacheLookupResult, AnswerLookup, CachedAnswer } from "../ports/answer-store.ts";
import type { Exchange, UserTurns } from "./exchange.ts";
import { joinFlight, type Leader, leaderOf } from "./join-flight.ts";
import type { Caller } from "../identity/identify.ts";
import { lookUp } from "./shared-lookup.ts";
import { type RecallOutcome, recallMemories } from "./recall-memories.ts";
import type { ChatContext } from "./reply.ts";
import type { TenantRules } from "./tenant-rules-cache.ts";

/** What was decided of a request before anybody was asked. */
export interface LookupPlan {
  readonly question: Question;
  readonly speech: UserTurns;
  readonly plan: CachePlan;
  readonly fingerprint: string | null;
  readonly lookup: AnswerLookup | null;
  readonly rules: TenantRules;
}

/** What vault and cache had to say to a request. */
export interface LookupResult {
  /** Null: the upstream is to be asked. */
  readonly answer: CachedAnswer | null;
  /** One past its time, should the upstream fail. */
  readonly stale: CachedAnswer | null;
  readonly cache: CacheOutcome;
  /** Drawn from the shared answers; null: none is to be kept there. */
  readonly ticket: number | null;
  /** Others may be waiting for what this request is answered. */
  readonly lead: Leader | null;
  /** Null: memory is off for this request. */
  readonly recollection: RecallOutcome | null;
  /** Nothing shared is to be served for it, and its answer is not to be shared: what is remembered may bear on it. */
  readonly isApart: boolean;
  /** Milliseconds the caller has been kept waiting for memory and cache, but not for the answer to another's request. */
  readonly waitedMs: number;
}

/** Asks the vault and the shared answers side by side, and waits where the same question is under way already. */
export async function lookUpAnswer(
  { exchange, connection, timings, ports, waitUntil }: ChatContext,
  caller: Caller,
  { question, speech, plan, lookup, rules }: LookupPlan,
  remembers: boolean,
): Promise<LookupResult> {
  const { tenancy, scope } = caller;
  const recalling = remembers && scope && recallMemories(scope, exchange, question, speech, lookup, ports, rules);
  const [first, recalled] = await Promise.all([
    timings.measure("cache", lookUp(caller, plan, lookup, ports, waitUntil, rules.waitedMs)),
    recalling ? timings.measure("recall", recalling) : null,
  ]);
  const recollection = recalled && rules.degraded ? { ...recalled, degraded: recalled.degraded ?? "rules" } : recalled;
  const waitedMs = rules.waitedMs + Math.max(timings.of("recall"), timings.of("cache"));
  const isApart = standsApart(recollection, question);
  const shares = !isApart && mayServeShared(recollection, exchange);
  const own = recollection?.opened?.answer && !recollection.degraded ? recollection.opened.answer : null;

  let look = first;
  let collapsed: boolean | undefined;
  if (lookup && shares && !own && look?.flight && !look.flight.lead && !look.answer) {
    const { stream } = exchange.chat;
    const followed = await timings.measure(
      "cache",
      joinFlight(look, lookup, tenancy, stream, connection, ports, waitUntil),
    );
    look = followed.look;
    collapsed = followed.served;
  }

  const answer = own ?? (shares ? (look?.answer ?? null) : null);
  const lead = leaderOf(look, tenancy, connection, ports, waitUntil);
  // With a memory in it, or behind it, this is another question than the others ask.
  if (isApart || recollection?.opened?.block) lead?.resign();
  const asked = { ...outcomeOf(plan, look, isApart), ...(collapsed !== undefined && { collapsed }) };
  return {
    answer,
    stale: shares && look?.stale && maySubstitute(look.stale, plan, exchange.startedAt) ? look.stale : null,
    cache: answer && collapsed === undefined ? hitOutcome(answer, exchange.startedAt) : asked,
    ticket: look?.cacheVersion ?? null,
    lead,
    recollection,
    isApart,
    waitedMs,
  };
}

/**
 * Whether a question is this user's own, though it is worded like anybody's: it asks for advice, and something is
 * remembered that may bear on the answer, recalled or not. Whatever is not clearly a question of fact counts as such, and
 * a vault that did not answer as one that remembers.
 */
function standsApart(recollection: RecallOutcome | null, { isFactual }: Question): boolean {
  if (!recollection || isFactual) return false;
  return recollection.opened?.remembers ?? true;
}

/**
 * A shared answer may be served when the vault is known to have nothing to say. Memory that did not
 * answer in time may have had something to say.
 */
function mayServeShared(recollection: RecallOutcome | null, { mode }: Exchange): boolean {
  if (!recollection || mode === "write") return true;
  return recollection.opened?.block === "" && !recollection.degraded;
}

function maySubstitute({ expiresAt }: CachedAnswer, plan: CachePlan, now: number): boolean {
  const limit = plan.use ? plan.staleIfErrorSeconds : 0;
  return limit === null || now < expiresAt + limit * 1000;
}

function outcomeOf(plan: CachePlan, look: CacheLookupResult | null, isApart: boolean): CacheOutcome {
  const shared = plan.use && plan.place === "shared";
  if (shared && !look) return { status: "bypass", detail: "unavailable" };
  const outcome = forwardOutcome(plan, look);
  return shared && isApart && outcome.status === "miss" ? { ...outcome, detail: "remembered" } : outcome;
}
