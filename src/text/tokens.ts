import { hashOf } from "./feature-hash.ts";
import { regex } from "./regex.ts";

export const WORD = 0;
/** A word with a capital, not at the beginning of its sentence. */
export const NAME = 1;
export const CAPITALS = 2;
export const NUMBER = 3;
export const MARK = 4;

/** A word, number or mark of a sentence. */
export interface Token {
  /** In lower case and without apostrophes, so that "I'm" and "im" are one. */
  readonly word: string;
  readonly shape: number;
  readonly hash: number;
}

const TOKEN = regex.gu`\p{L}[\p{L}\p{M}\d]*(?:['’]\p{L}+)*['’]?|\d+(?:[.,:/]\d+)*|[^\s\p{L}\d]`;
/** French elides: "j'habite", "l'école". */
const ELISION = regex.iu`^(?:[jldnmtsc]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})`;
const LETTER = regex.u`^\p{L}`;
/** A person writes a few hundred words; more of one sentence says no more about it. */
const MAX_TOKENS = 200;

/** Returns the tokens of a sentence. */
export function tokensOf(sentence: string, most = MAX_TOKENS): Token[] {
  const tokens: Token[] = [];
  for (const [found] of sentence.matchAll(TOKEN)) {
    if (tokens.length >= most) break;
    const elided = found.includes("'") || found.includes("’") ? ELISION.exec(found)?.[0] : undefined;
    if (elided !== undefined) tokens.push(tokenOf(elided, tokens.length));
    tokens.push(tokenOf(elided === undefined ? found : found.slice(elided.length), tokens.length));
  }
  return tokens;
}

function tokenOf(found: string, place: number): Token {
  const first = found.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const digits = found.replace(/\d/g, "0");
    return { word: digits, shape: NUMBER, hash: hashOf(digits) };
  }
  const lower = found.toLowerCase();
  if (lower === found) {
    const word = withoutApostrophes(lower);
    return { word, shape: word !== "" && LETTER.test(word) ? WORD : MARK, hash: hashOf(word === "" ? lower : word) };
  }
  const word = withoutApostrophes(lower);
  const shape = found.length > 1 && found === found.toUpperCase() ? CAPITALS : place > 0 ? NAME : WORD;
  return { word, shape, hash: hashOf(word) };
}

const withoutApostrophes = (word: string): string => word.replace(/['’]/g, "");
