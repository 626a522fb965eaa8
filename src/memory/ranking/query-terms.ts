import { Memo } from "../../runtime/memo.ts";
import { inflections } from "../../text/inflections.ts";
import { type SpokenLanguage, spokenLanguage } from "../../text/spoken-language.ts";
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

/** Words of questions whose other forms are kept, in each language. */
const FORMS_KEPT = 500;
const otherForms: Readonly<Record<SpokenLanguage, Memo<string, readonly number[]>>> = {
  en: new Memo(FORMS_KEPT),
  de: new Memo(FORMS_KEPT),
  fr: new Memo(FORMS_KEPT),
  es: new Memo(FORMS_KEPT),
};

/** Returns the hashes of the other forms of a word, the likeliest first. */
const formsOf = (word: string, language: SpokenLanguage): readonly number[] =>
  otherForms[language].get(word, () =>
    inflections(word, language)
      .map(makeHash)
      .filter((hash) => hash !== NO_CONTENT),
  );

/** How a query is read. */
interface Reading {
  /**
   * Returns how much a word tells in any text. A text that continues something is full of "ready" and "next step". Left out,
   * all words tell as much.
   */
  readonly weightOf?: ((word: string) => number) | undefined;
  /** Returns whether any memory says a word. Another form of a word that none says may stand for it. */
  readonly isSaid: (hash: number) => boolean;
}

/** Returns the content words of a query. */
export function queryTerms(query: string, { weightOf = () => 1, isSaid }: Reading): QueryTerms {
  const places = new Map<number, number>();
  const terms: number[] = [];
  const factors: number[] = [];
  const pairs: [number, number][] = [];
  let last = -1;
  let language: SpokenLanguage | null = null;
  for (const word of words(stripFraming(query).slice(0, MAX_TERM_CHARACTERS))) {
    if (terms.length >= MAX_TERMS) break;
    let hash = hashes.get(word, makeHash);
    if (hash === NO_CONTENT) continue;
    if (!isSaid(hash)) hash = formsOf(word, (language ??= spokenLanguage([query]))).find(isSaid) ?? hash;
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
