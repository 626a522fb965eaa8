import type { CachedAnswer } from "../ports.ts";
import type { CachePlan } from "./plan.ts";

/** What the cache did for a request: for `Cache-Status` (RFC 9211), and for the exchange's record. */
export interface CacheOutcome {
  readonly status: "hit" | "miss" | "bypass" | "request";
  readonly detail: string | null;
}

export function hitOutcome(answer: CachedAnswer): CacheOutcome {
  return { status: "hit", detail: answer.match };
}

/** `request`: the request itself asked for a new answer. */
export function forwardOutcome(plan: CachePlan): CacheOutcome {
  if (!plan.use) return { status: "bypass", detail: plan.reason };
  return plan.look ? { status: "miss", detail: null } : { status: "request", detail: null };
}

export function cacheStatus({ status, detail }: CacheOutcome, more: { ttl?: number; stored?: boolean } = {}): string {
  const items = ["throughline", status === "hit" ? "hit" : `fwd=${status}`];
  if (more.ttl !== undefined) items.push(`ttl=${more.ttl}`);
  if (more.stored) items.push("stored");
  if (detail !== null) items.push(`detail=${detail}`);
  return items.join("; ");
}
