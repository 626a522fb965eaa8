import type { Window } from "../text/time-expressions.ts";
import type { RoundPosition } from "./conversation-index.ts";

/** One memory as the index holds it. The text itself stays on disk. */
export interface IndexEntry extends RoundPosition {
  readonly id: string;
  readonly terms: Uint32Array;
  readonly vector: Float32Array | null;
}

/** Weights of everything that counts beside a memory's own words. */
export interface Weights {
  /** Weight of the neighbouring rounds, for a memory so short that it says nothing without them. */
  readonly neighbours: number;
  readonly conversation: number;
  /** How much the latest conversation is preferred, and over how many conversations that wears off. */
  readonly recency: number;
  readonly recencySpan: number;
}

/** A query with the memories that it may find. */
export interface Search {
  readonly query: string;
  readonly vector: Float32Array | null;
  readonly weights: Weights;
  /** The times that the query speaks of. */
  readonly times: readonly Window[];
  /** Returns whether a memory may be found at all. */
  readonly admit: (id: string) => boolean;
}

/** How well one entry fits a query. */
export interface Fit {
  readonly id: string;
  /** The share of the query's words that it says, weighed by how rare they are: 0 to 1. A short entry counts with its neighbours. */
  readonly words: number;
  /** 0 to 1. */
  readonly cosine: number;
  /** Its word score relative to the best entry, plus the scores of its neighbours and its conversation: 0 to about 2. */
  readonly context: number;
  /** Grows with how recently its conversation went on. 1 adds nothing. */
  readonly recency: number;
  /** The number of its conversation, for comparison. Null if it is in none. */
  readonly conversation: number | null;
}
