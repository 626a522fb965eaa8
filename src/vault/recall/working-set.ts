import { isCase } from "../../memory/feedback-weight.ts";
import { type Candidate, candidatesOf, type FittingMemory, fitScore, rank, type Ranked } from "../../memory/rank.ts";
import { asksForProfile, recallModeFor } from "../../memory/recall-mode.ts";
import type { RoundTerms } from "../../memory/passages.ts";
import { StoredPassages } from "../../memory/stored-passages.ts";
import { RecallIndex } from "../../memory/recall-index.ts";
import { unpackVector } from "../../memory/stored-vector.ts";
import { comparedDimensions } from "../../memory/compared-dimensions.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { MemoryType } from "../../ports/memory.ts";
import { timesIn, type Window } from "../../text/time-expressions.ts";
import { LineCache } from "./line-cache.ts";
import { MemoryLists } from "./memory-lists.ts";
import { Staleness } from "../rows.ts";
import { purposeOf, type Recalled, type TellableWords, type WorkingSetQuery } from "./working-set-query.ts";
import { type LoadedMemory, loadedMemory, type RecallableRow, recallableRows, swayOf } from "./loaded-memory.ts";

/** Share of the words of two rounds that both must hold for one question with its answer to count as the other. */
const SAME_QUESTION_OVERLAP = 0.85;

/** Weights by which each memory counts for its own words only. */
const BY_ITSELF = {
  neighbours: 0,
  relevance: {
    words: 1,
    before: 0,
    around: 0,
    nearby: 0,
    conversation: 0,
    pairs: 0,
    sentence: 0,
    cosine: 0,
    statedCosine: 0,
    statedWords: 0,
    time: 0,
    recency: 0,
  },
  recencySpan: 1,
};

/** The vectors that are compared, and how much of them. */
export interface EmbeddingSpace {
  /** Null if no vector is known to be comparable. */
  readonly space: string | null;
  /** `Embedder.comparedDimensions`. */
  readonly topic: number | null;
  /** `Embedder.wordWeight`. */
  readonly wordWeight: Embedder["wordWeight"];
}

/** Content words from which on a note is told in passages, as a round is. */
const MAX_WHOLE_TERMS = 60;

/** The memories of a vault that can be recalled, without their texts. It is the hot tier of recall. */
export class WorkingSet {
  private readonly index = new RecallIndex();
  private readonly loaded = new Map<string, LoadedMemory>();
  /** Pinned memories and standing instructions, which hold for every answer. */
  private readonly profile = new Set<string>();
  private instructionsChanged = false;
  /** All memories but questions about the world. */
  private readonly personal = new Set<string>();
  /** Memories without a vector of this space, which are found by words alone. */
  private readonly unembedded = new Set<string>();
  readonly lines = new LineCache();
  private readonly lists = new MemoryLists();
  /** The words and passages of rounds and of long notes, by id. */
  private readonly words = new Map<string, TellableWords>();
  readonly space: string | null;
  readonly topic: number | null;
  readonly wordWeight: Embedder["wordWeight"];
  /** Memories count as idle as of then, because a vault does not stay awake for months. */
  private readonly loadedAt: number;
  /** True if it shows the vault as it was at a time in the past. */
  readonly isPast: boolean;

  private constructor({ space, topic, wordWeight }: EmbeddingSpace, now: number, isPast: boolean) {
    this.isPast = isPast;
    this.space = space;
    this.topic = topic;
    this.wordWeight = wordWeight;
    this.loadedAt = now;
  }

  /** @param asOf milliseconds since the epoch; null for now */
  static load(sql: SqlStorage, space: EmbeddingSpace, asOf: number | null = null): WorkingSet {
    const workingSet = new WorkingSet(space, asOf ?? Date.now(), asOf !== null);
    for (const row of recallableRows(sql, asOf)) workingSet.add(row);
    workingSet.instructionsChanged = false;
    return workingSet;
  }

  /** Adds a memory, or replaces it. A quarantined one is removed. */
  add(row: RecallableRow): void {
    if (row.quarantine !== null) return this.remove(row.id);
    this.forget(row.id);
    const memory = loadedMemory(row, this.loadedAt);
    this.loaded.set(row.id, memory);
    setMembership(this.personal, row.id, row.impersonal !== 1);
    const terms = new Uint32Array(row.terms);
    // A round that is told in part stores the passages of all its words.
    const isWhole = row.passages !== null && row.stale !== Staleness.partly;
    const passages = isWhole ? new StoredPassages(new Uint16Array(row.passages as ArrayBuffer)) : null;
    // A vector of another space is left out: a comparison with it would be silently wrong.
    const vector =
      row.vector && row.space === this.space ? comparedDimensions(unpackVector(row.vector), this.topic) : null;
    setMembership(this.unembedded, row.id, !vector);
    this.index.add({
      id: row.id,
      conversation: row.conversation,
      createdAt: row.created_at,
      isRound: row.type === "episodic",
      terms,
      passages,
      isPart: row.type !== "episodic" && row.conversation !== null,
      vector,
    });
    if (passages) this.words.set(row.id, { terms, passages });
    const isStanding = row.pinned === 1 || row.type === "procedural";
    setMembership(this.profile, row.id, isStanding);
    if (!isStanding) this.lists.add(memory);
    if (row.type === "procedural") this.instructionsChanged = true;
  }

