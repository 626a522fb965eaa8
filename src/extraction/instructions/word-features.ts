import { hashOf, pairOf } from "../../text/feature-hash.ts";
import type { Span, Word } from "./words-in.ts";

/*
 * The words of a clause as features, beside the signs of `features.ts`: signs know what somebody thought of, words know
 * what was seen in training. Weights of words came with 3 points of the area under the curve, on wording not read.
 */

/** The first parts of names: they keep groups of features apart. */
const [WORD, STEM, PAIR, OPENING, OPENING_PAIR, LAST] = [1, 2, 3, 4, 5, 6] as const;
const STEM_LETTERS = 4;

/** Hands the number of every word feature of a clause to the sink; some come twice. */
export function addWordFeatures(words: readonly Word[], { at, end }: Span, sink: (key: number) => void): void {
  let before = 0;
  for (let index = at; index < end; index += 1) {
    const plain = words[index]?.plain ?? "";
    const hash = hashOf(plain);
    sink(pairOf(WORD, hash));
    if (plain.length > STEM_LETTERS) sink(pairOf(STEM, hashOf(plain.slice(0, STEM_LETTERS))));
    if (index === at) sink(pairOf(OPENING, hash));
    else sink(pairOf(pairOf(PAIR, before), hash));
    if (index === at + 1) sink(pairOf(pairOf(OPENING_PAIR, before), hash));
    if (index === end - 1) sink(pairOf(LAST, hash));
    before = hash;
  }
}
