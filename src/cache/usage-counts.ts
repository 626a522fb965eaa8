import type { UsageDay } from "../ports/usage.ts";
import type { CacheCounts } from "../ports/answer-store.ts";

/*
 * Usage of exchanges as counts that travel with those of the cache: `used:2026-11-29:tokens`. They are flat as well, so
 * that counts of any age and deployment add up.
 */

type Used = Omit<UsageDay, "date">;

/** @param now milliseconds since the epoch */
export function usageCounts({ requests, tokens, cacheHits }: Used, now: number): CacheCounts {
  const day = `used:${new Date(now).toISOString().slice(0, 10)}:`;
  return { [`${day}requests`]: requests, [`${day}tokens`]: tokens, [`${day}cacheHits`]: cacheHits };
}

/** Splits counts into the usage of each day and the counts of the cache. */
export function splitUsageCounts(counts: CacheCounts): {
  readonly days: readonly UsageDay[];
  readonly cache: CacheCounts;
} {
  const days = new Map<string, Record<string, number>>();
  const cache: Record<string, number> = {};
  for (const [name, count] of Object.entries(counts)) {
    const [, date, what] = /^used:([\d-]{10}):(\w+)$/.exec(name) ?? [];
    if (date !== undefined && what !== undefined) days.set(date, { ...days.get(date), [what]: count });
    else cache[name] = count;
  }
  const used = [...days].map(([date, { requests = 0, tokens = 0, cacheHits = 0 }]) => ({
    date,
    requests,
    tokens,
    cacheHits,
  }));
  return { days: used, cache };
}
