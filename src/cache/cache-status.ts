import type { CacheLookupResult, CachedAnswer } from "../ports/answer-store.ts";
import type { CachePlan } from "./plan.ts";

/** What the cache did for a request: for `Cache-Status` (RFC 9211), and for the exchange's record. */
export interface CacheOutcome {
  readonly status: "hit" | "miss" | "stale" | "bypass" | "request";
  readonly detail: string | null;
  /** It waited for the answer to the same question that another had asked; false: in vain. */
  readonly collapsed?: boolean;
  /** What is served is past its time. */
  readonly late?: true;
  /** The status of the upstream that an answer stands in for; 0: it could not be reached. */
  readonly failed?: number;
}

export function hitOutcome({ match, expiresAt }: CachedAnswer, now: number): CacheOutcome {
  return { status: "hit", detail: match, ...(expiresAt <= now && { late: true as const }) };
}

/** `request`: the request itself asked for a new answer. `stale`: there is one, and its time is over. */
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