  remove(id: string): void {
    this.forget(id);
    this.loaded.delete(id);
    this.personal.delete(id);
    if (this.profile.delete(id)) this.instructionsChanged = true;
    this.unembedded.delete(id);
    this.index.remove(id);
  }

  /** Drops what was derived from a memory as it was. */
  private forget(id: string): void {
    const memory = this.loaded.get(id);
    if (memory && !this.profile.has(id)) this.lists.remove(memory);
    this.words.delete(id);
    this.lines.remove(id);
  }

  /** Returns whether standing instructions may have changed since the last call. */
  takeInstructionsChanged(): boolean {
    const hasChanged = this.instructionsChanged;
    this.instructionsChanged = false;
    return hasChanged;
  }

  setWeight(id: string, worth: number): void {
    const memory = this.loaded.get(id);
    if (memory) this.loaded.set(id, { ...memory, worth, historyWeight: swayOf(worth, memory.usedAt, this.loadedAt) });
  }

  setRecalledAt(id: string, usedAt: number): void {
    const memory = this.loaded.get(id);
    if (memory) this.loaded.set(id, { ...memory, usedAt, historyWeight: swayOf(memory.worth, usedAt, this.loadedAt) });
  }

  /** Returns the last round of a conversation. Returns null if it has none that may be recalled. */
  latestRound(conversation: string): string | null {
    return this.index.latestRound(conversation);
  }

  get lacksVectors(): boolean {
    return this.unembedded.size > 0;
  }

  /** Returns whether anything is known about the user, besides what they say in this very request again. */
  remembersBesides(visible: readonly string[]): boolean {
    for (const id of this.personal) {
      const said = this.loaded.get(id)?.said ?? null;
      if (said === null || !visible.includes(said)) return true;
    }
    return false;
  }

  /** Returns the newest personal memory that is no question. Returns null if there is none. Ids sort by time. */
  lastStated(visible: readonly string[]): string | null {
    let last: string | null = null;
    for (const id of this.personal) {
      const memory = this.loaded.get(id);
      if (!memory || memory.kind === "question" || (last !== null && id <= last)) continue;
      if (memory.said === null || !visible.includes(memory.said)) last = id;
    }
    return last;
  }

  holds(id: string, now: number): boolean {
    const memory = this.loaded.get(id);
    return memory !== undefined && !isExpired(memory, now);
  }

  ids(): string[] {
    return [...this.loaded.keys()];
  }

  /** Returns pinned memories and standing instructions, oldest first: ids sort by time. */
  pinned(now: number, types: readonly MemoryType[] | null = null): string[] {
    return [...this.profile]
      .filter(
        (id) => this.holds(id, now) && (types === null || types.includes(this.loaded.get(id)?.type ?? "semantic")),
      )
      .toSorted();
  }

  /** Returns true for a memory that was pinned by hand. A standing instruction is not, unless it was. */
  isPinned(id: string): boolean {
    return this.loaded.get(id)?.pinned ?? false;
  }

  /** Returns statements in the order of a profile: what says most of the person first, then the newer. */
  *statements(query: WorkingSetQuery): Generator<{ readonly id: string; readonly place: number }> {
    const admits = this.admission(query);
    for (const one of this.lists.byProfile()) if (admits(one.id)) yield one;
  }

  /** Returns rounds, the newest first. Questions about the world are left out: they say nothing of the user. */
  *rounds(query: WorkingSetQuery): Generator<string> {
    const admits = this.admission(query);
    for (const id of this.lists.rounds) if (this.personal.has(id) && admits(id)) yield id;
  }

  /** Returns what was said within stretches of time, the earliest first. Ids sort by time. */
  saidIn(periods: readonly Window[], query: WorkingSetQuery): { statements: string[]; rounds: string[] } {
    const admits = this.admission(query);
    const found = [...this.loaded.values()].filter(
      ({ id }) => this.wasSaidIn(id, periods) && !this.profile.has(id) && this.personal.has(id) && admits(id),
    );
    const idsOf = (isRound: boolean): string[] =>
      found.flatMap(({ id, kind }) => ((kind !== "fact") === isRound ? id : [])).toSorted();
    return { statements: idsOf(false), rounds: idsOf(true) };
  }

  /** Returns whether a memory was said within one of some stretches of time. */
  wasSaidIn(id: string, periods: readonly Window[]): boolean {
    const at = this.loaded.get(id)?.createdAt;
    return at !== undefined && periods.some(({ from, to }) => at >= from && at < to);
  }

