import { sentencesOf, type Stretch } from "../../text/sentences.ts";
import { contentWords, wordHash } from "../../text/words.ts";
import { isOnlyQuestion, type SaidAndAnswered } from "../round.ts";

/*
 * The passages of a round: the sentences of both its sides. A block tells passages, so that a long round costs only the
 * sentence that answers. They are stored beside the round's words, and no passage has a row of its own.
 */

/**
 * The part of a passage in recall. A `stated` one has a memory of its own, which is told in its place. A `quoted` one is no
 * statement of the user: others wrote it, or it is a part to play or a supposition.
 */
export type PassageKind = "said" | "asked" | "stated" | "answered" | "quoted";

/** The kinds by their numbers. */
export const PASSAGE_KINDS: readonly PassageKind[] = ["said", "asked", "stated", "answered", "quoted"];
/** The kinds whose numbers are stored beside a count of words. */
const COUNTED_KINDS = 4;
/** Marks the count of words of what is quoted: no count reaches it. */
const QUOTED = 0x8000;

/** Returns a passage's kind and count of words as the one number that rows store. */
const packKind = (kind: PassageKind, words: number): number =>
  kind === "quoted" ? QUOTED + words : words * COUNTED_KINDS + PASSAGE_KINDS.indexOf(kind);

/** Returns the number of the kind in a stored number. */
export const kindIn = (packed: number): number =>
  packed >= QUOTED ? PASSAGE_KINDS.indexOf("quoted") : packed % COUNTED_KINDS;

/** Returns the count of words in a stored number. */
export const wordsIn = (packed: number): number =>
  packed >= QUOTED ? packed - QUOTED : Math.floor(packed / COUNTED_KINDS);

/** One sentence of a round: its place in the user's text, or in the answer. */
export interface Passage extends Stretch {
  readonly kind: PassageKind;
  /** Its content words, as positions in the terms of the round. */
  readonly firstTerm: number;
  readonly endTerm: number;
}

/** The words of a round as the index stores them, and the passages that they belong to. */
export interface RoundTerms {
  readonly terms: Uint32Array;
  readonly passages: Uint16Array;
}

/** A round with more content words is found by its vector alone beyond them. */
export const MAX_TERMS = 1_500;
/** In characters. In any language this many hold `MAX_TERMS` content words: twenty for each. */
export const MAX_TERM_CHARACTERS = 20 * MAX_TERMS;
/** Numbers stored for each passage: the gap before it, its length, and its count of words with its kind. */
export const PASSAGE_FIELDS = 3;
/** A passage behind a longer gap of blanks is left out. */
const MAX_GAP = 0xffff;

/**
 * Returns the words and passages of a round.
 * @param quotes the user's words that have memories of their own
 * @param quoted the stretches of the user's text that state nothing of them
 */
export function termsOfRound(
  { said, answer }: SaidAndAnswered,
  quotes: readonly string[] = [],
  quoted: readonly Stretch[] = [],
): RoundTerms {
  const terms: number[] = [];
  const passages: number[] = [];
  const stated = quotes.flatMap((quote) => stretchOf(said, quote));
  const add = (text: string, kindOf: (sentence: string, stretch: Stretch) => PassageKind): void => {
    let end = 0;
    for (const stretch of sentencesOf(text.slice(0, MAX_TERM_CHARACTERS))) {
      const { from, to } = stretch;
      if (terms.length >= MAX_TERMS || from - end > MAX_GAP) return;
      const sentence = text.slice(from, to);
      const words = contentWords(sentence, MAX_TERMS - terms.length);
      for (const word of words) terms.push(wordHash(word));
      passages.push(from - end, to - from, packKind(kindOf(sentence, stretch), words.length));
      end = to;
    }
  };
  add(said, (sentence, stretch) => {
    if (covers(stated, stretch)) return "stated";
    if (covers(quoted, stretch)) return "quoted";
    return isOnlyQuestion(sentence) ? "asked" : "said";
  });
  add(answer, () => "answered");
  return { terms: Uint32Array.from(terms), passages: Uint16Array.from(passages) };
}

/** Content words, or characters, from which on a sentence is told for itself. */
const TELLING = { words: 2, characters: 12 } as const;

/**
 * Returns whether a sentence is told for itself. "Thanks!" is not; "Did it, 41 now" has one word that tells something, and
 * outdates what was said before.
 */
export const isTelling = (words: number, characters: number): boolean =>
  words >= TELLING.words || (words > 0 && characters >= TELLING.characters);

/** Returns whether one of some stretches holds more than half of another. */
const covers = (some: readonly Stretch[], one: Stretch): boolean =>
  some.some((other) => Math.min(one.to, other.to) - Math.max(one.from, other.from) > (one.to - one.from) / 2);

function stretchOf(said: string, quote: string): Stretch[] {
  const from = quote === "" ? -1 : said.indexOf(quote);
  return from < 0 ? [] : [{ from, to: from + quote.length }];
}
