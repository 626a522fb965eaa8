import { comparedDimensions } from "../../memory/embedding/compared-dimensions.ts";
import { cosine } from "../../memory/embedding/signature.ts";
import { type Candidate, candidatesOf, type FittingMemory, fitScore, rank } from "../../memory/ranking/rank.ts";
import type { RecallIndex } from "../../memory/ranking/recall-index.ts";
import { asksForProfile, recallModeFor } from "../../memory/ranking/recall-mode.ts";
import { WORDS_ALONE } from "../../memory/ranking/recall-search.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Meanings } from "../../memory/outdates/judged/meanings.ts";
import type { ScoreParts } from "../../ports/memory-store.ts";
import { timesIn } from "../../text/time-expressions.ts";
import { isStanding, type LoadedMemories } from "./loaded-memories.ts";
import type { LoadedMemory } from "./loaded-memory.ts";
import { purposeOf, type Recalled, type WorkingSetQuery } from "./working-set-query.ts";

/** Share of the words of two rounds that both must hold for one question with its answer to count as the other. */
const SAME_QUESTION_OVERLAP = 0.85;

/** The vectors that are compared, and how much of them. */
export interface EmbeddingSpace {
  /** Null if no vector is known to be comparable. */
  readonly space: string | null;
  /** `Embedder.comparedDimensions`. */
  readonly topic: number | null;
  /** `Embedder.wordWeight`. */
  readonly wordWeight: Embedder["wordWeight"];
  /** Compares sentences, whichever embedder compares memories. Null without a judge of changes. */
  readonly meanings: Meanings | null;
}

/** Which loaded memories are nearest to a text. */
export interface NearestQuery {
  /** Instructions are facts. */
  readonly kind: LoadedMemory["kind"];
  /** Milliseconds since the epoch. Left out, memories of any time are found. */
  readonly since?: number;
  /** The same. Memories that were made after it are not found. */
  readonly until?: number;
  readonly limit: number;
}

/** Finds and ranks loaded memories. */
export class MemorySearch {
  private readonly index: RecallIndex<LoadedMemory>;
  private readonly memories: LoadedMemories;
  private readonly space: EmbeddingSpace;

  constructor(index: RecallIndex<LoadedMemory>, memories: LoadedMemories, space: EmbeddingSpace) {
    this.index = index;
    this.memories = memories;
    this.space = space;
  }

  /** Returns the memories that fit a query. */
  recall(query: WorkingSetQuery): Recalled {
    const { memories } = this;
    if (asksForProfile(query.query)) {
      const best: Recalled["best"] = (limit) =>
        memories.newestFacts(query, limit).map((id) => ({ id, score: SCORE_OF_PROFILE }));
      return { best, fitting: [], score: () => null, parts: () => null };
    }
    const admits = memories.admission(query);
    const { space, topic } = this.space;
    const vector = query.embedding?.space === space ? comparedDimensions(query.embedding.vector, topic) : null;
    const mode = recallModeFor(query.query);
    const times = timesIn(query.query, query.now);
    const wordWeight = mode.weighsWords ? this.space.wordWeight : undefined;
    const fits = this.index.search({ query: query.query, vector, weights: mode, wordWeight, times, admit: admits });
    const candidates = candidatesOf(fits, (id) => memories.get(id), purposeOf(query), mode);
    const fitting = this.withTheirTurns(candidates, vector, admits);
    const scale = candidates[0] ? fitScore(candidates[0].fit) : 0;
    return {
      best: (limit) => rank(candidates, limit, mode, (a, b) => this.readAlike(a, b)),
      fitting: [...fitting.values()],
      score: (id) => rounded(fitting.get(id)?.fit, scale),
      parts: (id) => partsOf(candidates.find(({ memory }) => memory.id === id)),
    };
  }

  /** Returns candidates with the other facts of their turns, and their fit relative to the best. */
  private withTheirTurns(
    candidates: readonly Candidate<LoadedMemory>[],
    vector: Float32Array | null,
    admits: (memory: LoadedMemory) => boolean,
  ): Map<string, FittingMemory> {
    const { memories } = this;
    const best = candidates[0]?.value ?? 1;
    const fitting = new Map<string, FittingMemory>();
    const isTold = (memory: LoadedMemory): boolean => !fitting.has(memory.id) && !isStanding(memory) && admits(memory);
    for (const { memory, value, fit: found } of candidates) {
      const { id, said: turn } = memory;
      const fit = value / best;
      if (isTold(memory)) fitting.set(id, { id, turn, fit, cosine: found.cosine });
      for (const fact of memories.factsSaidIn(turn)) {
        if (!isTold(fact)) continue;
        const near = vector && fact.vector ? cosine(vector, fact.vector.values) : 0;
        fitting.set(fact.id, { id: fact.id, turn, fit, cosine: near });
      }
    }
    return fitting;
  }

  /** Returns the memories of a kind that are nearest to a text by words, then by vector. */
  nearest(
    text: string,
    vector: Float32Array | null,
    { kind, since = 0, until = Infinity, limit }: NearestQuery,
  ): string[] {
    const admit = (memory: LoadedMemory): boolean =>
      memory.kind === kind && memory.createdAt >= since && memory.createdAt <= until;
    return this.index
      .search({ query: text, vector, weights: WORDS_ALONE, times: [], admit })
      .toSorted((a, b) => b.words - a.words || b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  /** Returns statements and rounds that say most of some words, the best first. */
  saying(text: string, query: WorkingSetQuery, limit: number): string[] {
    return this.index
      .saying(text, this.memories.personalAdmission(query))
      .toSorted((a, b) => b.words - a.words || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  /** Returns whether two rounds say the same, so that one of them is enough. */
  private readAlike(a: string, b: string): boolean {
    const [one, other] = [this.memories.get(a), this.memories.get(b)];
    if (!one || !other || one.kind === "fact" || one.kind !== other.kind) return false;
    return this.index.overlap(a, b) >= (one.kind === "question" ? SAME_QUESTION_OVERLAP : 1);
  }
}

/** Everything that is known of somebody answers "What do you know about me?" as well as anything else. */
const SCORE_OF_PROFILE = 0.5;

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

const partsOf = (candidate: Candidate | undefined): ScoreParts | null =>
  candidate
    ? {
        words: thousandths(candidate.fit.words),
        meaning: thousandths(candidate.fit.cosine),
        history: thousandths(candidate.memory.historyWeight),
      }
    : null;

const rounded = (fit: number | undefined, scale: number): number | null =>
  fit === undefined ? null : Math.round(fit * scale * 1000) / 1000;
