import type { ObservedExchange } from "../ports/observed-exchange.ts";
import type { TrafficCounts } from "../ports/usage.ts";

/** Upper bounds in milliseconds, by which times of recall are counted. The last bucket has none. */
export const RECALL_BOUNDS_MS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024];

/** Names of days, each before a code or a bound of a closed set. */
export const TRAFFIC = {
  refused: "refused:",
  degraded: "degraded:",
  recall: "recall:",
  /** Bytes by which vaults grew. */
  grown: "vaults:grown",
  /** The most turns of one user that waited to be read. */
  waiting: "peak:waiting",
} as const;

/**
 * Returns what a tenancy's day counts of an exchange beside its usage. Returns null for nothing, as for most without
 * memory.
 */
export function trafficOf({ error, memory, cache, stages }: ObservedExchange): TrafficCounts | null {
  const recall = stages.get("recall");
  const degraded = memory.startsWith(TRAFFIC.degraded) ? memory : cache.endsWith(":unavailable") ? CACHE_DOWN : null;
  if (!recall && degraded === null && error === null) return null;
  return {
    ...(error !== null && { [TRAFFIC.refused + error]: 1 }),
    ...(degraded !== null && { [degraded]: 1 }),
    ...(recall && { [TRAFFIC.recall + bucketOf(recall.ms)]: 1 }),
  };
}

const CACHE_DOWN = `${TRAFFIC.degraded}cache`;

const bucketOf = (ms: number): string => String(RECALL_BOUNDS_MS.find((bound) => ms <= bound) ?? "more");
