import { CAPITALS, MARK, NAME, type Token, tokensOf } from "../../../text/tokens.ts";
import { regex } from "../../../text/regex.ts";
import { words } from "../../../text/words.ts";
import { type Value, valuesIn } from "../values.ts";
import type { Meanings } from "./meanings.ts";

/** A part of a sentence, which says one thing. */
export interface Part {
  readonly words: ReadonlySet<string>;
  /** The numbers that tell of the topic, with the length 1. */
  readonly vector: Float32Array;
}

/** A sentence as far as it is compared with another. */
export interface ComparedSentence {
  /** Its words, names and numbers. */
  readonly tokens: readonly Token[];
  readonly vector: Float32Array;
  readonly parts: readonly Part[];
  /** How much each of its words tells. */
  readonly weights: ReadonlyMap<string, number>;
  /** How much all of them tell. */
  readonly weight: number;
  readonly names: ReadonlySet<string>;
  readonly values: readonly Value[];
  readonly asks: boolean;
}

/** The numbers of a vector that tell of its topic, as `comparedDimensions` of the static embedding. */
const NUMBERS = 112;
/** In characters: a shorter part says nothing. */
const SHORTEST_PART = 6;
/** Parts that are compared. A sentence with more is a list. */
const MAX_PARTS = 8;
/** Parts end here: at marks, and at words that join clauses, in four languages. */
const BETWEEN_PARTS = regex.iu`[,;:.!?()…\n–—]+|\s(?:and|but|so|because|cos|cuz|which|und|aber|weil|also|et|mais|donc|car|y|pero|porque|así que|asi q)\s`;

/** Reads a sentence for a comparison. */
export function readCompared(text: string, { vectorOf, weightOf }: Meanings): ComparedSentence {
  const tokens = tokensOf(text).filter(({ shape }) => shape !== MARK);
  const lower = text.toLowerCase();
  const all = words(lower);
  const parts = text
    .split(BETWEEN_PARTS)
    .map((part) => part.trim())
    .filter(({ length }) => length >= SHORTEST_PART)
    .slice(0, MAX_PARTS);
  const weights = new Map(all.filter(({ length }) => length > 1).map((word) => [word, weightOf(word)]));
  return {
    tokens,
    vector: topicOf(vectorOf(text)),
    parts: (parts.length > 0 ? parts : [text]).map((part) => ({
      words: new Set(words(part.toLowerCase())),
      vector: topicOf(vectorOf(part)),
    })),
    weights,
    weight: [...weights.values()].reduce((sum, one) => sum + one, 0),
    names: new Set(tokens.filter(({ shape }) => shape === NAME || shape === CAPITALS).map(({ word }) => word)),
    values: valuesIn(lower, all),
    asks: text.includes("?"),
  };
}

/** Returns the part of a vector that tells of the topic, with the length 1. */
function topicOf(vector: Float32Array): Float32Array {
  const topic = vector.slice(0, NUMBERS);
  const length = Math.hypot(...topic) || 1;
  return topic.map((number) => number / length);
}
