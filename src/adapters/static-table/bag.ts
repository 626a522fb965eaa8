import { Met } from "./met.ts";
import { MIXED, SIGN, tokenise, Tokens, UNSPACED, WORD } from "./tokens.ts";

/*
 * A text as a bag of weighted rows of the table. A known word has a row. Any other word is composed of the rows that
 * its character n-grams hash to, so that a text of any language has a vector.
 */

/** The most characters to read. A longer text is judged by its beginning. */
export const MAX_READ = 4_000;
const MAX_TOKENS = 1_000;
const MAX_GRAMS = 24;
/**
 * The weight of an unknown word, which its rows share. It is above 1 because names decide a question. At 1.5 instead of
 * 1 QQP AUC gains 0.7, BANKING 1.1, and CLINC, where unknown words are slips of the pen, loses 0.8.
 */
const UNKNOWN_WORD = 1.3;
/** The weight of a known word in an unknown form of it. */
const STEM = 1;
const BESIDE_STEM = 0.4;
const UNKNOWN_SIGN = 0.7;
/**
 * A number in every vector, beside the sum of its rows, whose length is 4 to 5 for a question. The less a text says,
 * the nearer it is to any other. CLINC gains half a point by it, QQP AUC 0.4.
 */
export const PRIOR = 2;
/**
 * The weight of names and numbers, which decide a question. At 1.5 instead of 1.25 names gain QQP AUC 0.2, and vectors
 * alone find 5 % fewer of LoCoMo's turns, where every question names the same two people.
 */
const NAME = 1.35;
const NUMBER = 1.2;

/** Finds the row of a key. */
export interface Lexicon {
  /** The number of rows for words. The rows of n-grams follow them. */
  readonly words: number;
  readonly grams: number;
  /** Returns the row of a key, or -1. */
  find(key: number): number;
}

/** The rows and weights of one text, in arrays that the next text reuses. */
export class Bag {
  count = 0;
  /** The keys of the last words of the first sentence and of the text. 0 for none. */
  opening = 0;
  closing = 0;
  readonly row = new Int32Array(MAX_TOKENS * (MAX_GRAMS + 1));
  readonly weight = new Float32Array(MAX_TOKENS * (MAX_GRAMS + 1));
}

const tokens = new Tokens(MAX_TOKENS);
const met = new Met(MAX_TOKENS);

/** Fills the bag with a text's words, each once, however often the text repeats it. */
export function fill(bag: Bag, text: string, lexicon: Lexicon): void {
  bag.count = 0;
  tokenise(text.length > MAX_READ ? text.slice(0, MAX_READ) : text, tokens);
  bag.opening = lastWord(tokens.opening);
  bag.closing = lastWord(tokens.count);
  met.clear();
  for (let t = 0; t < tokens.count; t++) {
    const key = tokens.key[t] as number;
    const cased = tokens.casedKey[t] as number;
    const kind = tokens.kind[t] as number;
    let row = cased === key ? -1 : lexicon.find(cased);
    if (row < 0 && kind !== UNSPACED) row = lexicon.find(key);
    if (kind !== UNSPACED && !met.add(row < 0 ? key : row)) continue;
    const from = bag.count;
    if (row >= 0) add(bag, row, 1);
    else addUnknown(bag, t, kind, key, lexicon);
    const weight =
      (tokens.named[t] === 1 ? NAME : 1) * (isDigit(tokens.text.charCodeAt(tokens.from[t] as number)) ? NUMBER : 1);
    if (weight !== 1) for (let i = from; i < bag.count; i++) bag.weight[i] = (bag.weight[i] as number) * weight;
  }
}

function lastWord(count: number): number {
  for (let t = count - 1; t >= 0; t--) {
    const kind = tokens.kind[t] as number;
    if (kind === WORD || kind === MIXED) return tokens.key[t] as number;
  }
  return 0;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function add(bag: Bag, row: number, weight: number): void {
  const at = bag.count++;
  bag.row[at] = row;
  bag.weight[at] = weight;
}

function addUnknown(bag: Bag, t: number, kind: number, key: number, lexicon: Lexicon): void {
  if (kind === SIGN) return add(bag, lexicon.words + (key % lexicon.grams), UNKNOWN_SIGN);
  const word = tokens.text.slice(tokens.from[t], tokens.to[t]).toLowerCase();
  if (kind === UNSPACED) return addCharacters(bag, word, lexicon);
  if (kind === MIXED) return addParts(bag, word, lexicon);
  const stem = stemRow(word, lexicon);
  if (stem >= 0) add(bag, stem, STEM);
  addGrams(bag, word, stem < 0 ? UNKNOWN_WORD : BESIDE_STEM, lexicon);
}

const ENDINGS = ["s", "es", "'s", "ed", "d", "ing", "ly", "er", "n"];

/** Returns the row of the word without its ending, or -1 if that is no known word. */
function stemRow(word: string, lexicon: Lexicon): number {
  for (const ending of ENDINGS) {
    if (word.length < ending.length + 3 || !word.endsWith(ending)) continue;
    const row = lexicon.find(hashOf(word, 0, word.length - ending.length));
    if (row >= 0) return row;
  }
  return -1;
}

/** Adds letters and digits apart, so that a known name with an unknown number stays a known name. */
function addParts(bag: Bag, word: string, lexicon: Lexicon): void {
  for (const part of word.match(/\p{N}+|[^\p{N}]+/gu) ?? []) {
    const row = lexicon.find(hashOf(part, 0, part.length));
    if (row >= 0) add(bag, row, 1);
    else addGrams(bag, part, UNKNOWN_WORD, lexicon);
  }
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Adds n-grams of three and four characters, with the ends of the word marked. */
function addGrams(bag: Bag, word: string, weight: number, lexicon: Lexicon): void {
  const padded = `<${word.length > 14 ? word.slice(0, 14) : word}>`;
  const threes = Math.max(1, padded.length - 2);
  const fours = Math.max(0, padded.length - 3);
  const share = weight / Math.sqrt(Math.min(threes + fours, MAX_GRAMS));
  let left = MAX_GRAMS;
  for (const [size, count] of [
    [3, threes],
    [4, fours],
  ] as const) {
    for (let i = 0; i < count && left > 0; i++, left--) {
      add(bag, lexicon.words + (mixed(hashOf(padded, i, Math.min(i + size, padded.length))) % lexicon.grams), share);
    }
  }
}

/** Adds each character and each pair of characters. */
function addCharacters(bag: Bag, run: string, lexicon: Lexicon): void {
  const characters = [...run];
  for (let i = 0; i < characters.length && bag.count + 2 < bag.row.length; i++) {
    const character = characters[i] as string;
    add(bag, lexicon.words + (mixed(hashOf(character, 0, character.length)) % lexicon.grams), 0.5);
    const pair = character + (characters[i + 1] ?? "");
    if (pair.length > character.length)
      add(bag, lexicon.words + (mixed(hashOf(pair, 0, pair.length)) % lexicon.grams), 0.5);
  }
}

/** Mixes a hash further, because FNV's low bits are weak on short strings. */
export function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x45d9f3b);
  return (h ^ (h >>> 16)) >>> 0;
}
