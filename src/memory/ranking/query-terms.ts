import { Memo } from "../../runtime/memo.ts";
import { contentWords, wordHash, words } from "../../text/words.ts";
import { MAX_TERM_CHARACTERS, MAX_TERMS } from "./passages.ts";
import { stripFraming } from "../strip-framing.ts";

/** The content words of a query. */
export interface QueryTerms {
  /** By their hash, in order, each once. */
  readonly terms: readonly number[];
  /** How much each word counts beside its rarity among the memories. */
  readonly factors: readonly number[];
  /** Two words that follow one another, as positions in `terms`. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** Words of questions whose hashes are kept. */
const HASHES_KEPT = 10_000;
const hashes = new Memo<string, number>(HASHES_KEPT);
/** Stands for a word that tells nothing. */
const NO_CONTENT = -1;

function makeHash(word: string): number {
  const [stem] = contentWords(word);
  return stem === undefined ? NO_CONTENT : wordHash(stem);
}

/**
 * Returns the content words of a query.
 * @param weightOf how much a word tells in any text. A text that continues something is full of "ready" and "next step".
 */
export function queryTerms(query: string, weightOf: (word: string) => number = () => 1): QueryTerms {
  const places = new Map<number, number>();
  const terms: number[] = [];
  const factors: number[] = [];
  const pairs: [number, number][] = [];
  let last = -1;
  for (const word of words(stripFraming(query).slice(0, MAX_TERM_CHARACTERS))) {
    if (terms.length >= MAX_TERMS) break;
    const hash = hashes.get(word, makeHash);
    if (hash === NO_CONTENT) continue;
    let place = places.get(hash);
    if (place === undefined) {
      place = terms.length;
      places.set(hash, place);
      terms.push(hash);
      factors.push(weightOf(word));
    }
    if (last >= 0) pairs.push([last, place]);
    last = place;
  }
  return { terms, factors, pairs };
}
