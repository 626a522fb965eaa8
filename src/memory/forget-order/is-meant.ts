import { contentStems } from "../contains-phrase.ts";
import { expandContractions, FILLER_WORDS, holds } from "./forget-candidate.ts";
import { type NamedForgetOrder, resolveForgetTarget } from "./resolve-forget-target.ts";

const ALONE = { id: "", slot: null, asks: false, turns: [] };

/**
 * Returns true if an order means a whole statement, be it by its matter alone. A clause says too little for that: of "we
 * lost the dog, hit by a van", both tell of the accident.
 */
export const isStatementMeant = (text: string, order: NamedForgetOrder): boolean =>
  isMeant(text, order) || resolveForgetTarget(order, [{ ...ALONE, said: text, turns: [text] }]).length > 0;

/** Returns true if an order means a text, or if the text tells half of the order's words. */
export function isMeant(text: string, order: NamedForgetOrder): boolean {
  if (resolveForgetTarget(order, [{ ...ALONE, said: text }]).length > 0) return true;
  const wanted = contentStems(expandContractions(order.what)).filter((word) => !FILLER_WORDS.has(word));
  const own = new Set(contentStems(expandContractions(text)));
  return 2 * wanted.filter((word) => holds(own, word)).length > wanted.length;
}
