import type { CachePlan } from "../cache/plan.ts";
import { within } from "../deadline.ts";
import { log, reasonOf } from "../log.ts";
import type { AnswerLook, AnswerLookup } from "../ports.ts";
import type { Ports } from "../wiring.ts";
import type { Exchange, Question } from "./exchange.ts";
import type { Caller } from "./identify.ts";

/** What is asked of whoever keeps answers; null: nothing. */
export function lookupOf(
  { startedAt }: Exchange,
  question: Question,
  plan: CachePlan,
  fingerprint: string | null,
): AnswerLookup | null {
  if (!plan.use || !plan.look || fingerprint === null) return null;
  return {
    fingerprint,
    question: question.text,
    match: plan.match,
    maxAgeSeconds: plan.maxAgeSeconds,
    now: startedAt,
  };
}

/** Asks the shared answers, where the plan allows it. Null: not asked, or no answer in time. */
export async function lookUp(
  { tenancy }: Caller,
  plan: CachePlan,
  lookup: AnswerLookup | null,
  { answers, settings }: Ports,
): Promise<AnswerLook | null> {
  if (!plan.use || plan.place !== "shared") return null;
  try {
    return await within(settings.recallDeadlineMs, answers.look(tenancy, lookup));
  } catch (error) {
    log("warn", { event: "cache_degraded", reason: reasonOf(error) });
    return null;
  }
}
