import { stemmer } from "stemmer";
import { Memo } from "../runtime/memo.ts";
import { LEXICONS } from "./lexicon.ts";
import { regex } from "./regex.ts";

/* The words of a text as recall compares them: those that carry meaning, stemmed, in their order. */

const STOP_WORDS: ReadonlySet<string> = new Set(LEXICONS.flatMap(({ stopWords }) => stopWords.trim().split(/\s+/)));

/** A run of letters, marks and digits; signs that belong to names such as C++ and C# stay with them. */
const WORD = regex.gu`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)?(?:\+\+|#)?`;
/** The same in a text of ASCII in lower case, which is read twice as fast. */
const ASCII_WORD_RUN = /[a-z0-9]+(?:'[a-z]+)?(?:\+\+|#)?/g;
const ASCII = /^\p{ASCII}*$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const ASCII_WORD = /^[a-z]{3,}$/;

/** French and Italian words that lose their end before a vowel: "l'hôpital", "dell'opera", "j'habite". */
const ELIDED = regex.u`^(?:[cdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu|all|bell|coll|com|cos|dall|dell|nell|quell|quest|sant|sull|tutt|un)['’](?=\p{L}{2})`;
/** Korean particles, the longest first: "부산에서", "강아지를". A word of two syllables is left. */
const PARTICLES =
  /(?<=^[\p{Script=Hangul}]{2,})(?:에서는|에게서|한테서|으로는|에서|에게|한테|까지|부터|처럼|보다|으로|이랑|하고|이나|라고|은|는|이|가|을|를|에|의|로|와|과|도|만|랑|께)$/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * Returns all words in lower case, without a possessive, an elided article or a particle.
 * Scripts that do not space their words give pairs of characters.
 */
export function words(text: string): string[] {
  if (ASCII.test(text)) return (text.toLowerCase().match(ASCII_WORD_RUN) ?? []).map(bare);
  const found: string[] = [];
  for (const match of text.normalize("NFKC").toLowerCase().match(WORD) ?? []) {
    // One by one: as arguments of one call, they can be more than the stack holds.
    if (UNSPACED.test(match)) for (const pair of pairs(match)) found.push(pair);
    else if (HANGUL.test(match)) found.push(match.replace(PARTICLES, ""));
    else found.push(bare(match));
  }
  return found;
}

function bare(word: string): string {
  if (!word.includes("'") && !word.includes("’")) return word;
  return word
    .replace(ELIDED, "")
    .replace(/['’](?:s|m|re|ve|d|ll)$/, "")
    .replace(/['’]/, "");
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i] ?? ""}${character}`);
}

/**
 * Returns the words that carry meaning, stemmed where Porter's rules apply (English letters only).
 * @param atMost how many words to return, the first ones; stemming all words of a long text takes most of the time
 */
export function contentWords(text: string, atMost = Infinity): string[] {
  return words(text)
    .filter((word) => !STOP_WORDS.has(word))
    .slice(0, atMost)
    .map(stemOf);
}

/** Words whose stems are kept: those of everyday talk, and of what one person talks about. */
const STEMS_KEPT = 10_000;
const stems = new Memo<string, string>(STEMS_KEPT);
const makeStem = (word: string): string => (ASCII_WORD.test(word) ? stemmer(word) : word);
/** Returns the stem of a word of three English letters or more. Any other word is its own. */
export const stemOf = (word: string): string => stems.get(word, makeStem);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/**
 * The bits of a word's hash that recall compares. A year of chats has 28,000 words, of which 1 in 600 shares its 24 bits with
 * another.
 */
export const TERM_BITS = 24;

/** Returns the hash by which recall tells words apart. */
export const wordHash = (word: string): number => termOf(longWordHash(word));

/** Returns the part of a word's long hash that recall compares. */
export const termOf = (hash: number): number => hash & (2 ** TERM_BITS - 1);

/** Returns FNV-1a over UTF-16 units: 32 bits, as earlier versions compared them. */
export function longWordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    hash ^= word.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
