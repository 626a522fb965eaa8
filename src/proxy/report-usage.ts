import type { Answer } from "../dialects/dialect.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { countUsage } from "./cache-stats.ts";
import type { ChatContext } from "./context.ts";
import type { ParsedExchange } from "./exchange.ts";

/** Returns the tokens that the provider counted. If it did not count, estimates them: four characters to a token. */
export function tokensOf({ body }: ParsedExchange, { text, asides, usage }: Answer): number {
  if (usage) return usage.prompt + usage.completion;
  return Math.ceil((body.text.length + text.length + asides.length) / 4);
}

/** Tokens that an exchange took: none if the cache answered or the upstream refused. */
export interface SpentTokens {
  readonly tokens: number;
  /** True if the cache answered. */
  readonly hit?: boolean;
  /** The estimate at admission, if it is not the caller's: 0 for a revalidation, which nobody asked for. */
  readonly estimated?: number;
}

/** Counts the usage of an exchange: in the tenant in platform mode, with the counts of the cache in personal mode. */
export function reportUsage({ tokens, hit = false, estimated }: SpentTokens, context: ChatContext): void {
  const { caller, ports, waitUntil } = context;
  if (!caller.admission) {
    return countUsage({ requests: Number(estimated === undefined), tokens, cacheHits: Number(hit) }, context);
  }
  const { cost, at } = caller.admission;
  const spent = { tokens, hit, estimate: estimated ?? cost.tokens, admittedAt: at };
  const reported = ports.tenants.spend(caller.tenancy, spent, Date.now());
  waitUntil(reported.catch((error: unknown) => log("error", { event: "usage_not_counted", reason: reasonOf(error) })));
}
