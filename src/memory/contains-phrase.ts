import { stemmer } from "stemmer";
import { isStopWord } from "../text/words.ts";

/* Texts compared word for word: "shall" says nothing of Al, and 1941 nothing of 41. */

/** Signs that belong to names such as C++ and C# stay with them; an apostrophe ends a word: "l'Ulm", "Ulm's". */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\+\+|#)?/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const ASCII_WORD = /^[a-z]{3,}$/;
/** What an apostrophe leaves over: "don't", "j'habite". */
const REMNANT = /^\p{Ll}$/u;

const lower = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Without accents, which are left out in haste, and without an ending where Porter's rules apply. */
function folded(word: string): string {
  const plain = word
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return ASCII_WORD.test(plain) ? stemmer(plain) : plain;
}

/** Scripts that do not space their words give pairs of characters. */
function wordsIn(text: string): string[] {
  return [...lower(text).matchAll(WORD)].flatMap(([run]) => (UNSPACED.test(run) ? pairsOf([...run]) : [run]));
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.length < 2 ? [...characters] : characters.slice(1).map((character, i) => `${characters[i]}${character}`);

/** The words of a text that carry meaning, folded, in their order. */
export function contentStems(text: string): string[] {
  return wordsIn(text)
    .filter((word) => !isStopWord(word) && !REMNANT.test(word))
    .map(folded);
}

/** Korean joins particles to its words; a single character stands within a pair. */
const isWord = (said: string | undefined, word: string): boolean =>
  said === word ||
  (said !== undefined &&
    ((HANGUL.test(word) && said.startsWith(word)) ||
      ([...word].length === 1 && UNSPACED.test(word) && said.includes(word))));

/** Returns whether a text says a phrase as whole words, in its order. */
export function containsPhrase(text: string, phrase: string): boolean {
  const wanted = wordsIn(phrase).map(folded);
  if (wanted.length === 0) return false;
  const said = wordsIn(text).map(folded);
  return said.some((_, at) => wanted.every((word, i) => isWord(said[at + i], word)));
}
