import type { Prices } from "../ports/settings.ts";

/** Returns a cost to a millionth: the price of a token may be no more. */
export const roundedCost = (cost: number): number => Math.round(cost * 1_000_000) / 1_000_000;

/** Prices are per million tokens, as providers print them. */
const TOKENS_PRICED = 1_000_000;

interface PricedTokens {
  readonly input: number;
  readonly output: number;
  /** The part of the input that the provider read from its own cache of prompts. Left out for none. */
  readonly cachedInput?: number;
}

/** Returns the price of tokens: at the model's own price, else at that of `*`, else nothing. */
export function costOf({ input, output, cachedInput = 0 }: PricedTokens, model: string, prices: Prices): number {
  const price = prices.get(model) ?? prices.get("*");
  if (!price) return 0;
  const cached = cachedInput * (price.cachedInput ?? price.input);
  return ((input - cachedInput) * price.input + cached + output * price.output) / TOKENS_PRICED;
}
