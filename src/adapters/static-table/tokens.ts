/*
 * A text as the static table sees it: keys of words. One pass over UTF-16 units finds them without making strings,
 * because twelve words have ten microseconds. Training reads texts through this very file.
 */

/** The letter case of a word. The table holds few words under more than one: `it` and `IT`, `may` and `May`. */
export const LOWER = 0;
export const TITLE = 1;
export const CAPITALS = 2;

export const WORD = 0;
/** A word of letters and digits, such as a model number or `5pm`. */
export const MIXED = 1;
/** Characters of a script that puts no spaces between words. */
export const UNSPACED = 2;
/** Signs with a meaning: `^=`, `()`, `%`, an emoji. */
export const SIGN = 3;

/** The tokens of one text, in parallel arrays that the next text reuses. */
export class Tokens {
  /** The text, with one form for each letter. */
  text = "";
  count = 0;
  /** The number of tokens before the first full stop, question mark or line break. */
  opening = 0;
  readonly capacity: number;
  readonly key: Uint32Array;
  /** The key of the word if its case matters. Equal to `key` if it cannot. */
  readonly casedKey: Uint32Array;
  readonly kind: Uint8Array;
  /** 1 for a word with a capital that only a name calls for. */
  readonly named: Uint8Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.key = new Uint32Array(capacity);
    this.casedKey = new Uint32Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.named = new Uint8Array(capacity);
    this.from = new Uint32Array(capacity);
    this.to = new Uint32Array(capacity);
  }
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** The bases of keys. Words whose case matters start from another one. */
const CASED_BASIS = [FNV_BASIS, 0x3f1d7a2b, 0x9b54c1e7] as const;

