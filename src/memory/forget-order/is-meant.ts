import { contentStems } from "../contains-phrase.ts";
import { expandContractions, FILLER_WORDS, holds } from "./forget-candidate.ts";
import { type NamedForgetOrder, resolveForgetTarget } from "./resolve-forget-target.ts";

/** Returns true if an order means a text, or if the text tells half of the order's words. */
export function isMeant(text: string, order: NamedForgetOrder): boolean {
  const alone = { id: "", said: text, slot: null, asks: false, turns: [] };
  if (resolveForgetTarget(order, [alone]).length > 0) return true;
  const wanted = contentStems(expandContractions(order.what)).filter((word) => !FILLER_WORDS.has(word));
  const own = new Set(contentStems(expandContractions(text)));
  return 2 * wanted.filter((word) => holds(own, word)).length > wanted.length;
}
