import type { ForeignSpan } from "../foreign/foreign-span.ts";
import { hashOf } from "../../text/feature-hash.ts";
import { MY_WORDS, YOUR_WORDS } from "./persons.ts";
import type { Span } from "./split-sentences.ts";
import { MARK, type Token, tokensOf, WORD } from "../../text/tokens.ts";

/** A sentence as features see it. */
export interface ReadSentence {
  readonly tokens: readonly Token[];
  /** For each token the number of its word if it is frequent, else that of its shape and ending. */
  readonly plain: readonly number[];
  readonly mine: boolean;
  readonly yours: boolean;
  readonly asks: boolean;
  /** The number of the last mark, or 0. */
  readonly ending: number;
  /** Why most of it is not the user's own, as a number; 0 if it is theirs. */
  readonly foreign: number;
  /** Why a part of it is not. */
  readonly partly: number;
  readonly lineStarts: boolean;
}

/** A turn as features see it. */
export interface ReadTurn {
  readonly sentences: readonly ReadSentence[];
  readonly characters: number;
  readonly paragraphs: number;
  readonly lines: number;
  readonly asking: number;
  readonly mine: number;
  readonly foreign: readonly number[];
  readonly quotes: boolean;
  readonly code: boolean;
  readonly introduces: boolean;
  readonly lowercase: boolean;
}

const ASKS = /\?["'”’)\]*]*$/;
const ENDING = /[.!?:,;…)"”»]$/;
const QUOTES = /["“”«»„]/;
const CODE = /[{}<>`=;]|\(\)|https?:/;
const CAPITAL = /^\P{L}*\p{Lu}/u;

/**
 * Reads a turn's sentences.
 * @param foreign in order, apart from each other
 * @param isFrequent tells the numbers of words that outlines name as they are
 */
export function readTurn(
  turn: string,
  spans: readonly Span[],
  foreign: readonly ForeignSpan[],
  isFrequent: (word: number) => boolean,
): ReadTurn {
  let before = 0;
  let passed = 0;
  const sentences = spans.map((span): ReadSentence => {
    const text = turn.slice(span.from, span.to);
    const tokens = tokensOf(text);
    const lineStarts = before > 0 && turn.slice(before, span.from).includes("\n");
    before = span.to;
    while ((foreign[passed]?.to ?? Infinity) <= span.from) passed++;
    return {
      tokens,
      plain: tokens.map((token) => plainOf(token, isFrequent)),
      mine: tokens.some(({ word }) => MY_WORDS.has(word)),
      yours: tokens.some(({ word }) => YOUR_WORDS.has(word)),
      asks: ASKS.test(text),
      ending: ENDING.test(text) ? text.charCodeAt(text.length - 1) : 0,
      ...foreignIn(span, foreign, passed),
      lineStarts,
    };
  });
  return {
    sentences,
    characters: turn.length,
    paragraphs: turn.split(/\n\s*\n/).length,
    lines: turn.split("\n").length,
    asking: sentences.filter(({ asks }) => asks).length,
    mine: sentences.filter(({ mine }) => mine).length,
    foreign: [...new Set(sentences.map((s) => s.foreign))],
    quotes: QUOTES.test(turn),
    code: CODE.test(turn),
    introduces: sentences.some(({ ending }, at) => ending === COLON && at < sentences.length - 1),
    lowercase: !CAPITAL.test(turn),
  };
}

const COLON = 58;
const NAMELESS = hashOf("a word");
const SHAPES = ["word", "Name", "CAPITALS", "number", "mark"].map(hashOf);
/** In letters. Shorter words have no ending to speak of. */
const MIN_ENDING = 6;

function plainOf({ word, shape, hash }: Token, isFrequent: (word: number) => boolean): number {
  if (shape === MARK || isFrequent(hash)) return hash;
  if (shape !== WORD) return SHAPES[shape] ?? 0;
  return word.length >= MIN_ENDING ? hashOf(word.slice(-3)) ^ NAMELESS : NAMELESS;
}

/** Returns what covers a span, given the first foreign stretch that ends behind its beginning. */
function foreignIn(span: Span, foreign: readonly ForeignSpan[], first: number): { foreign: number; partly: number } {
  let covered = 0;
  let why = 0;
  for (let i = first; i < foreign.length; i++) {
    const { from, to, why: reason } = foreign[i] as ForeignSpan;
    if (from >= span.to) break;
    covered += Math.min(to, span.to) - Math.max(from, span.from);
    why = hashOf(reason);
  }
  return covered * 2 > span.to - span.from ? { foreign: why, partly: 0 } : { foreign: 0, partly: why };
}

/** In sentences. People who leave out the "I" write a line or two, and begin in lower case. */
const MAX_NOTE = 2;

/** Returns whether a sentence speaks of the user, or is one of a short note, which leaves out the "I". */
export const isOwn = (turn: ReadTurn, at: number): boolean =>
  turn.sentences[at]?.mine === true || (turn.lowercase && turn.sentences.length <= MAX_NOTE);