  /** Returns the memories of a kind that are nearest to a text by words, then by vector. Instructions are facts. */
  nearest(
    text: string,
    vector: Float32Array | null,
    {
      kind,
      since = 0,
      limit,
    }: { readonly kind: LoadedMemory["kind"]; readonly since?: number; readonly limit: number },
  ): string[] {
    const admit = (id: string): boolean => {
      const memory = this.loaded.get(id);
      return memory?.kind === kind && memory.createdAt >= since;
    };
    return this.index
      .search({ query: text, vector, weights: BY_ITSELF, times: [], admit })
      .toSorted((a, b) => b.words - a.words || b.cosine - a.cosine || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  /** Returns statements and rounds that say most of some words, the best first. */
  saying(text: string, query: WorkingSetQuery, limit: number): string[] {
    const admits = this.admission(query);
    const admit = (id: string): boolean => this.personal.has(id) && !this.profile.has(id) && admits(id);
    return this.index
      .saying(text, admit)
      .toSorted((a, b) => b.words - a.words || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id);
  }

  /** Returns what may be told of a memory. A memory without passages is told whole. */
  wordsOf(id: string): TellableWords {
    return this.words.get(id) ?? { terms: this.index.termsOf(id), passages: null };
  }

  setWords(id: string, words: RoundTerms): void {
    this.words.set(id, { terms: words.terms, passages: new StoredPassages(words.passages) });
  }

  /** Returns true if a memory is told in passages, and its text was not read for them yet. */
  lacksPassages(id: string): boolean {
    if (this.words.has(id)) return false;
    const memory = this.loaded.get(id);
    return memory !== undefined && (memory.kind !== "fact" || this.index.termsOf(id).length > MAX_WHOLE_TERMS);
  }

  /** Returns the weights of the words of a query, by their hash. */
  weightsOf(query: string): Map<number, number> {
    return this.index.weightsOf(query);
  }

  /** Returns whether a memory may be found by a query. */
  private admission(query: WorkingSetQuery): (id: string) => boolean {
    const visible = new Set(query.visible);
    return (id) => {
      const memory = this.loaded.get(id);
      if (!memory || isExpired(memory, query.now)) return false;
      if (query.types && !query.types.includes(memory.type)) return false;
      if (memory.said !== null && visible.has(memory.said)) return false;
      return !(query.impersonal && !query.searches && memory.impersonal && !isCase(memory.worth));
    };
  }

  /** Returns the memories that fit a query. */
  recall(query: WorkingSetQuery): Recalled {
    const admits = this.admission(query);
    if (asksForProfile(query.query)) {
      return { best: (limit) => this.newestFacts(limit, admits), fitting: [], score: () => null };
    }
    const vector =
      query.embedding?.space === this.space ? comparedDimensions(query.embedding.vector, this.topic) : null;
    const mode = recallModeFor(query.query);
    const times = timesIn(query.query, query.now);
    const wordWeight = mode.weighsWords ? this.wordWeight : undefined;
    const fits = this.index.search({ query: query.query, vector, weights: mode, wordWeight, times, admit: admits });
    const candidates = candidatesOf(fits, (id) => this.loaded.get(id), purposeOf(query), mode);
    const fitting = this.withTheirTurns(candidates, vector, admits);
    const fitOf = new Map(fitting.map(({ id, fit }) => [id, fit]));
    const scale = candidates[0] ? fitScore(candidates[0].fit) : 0;
    return {
      best: (limit) => rank(candidates, limit, mode, (a, b) => this.readAlike(a, b)),
      fitting,
      score: (id) => rounded(fitOf.get(id), scale),
    };
  }

  /** Returns candidates with the other facts of their turns, and their fit relative to the best. */
  private withTheirTurns(
    candidates: readonly Candidate[],
    vector: Float32Array | null,
    admits: (id: string) => boolean,
  ): FittingMemory[] {
    const best = candidates[0]?.value ?? 1;
    const fitting = new Map<string, FittingMemory>();
    for (const { memory, value } of candidates) {
      for (const id of [memory.id, ...this.lists.factsSaidIn(memory.said)]) {
        if (fitting.has(id) || this.profile.has(id) || !admits(id)) continue;
        fitting.set(id, { id, turn: memory.said, fit: value / best, cosine: this.index.cosineTo(id, vector) });
      }
    }
    return [...fitting.values()];
  }

  /** Returns whether two rounds say the same, so that one of them is enough. */
  readAlike(a: string, b: string): boolean {
    const [one, other] = [this.loaded.get(a), this.loaded.get(b)];
    if (!one || !other || one.kind === "fact" || one.kind !== other.kind) return false;
    return this.index.overlap(a, b) >= (one.kind === "question" ? SAME_QUESTION_OVERLAP : 1);
  }

  private newestFacts(limit: number, admit: (id: string) => boolean): Ranked[] {
    return [...this.loaded.values()]
      .filter(({ kind, id }) => kind === "fact" && admit(id))
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .slice(0, limit)
      .map(({ id }) => ({ id, score: 0.5 }));
  }
}

const rounded = (fit: number | undefined, scale: number): number | null =>
  fit === undefined ? null : Math.round(fit * scale * 1000) / 1000;

function setMembership(ids: Set<string>, id: string, isMember: boolean): void {
  if (isMember) ids.add(id);
  else ids.delete(id);
}

function isExpired(memory: LoadedMemory, now: number): boolean {
  return memory.expiresAt !== null && memory.expiresAt <= now;
}
