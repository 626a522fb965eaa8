import type { Answer, Usage } from "../dialects/dialect.ts";
import { costOf } from "../metrics/cost.ts";
import type { AnswerCost } from "../ports/answer-store.ts";
import type { Prices } from "../ports/settings.ts";
import type { UsageAmounts } from "../ports/usage.ts";
import { log, reasonOf } from "../runtime/log.ts";
import { countUsage } from "../isolate/gathered-counts.ts";
import type { ChatContext } from "./context.ts";
import type { LookedUpExchange, ParsedExchange } from "./exchange.ts";

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
  readonly amounts?: Partial<UsageAmounts>;
}

/** Returns what an answer of the provider took, with what memory added to its request. */
export function takenAmounts(
  { chat, recall, rules }: LookedUpExchange,
  usage: Usage | null,
  prices: Prices | null,
): Partial<UsageAmounts> {
  const memoryTokens = (recall?.opened?.tokens ?? 0) + rules.tokens;
  return {
    inputTokens: usage?.prompt ?? 0,
    outputTokens: usage?.completion ?? 0,
    memoryTokens,
    memoryCost: prices ? costOf({ input: memoryTokens, output: 0 }, chat.model, prices) : 0,
  };
}

/** Returns what serving a stored answer has saved. */
export function savedAmounts(served: AnswerCost, model: string, prices: Prices | null): Partial<UsageAmounts> {
  const [input, output] = [served.promptTokens, served.completionTokens];
  return {
    savedInputTokens: input,
    savedOutputTokens: output,
    savedCost: prices ? costOf({ input, output }, model, prices) : 0,
  };
}

/** Counts the usage of an exchange: in the tenant in platform mode, with the counts of the cache in personal mode. */
export function reportUsage({ tokens, hit = false, estimated, amounts = {} }: SpentTokens, context: ChatContext): void {
  const { caller, ports, waitUntil } = context;
  if (!caller.admission) {
    const requests = Number(estimated === undefined);
    return countUsage({ ...amounts, requests, tokens, cacheHits: Number(hit) }, context.caller.tenancy, context);
  }
  const { cost, at } = caller.admission;
  const spent = { tokens, hit, amounts, estimate: estimated ?? cost.tokens, admittedAt: at };
  const reported = ports.tenants.spend(caller.tenancy, spent, Date.now());
  waitUntil(reported.catch((error: unknown) => log("error", { event: "usage_not_counted", reason: reasonOf(error) })));
}
