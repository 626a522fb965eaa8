import type { AnswerCost, CacheCounts } from "../ports/answer-store.ts";
import type { CacheOutcome } from "./cache-status.ts";

/**
 * Returns the counts that one exchange adds for its tenancy. The record is flat, so that counts of any age and
 * deployment add up.
 */
export function countsOf(outcome: CacheOutcome, served: AnswerCost | null): CacheCounts {
  return {
    [nameOf(outcome)]: 1,
    ...(outcome.late && { stale: 1 }),
    ...(served && {
      promptTokens: served.promptTokens,
      completionTokens: served.completionTokens,
      milliseconds: served.ms,
    }),
  };
}

function nameOf({ status, detail, collapsed, failed }: CacheOutcome): string {
  if (collapsed) return "hit:collapsed";
  if (failed !== undefined) return "hit:substitute";
  const name = status === "stale" ? "miss" : status;
  return detail === null ? name : `${name}:${detail}`;
}

export function addCounts(one: CacheCounts, other: CacheCounts): CacheCounts {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}
