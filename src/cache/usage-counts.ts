import { AMOUNTS, type TrafficCounts, type UsageAmounts, type UsageDay } from "../ports/usage.ts";
import type { CacheCounts } from "../ports/answer-store.ts";

/*
 * Usage of exchanges as counts that travel with those of the cache: `used:2026-11-29:tokens`. They are flat as well, so
 * that counts of any age and deployment add up.
 */

type Used = Pick<UsageDay, "requests" | "tokens" | "cacheHits"> & Partial<UsageAmounts>;

/** Nothing is counted for an amount of 0: whoever reads a day takes an amount that is missing for 0. */
const COUNTED = ["requests", "tokens", "cacheHits", ...AMOUNTS] as const;

const DAY_MS = 86_400_000;
let latest = { day: 0, prefix: "used:1970-01-01:" };

/** Returns the start of the names of a day's counts. The latest is kept, because writing a date takes longer than counting. */
function dayPrefix(now: number): string {
  const day = Math.floor(now / DAY_MS);
  if (day !== latest.day) latest = { day, prefix: `used:${new Date(now).toISOString().slice(0, 10)}:` };
  return latest.prefix;
}

/** Returns what happened as counts of the day of `now`. */
export function trafficCounts(traffic: TrafficCounts, now: number): CacheCounts {
  const day = dayPrefix(now);
  return Object.fromEntries(Object.entries(traffic).map(([name, count]) => [day + name, count]));
}

/** @param now milliseconds since the epoch */
export function usageCounts(used: Used, now: number): CacheCounts {
  const day = dayPrefix(now);
  const counts: Record<string, number> = {};
  for (const name of COUNTED) {
    const amount = used[name];
    if (amount) counts[day + name] = amount;
  }
  return counts;
}

/** Splits counts into the usage of each day and the counts of the cache. */
export function splitUsageCounts(counts: CacheCounts): {
  readonly days: readonly UsageDay[];
  readonly cache: CacheCounts;
} {
  const days = new Map<string, Record<string, number>>();
  const cache: Record<string, number> = {};
  for (const [name, count] of Object.entries(counts)) {
    const [, date, what] = /^used:([\d-]{10}):([\w:-]+)$/.exec(name) ?? [];
    if (date !== undefined && what !== undefined) days.set(date, { ...days.get(date), [what]: count });
    else cache[name] = count;
  }
  const used = [...days].map(([date, counted]) => {
    const day: Record<string, number> = {};
    for (const name of COUNTED) day[name] = counted[name] ?? 0;
    const traffic = Object.fromEntries(Object.entries(counted).filter(([name]) => name.includes(":")));
    return { date, ...day, ...(Object.keys(traffic).length > 0 && { traffic }) } as unknown as UsageDay;
  });
  return { days: used, cache };
}
