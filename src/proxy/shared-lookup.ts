import type { Question } from "../cache/question.ts";
import type { CachePlan } from "../cache/plan.ts";
import { within } from "../runtime/deadline.ts";
import { digest } from "../runtime/digest.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { CacheLookupResult, AnswerLookup } from "../ports/answer-store.ts";
import type { Ports } from "../ports/ports.ts";
import type { Exchange } from "./exchange.ts";
import type { Admission } from "../identity/admission.ts";
import { releaseIfLeader } from "./join-flight.ts";
import { credentialOf, ownCredentialOf } from "../identity/credentials.ts";
import type { Caller } from "../identity/identify.ts";
import { drainCounts } from "./cache-stats.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/** What is asked of whoever keeps answers; null: nothing. */
export function lookupOf(
  { startedAt, chat }: Exchange,
  question: Question,
  plan: CachePlan,
  fingerprint: string | null,
  payer: string,
): AnswerLookup | null {
  if (!plan.use || !plan.look || fingerprint === null) return null;
  return {
    fingerprint,
    question: question.text,
    match: plan.match,
    maxAgeSeconds: plan.maxAgeSeconds,
    staleSeconds: plan.staleSeconds,
    needsUsage: !chat.stream || chat.includeUsage,
    credentialKey: plan.collapse ? payer : null,
    patienceMs: 0,
    now: startedAt,
  };
}

/**
 * Whose key pays the upstream. As a rule the account is the key; where callers are one account or one tenant,
 * an answer that is kept serves them all, but nobody's call is made with another's key.
 */
export function credentialKeyOf(headers: Headers, admission: Admission | null, { settings }: Ports): string {
  if (admission) return digest("payer", ownCredentialOf(headers, admission.presented) ?? "");
  return settings.account === "shared" || settings.throughlineKey !== null
    ? digest("payer", credentialOf(headers) ?? "")
    : "";
}

/** Asks the shared answers, where the plan allows it. Null: not asked, or no answer in time. */
export async function lookUp(
  { tenancy }: Caller,
  plan: CachePlan,
  lookup: AnswerLookup | null,
  ports: Ports,
  waitUntil: WaitUntil,
  waitedMs = 0,
): Promise<CacheLookupResult | null> {
  if (!plan.use || plan.place !== "shared") return null;
  const looking = ports.answers.lookUp(tenancy, lookup, drainCounts(tenancy));
  try {
    return await within(ports.settings.recallDeadlineMs - waitedMs, looking);
  } catch (error) {
    log("warn", { event: "cache_degraded", reason: reasonOf(error) });
    releaseIfLeader(looking, tenancy, ports, waitUntil);
    return null;
  }
}
