import { RECALL_BOUNDS_MS, TRAFFIC } from "../metrics/traffic-of.ts";
import type { TrafficCounts } from "../ports/usage.ts";

/**
 * The time that recall took on a day. A share is told as the bound below which it stayed. Null without any, or above the
 * last bound.
 */
export interface RecallTimes {
  readonly count: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}

/** The traffic of a day, in the words of its readers. */
export interface TrafficReport {
  readonly refused: TrafficCounts;
  readonly degraded: TrafficCounts;
  readonly recall: RecallTimes;
  readonly storage: { readonly grownBytes: number; readonly mostWaiting: number };
}

/** Returns what happened on a day. Nothing counted is zero. */
export function trafficReport(traffic: TrafficCounts): TrafficReport {
  return {
    refused: startingWith(TRAFFIC.refused, traffic),
    degraded: startingWith(TRAFFIC.degraded, traffic),
    recall: recallTimes(startingWith(TRAFFIC.recall, traffic)),
    storage: { grownBytes: traffic[TRAFFIC.grown] ?? 0, mostWaiting: traffic[TRAFFIC.waiting] ?? 0 },
  };
}

const startingWith = (prefix: string, traffic: TrafficCounts): TrafficCounts =>
  Object.fromEntries(
    Object.entries(traffic)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, count]) => [name.slice(prefix.length), count]),
  );

function recallTimes(buckets: TrafficCounts): RecallTimes {
  const count = Object.values(buckets).reduce((sum, one) => sum + one, 0);
  const within = (share: number): number | null => {
    let seen = 0;
    return RECALL_BOUNDS_MS.find((bound) => (seen += buckets[bound] ?? 0) >= count * share) ?? null;
  };
  return count === 0 ? { count, p50Ms: null, p95Ms: null } : { count, p50Ms: within(0.5), p95Ms: within(0.95) };
}
