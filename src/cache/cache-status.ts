import type { CachedAnswer, CacheLookupResult } from "../ports/answer-store.ts";
import type { CachePlan } from "./plan.ts";

/** The outcome of the cache for a request, for `Cache-Status` (RFC 9211) and for the record of the exchange. */
export interface CacheOutcome {
  readonly status: "hit" | "miss" | "stale" | "bypass" | "request";
  readonly detail: string | null;
  /** True if the request waited for another's answer to the same question and got it. False if it waited in vain. */
  readonly collapsed?: boolean;
  /** True if the served answer has expired. */
  readonly late?: true;
  /** The upstream's status if a stored answer replaces a failed one, or 0 if the upstream could not be reached. */
  readonly failed?: number;
}

export function hitOutcome({ match, expiresAt }: CachedAnswer, now: number): CacheOutcome {
  return { status: "hit", detail: match, ...(expiresAt <= now && { late: true as const }) };
}

/**
 * Returns the outcome of a request that goes upstream. `request` means that the caller asked for a new answer, and
 * `stale` that the stored one has expired.
 */
export function forwardOutcome(plan: CachePlan, look: CacheLookupResult | null): CacheOutcome {
  if (!plan.use) return { status: "bypass", detail: plan.reason };
  if (!plan.look) return { status: "request", detail: null };
  return { status: look?.stale ? "stale" : "miss", detail: look?.withheld ?? null };
}

export function cacheStatus(outcome: CacheOutcome, more: { ttl?: number; stored?: boolean } = {}): string {
  const { status, detail, collapsed, failed } = outcome;
  const items = ["throughline", status === "hit" ? "hit" : `fwd=${status}`];
  if (failed) items.push(`fwd-status=${failed}`);
  if (more.ttl !== undefined) items.push(`ttl=${more.ttl}`);
  if (more.stored) items.push("stored");
  if (collapsed !== undefined) items.push(collapsed ? "collapsed" : "collapsed=?0");
  if (detail !== null) items.push(`detail=${detail}`);
  return items.join("; ");
}
