import type { RoundTerms } from "../../memory/ranking/passages.ts";
import type { LimitStrength } from "../../memory/ranking/limit-terms.ts";
import type { ProfilePlace } from "../../memory/block/profile-order.ts";
import { RecallIndex } from "../../memory/ranking/recall-index.ts";
import { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import type { MemoryType } from "../../ports/memory.ts";
import type { Window } from "../../text/time-expressions.ts";
import { EndedStatements } from "./ended-statements.ts";
import { LineCache } from "./line-cache.ts";
import { LoadedMemories } from "./loaded-memories.ts";
import {
  type LoadedMemory,
  loadedMemory,
  memoriesInSteps,
  type PlainRow,
  recallableMemories,
  recentMemories,
  type RecallableRow,
  tellsAll,
} from "./loaded-memory.ts";
import { type EmbeddingSpace, MemorySearch, type NearestQuery } from "./memory-search.ts";
import type { Recalled, TellableWords, WorkingSetQuery } from "./working-set-query.ts";

/** Content words from which on a note is told in passages, as a round is. */
const MAX_WHOLE_TERMS = 60;
/**
 * The general weight from which on a word tells enough: how rare it is in this vault decides alone. The static table gives
 * "two" 0.6, "many" and "weeks" 1.5 and 1.9, "trip" and "store" 1.8 and 3.1, "wedding" 3.1. Figures with 2.5 or 4 are the same.
 */
const TELLING = 3;
/** Memories that are loaded in one step: about 10 ms. */
const STEP = 500;
const NO_WORDS: TellableWords = { terms: new Uint32Array(), passages: null };

/** The memories of a vault that can be recalled, without their texts. It is the hot tier of recall. */
export class WorkingSet {
  private readonly index = new RecallIndex<LoadedMemory>();
  private readonly memories: LoadedMemories;
  private readonly search: MemorySearch;
  private instructionsChanged = false;
  /** Memories without a vector of this space, which are found by words alone. */
  private readonly unembedded = new Set<string>();
  readonly lines = new LineCache();
  readonly ended = new EndedStatements();
  readonly space: string | null;
  readonly topic: number | null;
  readonly wordWeight: EmbeddingSpace["wordWeight"];
  readonly meanings: EmbeddingSpace["meanings"];
  /** True if it shows the vault as it was at a time in the past. */
  readonly isPast: boolean;

  private constructor(space: EmbeddingSpace, now: number, isPast: boolean) {
    this.isPast = isPast;
    this.space = space.space;
    this.topic = space.topic;
    this.wordWeight = space.wordWeight;
    this.meanings = space.meanings;
    this.memories = new LoadedMemories(now);
    this.search = new MemorySearch(this.index, this.memories, space);
  }

  /** @param asOf milliseconds since the epoch; null for now */
  static load(sql: SqlStorage, space: EmbeddingSpace, asOf: number | null = null): WorkingSet {
    const workingSet = new WorkingSet(space, asOf ?? Date.now(), asOf !== null);
    for (const { row, words } of recallableMemories(sql, asOf)) workingSet.insert(row, words);
    workingSet.instructionsChanged = false;
    return workingSet;
  }

  /**
   * Loads the memories from an id on, with those that a profile tells first.
   * @param from the id of the oldest
   */
  static loadRecent(sql: SqlStorage, space: EmbeddingSpace, from: string): WorkingSet {
    const workingSet = new WorkingSet(space, Date.now(), false);
    for (const { row, words } of recentMemories(sql, from)) workingSet.insert(row, words);
    return workingSet;
  }

  /** Loads all memories in steps, between which others may run. Nobody may write meanwhile. */
  static *loadInSteps(sql: SqlStorage, space: EmbeddingSpace): Generator<undefined, WorkingSet, undefined> {
    const workingSet = new WorkingSet(space, Date.now(), false);
    let read = 0;
    for (const { row, words } of memoriesInSteps(sql, STEP)) {
      workingSet.insert(row, words);
      read += 1;
      if (read % STEP === 0) yield;
    }
    workingSet.instructionsChanged = false;
    return workingSet;
  }

  /** Adds a memory, or replaces it. A quarantined one is removed. */
  add(row: RecallableRow): void {
    if (row.quarantine !== null) return this.remove(row.id);
    this.forget(row.id);
    const passages = row.passages !== null && tellsAll(row) ? new StoredPassages(new Uint16Array(row.passages)) : null;
    this.insert(row, { terms: new Uint32Array(row.terms), passages });
  }

  private insert(row: PlainRow, words: TellableWords): void {
    const { space, topic, memories } = this;
    const memory = loadedMemory(row, words, { loadedAt: memories.loadedAt, space, topic });
    memories.add(memory);
    if (memory.vector) this.unembedded.delete(memory.id);
    else this.unembedded.add(memory.id);
    this.index.add(memory);
    if (memory.type === "procedural") this.instructionsChanged = true;
  }

  remove(id: string): void {
    this.forget(id);
    if (this.memories.remove(id)) this.instructionsChanged = true;
    this.unembedded.delete(id);
    this.index.remove(id);
  }

  /** Drops what was derived from a memory as it was. */
  private forget(id: string): void {
    this.lines.remove(id);
    this.ended.drop();
  }

  /** Returns whether standing instructions may have changed since the last call. */
  takeInstructionsChanged(): boolean {
    const hasChanged = this.instructionsChanged;
    this.instructionsChanged = false;
    return hasChanged;
  }

  setWeight(id: string, worth: number): void {
    this.memories.setWeight(id, worth);
  }

  setRecalledAt(id: string, usedAt: number): void {
    this.memories.setRecalledAt(id, usedAt);
  }

  /** Returns the last round of a conversation. Returns null if it has none that may be recalled. */
  latestRound(conversation: string): string | null {
    return this.index.latestRound(conversation);
  }

  get lacksVectors(): boolean {
    return this.unembedded.size > 0;
  }

  remembersBesides(visible: readonly string[]): boolean {
    return this.memories.remembersBesides(visible);
  }

  lastStated(visible: readonly string[]): string | null {
    return this.memories.lastStated(visible);
  }

  holds(id: string, now: number): boolean {
    return this.memories.holds(id, now);
  }

  ids(): string[] {
    return this.memories.ids();
  }

  /** Returns pinned memories and standing instructions, oldest first. */
  pinned(now: number, types: readonly MemoryType[] | null = null): string[] {
    return this.memories.standingIds(now, types);
  }

  /** Returns true for a memory that was pinned by hand. A standing instruction is not, unless it was. */
  isPinned(id: string): boolean {
    return this.memories.get(id)?.pinned ?? false;
  }

  statements(query: WorkingSetQuery, place: ProfilePlace, most: number): string[] {
    return this.memories.statements(query, place, most);
  }

  earliestStatements(query: WorkingSetQuery, place: ProfilePlace, most: number): string[] {
    return this.memories.earliestStatements(query, place, most);
  }

  limiting(query: WorkingSetQuery, strength: LimitStrength, most: number): string[] {
    return this.memories.limiting(query, strength, most);
  }

  /** How many memories it holds. */
  get size(): number {
    return this.memories.size;
  }

  countRounds(): number {
    return this.memories.countRounds();
  }

  rounds(query: WorkingSetQuery): Generator<string> {
    return this.memories.rounds(query);
  }

  saidIn(periods: readonly Window[], query: WorkingSetQuery, most: number): { statements: string[]; rounds: string[] } {
    return this.memories.saidIn(periods, query, most);
  }

  wasSaidIn(id: string, periods: readonly Window[]): boolean {
    return this.memories.wasSaidIn(id, periods);
  }

  /** Returns when a memory was made, in milliseconds since the epoch. Returns 0 for an unknown one. */
  saidAt(id: string): number {
    return this.memories.get(id)?.createdAt ?? 0;
  }

  /** Returns a digest of the words that a memory came from. Returns null for a note, or an unknown memory. */
  turnOf(id: string): string | null {
    return this.memories.get(id)?.said ?? null;
  }

  nearest(text: string, vector: Float32Array | null, query: NearestQuery): string[] {
    return this.search.nearest(text, vector, query);
  }

  saying(text: string, query: WorkingSetQuery, limit: number): string[] {
    return this.search.saying(text, query, limit);
  }

  recall(query: WorkingSetQuery): Recalled {
    return this.search.recall(query);
  }

  /** Returns what may be told of a memory. A memory without passages is told whole. */
  wordsOf(id: string): TellableWords {
    const memory = this.memories.get(id);
    return memory?.told ?? memory ?? NO_WORDS;
  }

  /** Returns the terms of all words of a memory. Returns null if it is not held, or is told in part. */
  allTermsOf(id: string): Uint32Array | null {
    const memory = this.memories.get(id);
    return memory && (memory.passages || memory.type !== "episodic") ? memory.terms : null;
  }

  setWords(id: string, { terms, passages }: RoundTerms): void {
    const memory = this.memories.get(id);
    if (memory) memory.told = { terms, passages: new StoredPassages(passages) };
  }

  /** Returns true if a memory is told in passages, and its text was not read for them yet. */
  lacksPassages(id: string): boolean {
    const memory = this.memories.get(id);
    if (!memory || memory.told || memory.passages) return false;
    return memory.kind !== "fact" || memory.terms.length > MAX_WHOLE_TERMS;
  }

  /** Returns how rare a word is among all memories, by its hash. */
  rarityOf(term: number): number {
    return this.index.rarityOf(term);
  }

  /** Returns the weights of the words of a query, by their hash. */
  weightsOf(query: string): Map<number, number> {
    return this.index.weightsOf(query);
  }

  /** Returns the weights of the words of a question: less for those that tell little in any text, as "many" and "past". */
  weightsOfQuery(query: string): Map<number, number> {
    const { wordWeight } = this;
    return this.index.weightsBeside(query, wordWeight && ((word) => Math.min(TELLING, wordWeight(word))));
  }
}
