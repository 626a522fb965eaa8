import type { Prices } from "../ports/settings.ts";

/** Returns a cost to a millionth: the price of a token may be no more. */
export const roundedCost = (cost: number): number => Math.round(cost * 1_000_000) / 1_000_000;

/** Prices are per million tokens, as providers print them. */
const TOKENS_PRICED = 1_000_000;

/** Returns the price of tokens: at the model's own price, else at that of `*`, else nothing. */
export function costOf(
  tokens: { readonly input: number; readonly output: number },
  model: string,
  prices: Prices,
): number {
  const price = prices.get(model) ?? prices.get("*");
  return price ? (tokens.input * price.input + tokens.output * price.output) / TOKENS_PRICED : 0;
}
