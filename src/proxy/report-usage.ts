import type { Answer } from "../dialects/chat/answer.ts";
import { log, reasonOf } from "../runtime/log.ts";
import type { Ports } from "../ports/ports.ts";
import type { Exchange } from "./exchange.ts";
import type { Caller } from "../identity/identify.ts";
import { tallyUsage } from "./cache-stats.ts";
import type { WaitUntil } from "../runtime/wait-until.ts";

/** What the provider counts, else what the exchange looks like: four characters to a token. */
export function tokensOf({ body }: Exchange, { text, asides, usage }: Answer): number {
  if (usage) return usage.prompt + usage.completion;
  return Math.ceil((body.text.length + text.length + asides.length) / 4);
}

/**
 * Counts what an exchange came to: nothing where the cache answered or the upstream refused. In platform mode the tenant
 * does; in personal mode it goes along with the counts of the cache.
 * @param estimated what it was let in with; 0: nobody asked for it, it renews an answer
 */
export function reportUsage(
  { admission, tenancy }: Caller,
  { tokens, hit = false, estimated }: { tokens: number; hit?: boolean; estimated?: number },
  ports: Ports,
  waitUntil: WaitUntil,
): void {
  if (!admission) {
    const used = { requests: Number(estimated === undefined), tokens, cacheHits: Number(hit) };
    return tallyUsage(tenancy, used, ports, waitUntil);
  }
  const spent = { tokens, hit, estimate: estimated ?? admission.cost.tokens, admittedAt: admission.at };
  const told = ports.tenants.spend(tenancy, spent, Date.now());
  waitUntil(told.catch((error: unknown) => log("error", { event: "usage_not_counted", reason: reasonOf(error) })));
}
