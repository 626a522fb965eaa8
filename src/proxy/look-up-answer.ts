import type { Question } from "../cache/question.ts";
import type { CachePlan } from "../cache/plan.ts";
import { type CacheOutcome, forwardOutcome, hitOutcome } from "../cache/cache-status.ts";
import type { CachedAnswer, CacheLookupResult } from "../ports/answer-store.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { drainCounts } from "../isolate/gathered-counts.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange, PlannedExchange, RecallOutcome } from "./exchange.ts";
import { joinFlight, leaderOf, releaseIfLeader } from "./join-flight.ts";
import { recallMemories, remembers } from "./recall-memories.ts";
import { noteRemembered } from "../isolate/remembered-users.ts";

/**
 * Asks the vault and the shared answers side by side, or the vault first if it likely has the last word. Waits if another
 * request has asked the same question already.
 */
export async function lookUpAnswer(planned: PlannedExchange, context: ChatContext): Promise<LookedUpExchange> {
  const { caller, timings } = context;
  const { plan, lookup, rules, question, startedAt, asksVaultFirst } = planned;
  const recalling = remembers(planned.mode, caller)
    ? timings.measure("recall", recallMemories(planned, caller.scope, context))
    : null;
  const earlier = asksVaultFirst && recalling ? await recalling : null;
  // An answer that memory may bear on is not shared, whatever the shared answers hold.
  const isLeftOut = earlier !== null && mayTouchMemory(earlier, question);
  const asking = isLeftOut ? Promise.resolve(null) : lookUpShared(planned, context);
  const [first, recalled] = await Promise.all([timings.measure("cache", asking), earlier ?? recalling]);
  if (caller.scope && recalled?.opened) noteRemembered(caller.scope, recalled.opened.remembers);
  const recall = recalled && rules.degraded ? { ...recalled, degraded: recalled.degraded ?? "rules" } : recalled;
  const waits = [timings.of("recall"), timings.of("cache")] as const;
  const waitedMs = rules.waitedMs + (asksVaultFirst ? waits[0] + waits[1] : Math.max(...waits));
  const isUnshareable = mayTouchMemory(recall, question);
  const maySharedServe = !isUnshareable && mayServeShared(recall, planned);
  const own = recall?.opened?.answer && !recall.degraded ? recall.opened.answer : null;

  let shared = first;
  let collapsed: boolean | undefined;
  if (lookup && maySharedServe && !own && shared?.flight && !shared.flight.lead && !shared.answer) {
    const joined = await timings.measure("cache", joinFlight(shared, { lookup, stream: planned.chat.stream }, context));
    shared = joined.result;
    collapsed = joined.served;
  }

  const hit = own ?? (maySharedServe ? (shared?.answer ?? null) : null);
  const leader = leaderOf(shared, context);
  // With a memory in it, or behind it, this is not the question that the others ask.
  if (isUnshareable || recall?.opened?.block) leader?.resign();
  const outcome = outcomeOf(plan, shared, { isUnshareable, isLeftOut });
  const missed = { ...outcome, ...(collapsed !== undefined && { collapsed }) };
  return {
    ...planned,
    hit,
    stale: maySharedServe && shared?.stale && maySubstitute(shared.stale, plan, startedAt) ? shared.stale : null,
    cache: hit && collapsed === undefined ? hitOutcome(hit, startedAt) : missed,
    cacheVersion: shared?.cacheVersion ?? null,
    leader,
    recall,
    isUnshareable,
    waitedMs,
  };
}

/** Asks the shared answers. Returns null if the plan does not allow it, or no answer comes in time. */
async function lookUpShared(
  { plan, lookup, rules }: PlannedExchange,
  context: ChatContext,
): Promise<CacheLookupResult | null> {
  const { caller, ports } = context;
  if (!plan.use || plan.place !== "shared") return null;
  const asked = ports.answers.lookUp(caller.tenancy, lookup, drainCounts(caller.tenancy));
  try {
    const left = ports.settings.recallDeadlineMs - rules.waitedMs - context.timings.of("recall");
    return await context.timer.within(Math.max(1, left), asked);
  } catch (error) {
    log("warn", { event: "cache_degraded", reason: reasonOf(error) });
    releaseIfLeader(asked, context);
    return null;
  }
}

/**
 * Returns whether a question may be this user's own, though it is worded like anybody's: it asks for advice, and the vault
 * remembers something that may bear on the answer. Everything but a clear question of fact counts as advice, and a vault
 * that did not answer as one that remembers.
 */
function mayTouchMemory(recall: RecallOutcome | null, { isFactual }: Question): boolean {
  if (!recall || isFactual) return false;
  return recall.opened?.remembers ?? true;
}

/** Returns whether the vault is known to have nothing to say. A memory that did not answer in time may have something. */
function mayServeShared(recall: RecallOutcome | null, { mode }: PlannedExchange): boolean {
  if (!recall || mode === "write") return true;
  return recall.opened?.block === "" && !recall.degraded;
}

function maySubstitute({ expiresAt }: CachedAnswer, plan: CachePlan, now: number): boolean {
  const limit = plan.use ? plan.staleIfErrorSeconds : 0;
  return limit === null || now < expiresAt + limit * 1000;
}

/** @param isLeftOut the shared answers were not asked, because the vault has the last word */
function outcomeOf(
  plan: CachePlan,
  result: CacheLookupResult | null,
  { isUnshareable, isLeftOut }: { readonly isUnshareable: boolean; readonly isLeftOut: boolean },
): CacheOutcome {
  const isShared = plan.use && plan.place === "shared";
  if (isShared && !result && !isLeftOut) return { status: "bypass", detail: "unavailable" };
  const outcome = forwardOutcome(plan, result);
  return isShared && isUnshareable && outcome.status === "miss" ? { ...outcome, detail: "remembered" } : outcome;
}
