import type { Window } from "../../text/time-expressions.ts";
import type { ComparedVector } from "../embedding/compared-vector.ts";
import type { RoundPosition } from "./conversation-index.ts";
import type { StoredPassages } from "./stored-passages.ts";

/** One memory as the index holds it. The text itself stays on disk. */
export interface IndexEntry extends RoundPosition {
  readonly id: string;
  readonly terms: Uint32Array;
  /** The passages of a round. Null if they are not known. */
  readonly passages: StoredPassages | null;
  /** True for a statement that was drawn from a round, which says its words as well. */
  readonly isPart: boolean;
  readonly vector: ComparedVector | null;
}

/** Weights of everything by which a candidate is ranked. Each is worth its weight where it is at its best. */
export interface RelevanceWeights {
  readonly words: number;
  /** The words of the round before. */
  readonly before: number;
  /** The words of the rounds on both sides, for a round so short that it says nothing without them. */
  readonly around: number;
  /** How many of the query's words it says. */
  readonly share: number;
  /** How many others the round before says, for a round so short that it may answer it. */
  readonly asked: number;
  /** How many of the query's words are said within two rounds. */
  readonly nearby: number;
  readonly conversation: number;
  /** How much a conversation says of what the best memories say. */
  readonly related: number;
  /** Pairs of words. */
  readonly pairs: number;
  /** How much of the query one sentence says. */
  readonly sentence: number;
  /** How much of the query one sentence of the answer says. */
  readonly answer: number;
  readonly cosine: number;
  /** The meaning and the words of a statement in the turn: a round is long, and means many things. */
  readonly statedCosine: number;
  readonly statedWords: number;
  /** For a memory from the time that the query names. */
  readonly time: number;
  /** How much the latest conversation is preferred. */
  readonly recency: number;
  /** How much the first conversation is preferred: people begin with what they are about. */
  readonly primacy: number;
}

/** How memories are found, and how they are ranked. */
export interface Weights {
  readonly relevance: RelevanceWeights;
  /** How much the rounds on both sides of a round count for the share of the query's words that it says. */
  readonly neighbours: number;
  /** Over how many conversations recency wears off. */
  readonly recencySpan: number;
}

/** Weights by which each memory counts for its own words alone. */
export const WORDS_ALONE: Weights = {
  neighbours: 0,
  relevance: {
    words: 1,
    before: 0,
    around: 0,
    share: 0,
    asked: 0,
    nearby: 0,
    conversation: 0,
    related: 0,
    pairs: 0,
    sentence: 0,
    answer: 0,
    cosine: 0,
    statedCosine: 0,
    statedWords: 0,
    time: 0,
    recency: 0,
    primacy: 0,
  },
  recencySpan: 1,
};

/** A query with the memories that it may find. */
export interface Search<E extends IndexEntry = IndexEntry> {
  readonly query: string;
  readonly vector: Float32Array | null;
  readonly weights: Weights;
  /** Returns how much a word tells in any text. Left out, all words tell as much. */
  readonly wordWeight?: ((word: string) => number) | undefined;
  /** The times that the query speaks of. */
  readonly times: readonly Window[];
  /** Returns whether a memory may be found at all. */
  readonly admit: (entry: E) => boolean;
}

/** How well one entry fits a query. */
export interface Fit {
  readonly id: string;
  /**
   * The share of the query's words that it says, weighed by how rare they are: 0 to 1. A short entry counts with its
   * neighbours.
   */
  readonly words: number;
  /** 0 to 1. */
  readonly cosine: number;
  /** Its word score relative to the best round: 0 to about 1. */
  readonly own: number;
  /** How relevant it is by all weights, as a logarithm. */
  readonly relevance: number;
  /** The number of its conversation, for comparison. Null if it is in none. */
  readonly conversation: number | null;
}
