import { TopK } from "./top-k.ts";

/*
 * Words that stand in the best memories and not in the query: pseudo-relevance feedback (Rocchio 1971). "What is next for
 * the tiles?" finds the round about tiles, whose "grout" and "bathroom" then find the other conversations about them.
 */

/** Memories that give words. With three, RealMem gains a tenth less. */
export const RELATING_MEMORIES = 5;
/** Words that are taken. With 10 or with 32, RealMem gains a fifth less. */
const RELATED_TERMS = 16;
/** How much less each further memory counts. */
const NEXT = 0.5;
/** How often a word is said until another time counts half. */
const HALF_COUNT = 1.2;

/**
 * Returns the words that tell most of some texts, by their hash.
 * @param texts content words, of the best memory first
 * @param rarityOf how rare a word is. 0 for one that is in no other text, or in many
 */
export function relatedTerms(texts: readonly Uint32Array[], rarityOf: (term: number) => number): number[] {
  const weights = new Map<number, number>();
  for (const [place, terms] of texts.entries()) {
    const counts = new Map<number, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const told = count / (count + HALF_COUNT) / (1 + NEXT * place);
      weights.set(term, (weights.get(term) ?? 0) + told);
    }
  }
  const best = new TopK(RELATED_TERMS);
  for (const [term, told] of weights) {
    const weight = told * rarityOf(term);
    if (weight > 0 && best.takes(weight)) best.add(term, weight);
  }
  return best.positions();
}
