import { stemmer } from "stemmer";
import { isStopWord } from "../text/words.ts";
import { regex } from "../text/regex.ts";

/* Compares texts by whole words: "shall" does not contain Al, and 1941 does not contain 41. */

/** A word. The signs of names such as C++ and C# belong to it; an apostrophe ends it: "l'Ulm", "Ulm's". */
const WORD = regex.gu`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\+\+|#)?`;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const ASCII_WORD = /^[a-z]{3,}$/;
/** A letter that an apostrophe leaves over: "don't", "j'habite". */
const REMNANT = /^\p{Ll}$/u;

const lower = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Returns a word without accents, which people in a hurry omit, and without the ending that Porter's rules remove. */
function folded(word: string): string {
  const plain = word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return ASCII_WORD.test(plain) ? stemmer(plain) : plain;
}

/** Returns the words of a text. Scripts without spaces give pairs of characters. */
function wordsIn(text: string): string[] {
  return [...lower(text).matchAll(WORD)].flatMap(([run]) => (UNSPACED.test(run) ? pairsOf([...run]) : [run]));
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.length < 2 ? [...characters] : characters.slice(1).map((character, i) => `${characters[i]}${character}`);

/** Returns the stems of the words that carry meaning, in their order. */
export function contentStems(text: string): string[] {
  return wordsIn(text)
    .filter((word) => !isStopWord(word) && !REMNANT.test(word))
    .map(folded);
}

/** Returns whether two words match. Korean joins particles to words, and a single character may stand within a pair. */
const isWord = (said: string | undefined, word: string): boolean =>
  said === word ||
  (said !== undefined &&
    ((HANGUL.test(word) && said.startsWith(word)) ||
      ([...word].length === 1 && UNSPACED.test(word) && said.includes(word))));

/** Returns whether a text contains a phrase as whole words, in its order. */
export function containsPhrase(text: string, phrase: string): boolean {
  const wanted = wordsIn(phrase).map(folded);
  if (wanted.length === 0) return false;
  const said = wordsIn(text).map(folded);
  return said.some((_, at) => wanted.every((word, i) => isWord(said[at + i], word)));
}