/** Returns the key of a word in lower case, or of the same word as written in `style`. */
export function keyOf(word: string, style: 0 | 1 | 2 = LOWER): number {
  let hash: number = CASED_BASIS[style];
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

const BREAK = 0;
const SMALL = 1;
const CAPITAL = 2;
const DIGIT = 3;
const SYMBOL = 4;
const QUOTE = 5;
const DENSE = 6;
/** The class of characters that belong to the word around them and begin none. */
const MARK = 7;
const UNKNOWN = 255;

const classes = new Uint8Array(0x1_0000).fill(UNKNOWN);
for (let c = 0; c < 128; c++) classes[c] = BREAK;
for (let c = 97; c <= 122; c++) classes[c] = SMALL;
for (let c = 65; c <= 90; c++) classes[c] = CAPITAL;
for (let c = 48; c <= 57; c++) classes[c] = DIGIT;
for (const sign of "#$%&()*+/<=>@[\\]^_`{|}~") classes[sign.charCodeAt(0)] = SYMBOL;
classes[39] = QUOTE;
classes[0x2019] = QUOTE;

const IS_DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function classify(character: string): number {
  if (IS_DENSE.test(character)) return DENSE;
  if (/\p{M}/u.test(character)) return MARK;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return CAPITAL;
  if (/\p{L}/u.test(character)) return SMALL;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\p{S}/u.test(character) ? SYMBOL : BREAK;
}

function classOf(text: string, i: number, unit: number): number {
  const known = classes[unit] as number;
  if (known !== UNKNOWN) return known;
  if (unit >= 0xd800 && unit <= 0xdfff) {
    // The first half of a surrogate pair classifies the pair. A half on its own ends the word.
    if (unit >= 0xdc00) return i > 0 && text.codePointAt(i - 1)! > 0xffff ? classify(text.slice(i - 1, i + 1)) : BREAK;
    return text.codePointAt(i)! > 0xffff ? classify(text.slice(i, i + 2)) : BREAK;
  }
  const found = classify(text.charAt(i));
  classes[unit] = found;
  return found;
}

// eslint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\u0000-\u007f]/;

/** Returns the text with one form for each letter: compatibility forms resolved, accents removed (`café` is `cafe`). */
function plain(text: string): string {
  return BEYOND_ASCII.test(text)
    ? text
        .normalize("NFKD")
        .replace(/[\u0300-\u036f]/g, "")
        .normalize("NFC")
    : text;
}

const SMALL_LETTER = /[a-z]/;

/** Reads a text into `tokens`, and leaves out words that do not fit any more. */
export function tokenise(source: string, tokens: Tokens): void {
  const text = plain(source);
  tokens.text = text;
  tokens.count = 0;
  tokens.opening = 0;
  const shouted = !SMALL_LETTER.test(text);
  const end = text.length;
  let sentenceStart = true;
  let i = 0;
  while (i < end && tokens.count < tokens.capacity) {
    const unit = text.charCodeAt(i);
    const kind = classOf(text, i, unit);
    if (kind === BREAK || kind === QUOTE || kind === MARK) {
      // After one of . ! ? or a line break a capital letter marks no name.
      if (unit === 46 || unit === 33 || unit === 63 || unit === 10) {
        sentenceStart = true;
        // "U.S." and "e.g." end no sentence.
        if (tokens.opening === 0 && (unit !== 46 || spaceAt(text, i + 1, end))) tokens.opening = tokens.count;
      }
      i += 1;
    } else if (kind === DENSE) {
      const from = i;
      while (i < end && classOf(text, i, text.charCodeAt(i)) === DENSE) i += 1;
      push(tokens, 0, 0, UNSPACED, from, i);
      sentenceStart = false;
    } else if (kind === SYMBOL) {
      i = readSign(tokens, text, i, end);
    } else {
      i = readWord(tokens, text, i, end, sentenceStart || shouted);
      sentenceStart = false;
    }
  }
  tokens.opening ||= tokens.count;
}

function push(tokens: Tokens, key: number, cased: number, kind: number, from: number, to: number, named = 0): void {
  const at = tokens.count++;
  tokens.key[at] = key;
  tokens.casedKey[at] = cased;
  tokens.kind[at] = kind;
  tokens.named[at] = named;
  tokens.from[at] = from;
  tokens.to[at] = to;
}

/** Reads a sign. A letter in brackets is prose and `()` is a call; three of the same sign in a row are a ruler. */
function readSign(tokens: Tokens, text: string, from: number, end: number): number {
  let i = from;
  let hash = FNV_BASIS;
  let alike = true;
  const first = text.charCodeAt(from);
  while (i < end) {
    const unit = text.charCodeAt(i);
    if (classOf(text, i, unit) !== SYMBOL) break;
    alike &&= unit === first;
    hash = Math.imul(hash ^ unit, FNV_PRIME);
    i += 1;
  }
  // The second half finds ->, != and :=. A dash or a full stop alone is punctuation.
  const length = i - from;
  const says = length === 1 ? "$%&+<=>@^|~".includes(text.charAt(from)) || first > 127 : !alike || length === 2;
  if (says && !(alike && "*_#`~".includes(text.charAt(from)))) push(tokens, hash >>> 0, hash >>> 0, SIGN, from, i);
  return i;
}

function readWord(tokens: Tokens, text: string, from: number, end: number, caseSaysNothing: boolean): number {
  let hash = FNV_BASIS;
  let letters = 0;
  let capitals = 0;
  let digits = 0;
  let i = from;
  let last = BREAK;
  while (i < end) {
    let unit = text.charCodeAt(i);
    const kind = classOf(text, i, unit);
    if (kind === SMALL || kind === MARK) {
      letters += 1;
      hash = Math.imul(hash ^ unit, FNV_PRIME);
    } else if (kind === CAPITAL) {
      letters += 1;
      capitals += 1;
      unit = unit < 128 ? unit + 32 : lowered(text, i, unit);
      hash = Math.imul(hash ^ unit, FNV_PRIME);
    } else if (kind === DIGIT) {
      digits += 1;
      hash = Math.imul(hash ^ unit, FNV_PRIME);
    } else if (kind === QUOTE) {
      const next = i + 1 < end ? text.charCodeAt(i + 1) : 0;
      const nextKind = i + 1 < end ? classOf(text, i + 1, next) : BREAK;
      if (nextKind !== SMALL && nextKind !== CAPITAL) break;
      // The possessive is dropped. Other apostrophes close up: dont, cant, oreilly.
      if ((next | 32) === 115 && !joins(text, i + 2, end)) {
        pushWord(tokens, hash, from, i, letters, capitals, digits, caseSaysNothing);
        return i + 2;
      }
    } else if (last === DIGIT && (unit === 46 || unit === 44 || unit === 58) && digitAt(text, i + 1, end)) {
      // 3.5 and 7:30 are one number, 1,000 is 1000.
      if (unit !== 44) hash = Math.imul(hash ^ unit, FNV_PRIME);
    } else {
      break;
    }
    last = kind;
    i += 1;
  }
  // C++, C#, F#
  if (text.charCodeAt(i) === 43 && text.charCodeAt(i + 1) === 43) {
    hash = Math.imul(Math.imul(hash ^ 43, FNV_PRIME) ^ 43, FNV_PRIME);
    i += 2;
  } else if (text.charCodeAt(i) === 35 && letters > 0 && !joins(text, i + 1, end)) {
    hash = Math.imul(hash ^ 35, FNV_PRIME);
    i += 1;
  }
  pushWord(tokens, hash, from, i, letters, capitals, digits, caseSaysNothing);
  return i;
}

function pushWord(
  tokens: Tokens,
  hash: number,
  from: number,
  to: number,
  letters: number,
  capitals: number,
  digits: number,
  caseSaysNothing: boolean,
): void {
  const key = hash >>> 0;
  let cased = key;
  if (capitals > 0 && capitals === letters && letters > 1) {
    if (!caseSaysNothing || letters < 5) cased = casedKey(tokens.text, from, to, CAPITALS);
  } else if (capitals === 1 && letters > 1 && !caseSaysNothing) cased = casedKey(tokens.text, from, to, TITLE);
  const named = capitals > 0 && letters > 1 && !caseSaysNothing ? 1 : 0;
  push(tokens, key, cased, letters > 0 && digits > 0 ? MIXED : WORD, from, to, named);
}

function casedKey(text: string, from: number, to: number, style: 1 | 2): number {
  let hash: number = CASED_BASIS[style];
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), FNV_PRIME);
  }
  return hash >>> 0;
}

function joins(text: string, i: number, end: number): boolean {
  if (i >= end) return false;
  const kind = classOf(text, i, text.charCodeAt(i));
  return kind === SMALL || kind === CAPITAL || kind === DIGIT;
}

function digitAt(text: string, i: number, end: number): boolean {
  return i < end && classOf(text, i, text.charCodeAt(i)) === DIGIT;
}

function spaceAt(text: string, i: number, end: number): boolean {
  return i >= end || text.charCodeAt(i) <= 32;
}

function lowered(text: string, i: number, unit: number): number {
  const small = text.charAt(i).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : unit;
}
