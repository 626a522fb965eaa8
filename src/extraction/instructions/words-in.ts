import { regex } from "../../text/regex.ts";

/** A word of a text as it is compared: in lower case, without accents and apostrophes. */
export interface Word {
  readonly plain: string;
  readonly from: number;
  readonly to: number;
}

/** A run of words, from `at` to before `end`. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

const WORD = regex.giu`[\p{L}\p{M}\p{N}]+(?:['’](?:t|m|s|re|ve|ll|d)(?![\p{L}\p{M}]))?`;
const ACCENTS = /\p{M}/gu;

/** Returns the words of a text with their places. "s'il" is two words, "don't" is one. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    plain: folded(word),
    from: index,
    to: index + word.length,
  }));
}

function folded(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z0-9]+$/.test(lower)
    ? lower
    : lower.replace(/['’]/g, "").normalize("NFD").replace(ACCENTS, "").replace(/ß/g, "ss").replace(/œ/g, "oe");
}
