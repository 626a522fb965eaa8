import { isPersonal } from "../../cache/eligibility/personal.ts";
import type { BlockElement } from "../../memory/block.ts";
import { isCase } from "../../memory/feedback-weight.ts";
import { type RecallPurpose, rank, type Ranked } from "../../memory/rank.ts";
import { asksForProfile, recallModeFor } from "../../memory/recall-mode.ts";
import { RecallIndex } from "../../memory/recall-index.ts";
import { comparedDimensions } from "../../memory/compared-dimensions.ts";
import type { Embedding } from "../../ports/embedder.ts";
import type { MemoryType } from "../../ports/memory.ts";
import { timesIn } from "../../text/time-expressions.ts";
import { type LoadedMemory, loadedMemory, type RecallableRow, recallableRows, swayOf } from "./loaded-memory.ts";

/** A question to the working set. */
export interface WorkingSetQuery {
  readonly query: string;
  readonly embedding: Embedding | null;
  /** True for a question about the world. */
  readonly impersonal: boolean;
  /** True if somebody asks the memory itself, and not a model. */
  readonly searches: boolean;
  readonly limit: number;
  /** Digests of the user's words that the request itself contains. */
  readonly visible: readonly string[];
  /** Null for memories of every type. */
  readonly types: readonly MemoryType[] | null;
  readonly now: number;
}

/** Share of the words of two rounds that both must hold for one question with its answer to count as the other. */
const SAME_QUESTION_OVERLAP = 0.85;

/** The vectors that are compared, and how much of them. */
export interface EmbeddingSpace {
  /** Null if no vector is known to be comparable. */
  readonly space: string | null;
  /** `Embedder.comparedDimensions`. */
  readonly topic: number | null;
}

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
  /** Rendered elements by id. A memory reads the same for life, so that this only saves work. */
  readonly elements = new Map<string, BlockElement>();
  readonly space: string | null;
  readonly topic: number | null;
  /** Memories count as idle as of then, because a vault does not stay awake for months. */
  private readonly loadedAt: number;
  /** True if it shows the vault as it was at a time in the past. */
  readonly isPast: boolean;

  private constructor({ space, topic }: EmbeddingSpace, now: number, isPast: boolean) {
    this.isPast = isPast;
    this.space = space;
    this.topic = topic;
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
    this.loaded.set(row.id, loadedMemory(row, this.loadedAt));
    setMembership(this.personal, row.id, row.impersonal !== 1);
    // A vector of another space is left out: a comparison with it would be silently wrong.
    const vector =
      row.vector && row.space === this.space ? comparedDimensions(new Float32Array(row.vector), this.topic) : null;
    setMembership(this.unembedded, row.id, !vector);
    this.index.add({
      id: row.id,
      conversation: row.conversation,
      createdAt: row.created_at,
      isRound: row.type === "episodic",
      terms: new Uint32Array(row.terms),
      vector,
    });
    this.elements.delete(row.id);
    setMembership(this.profile, row.id, row.pinned === 1 || row.type === "procedural");
    if (row.type === "procedural") this.instructionsChanged = true;
  }

  remove(id: string): void {
    this.loaded.delete(id);
    this.personal.delete(id);
    if (this.profile.delete(id)) this.instructionsChanged = true;
    this.unembedded.delete(id);
    this.index.remove(id);
    this.elements.delete(id);
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

  /** True if anything is known about the user. */
  get remembers(): boolean {
    return this.personal.size > 0;
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
  pinned(now: number, types: readonly MemoryType[] | null = null): Ranked[] {
    return [...this.profile]
      .filter(
        (id) => this.holds(id, now) && (types === null || types.includes(this.loaded.get(id)?.type ?? "semantic")),
      )
      .toSorted()
      .map((id) => ({ id, score: 1 }));
  }

  /** Returns true for a memory that was pinned by hand. A standing instruction is not, unless it was. */
  isPinned(id: string): boolean {
    return this.loaded.get(id)?.pinned ?? false;
  }

  find(query: WorkingSetQuery): Ranked[] {
    const visible = new Set(query.visible);
    const purpose = purposeOf(query);
    const admit = (id: string): boolean => {
      const memory = this.loaded.get(id);
      if (!memory || isExpired(memory, query.now)) return false;
      if (query.types && !query.types.includes(memory.type)) return false;
      if (memory.said !== null && visible.has(memory.said)) return false;
      return !(query.impersonal && !query.searches && memory.impersonal && !isCase(memory.worth));
    };
    if (asksForProfile(query.query)) return this.newestFacts(query.limit, admit);
    const vector =
      query.embedding?.space === this.space ? comparedDimensions(query.embedding.vector, this.topic) : null;
    const mode = recallModeFor(query.query);
    const fits = this.index.search({
      query: query.query,
      vector,
      weights: mode,
      times: timesIn(query.query, query.now),
      admit,
    });
    return rank(
      fits,
      (id) => this.loaded.get(id),
      purpose,
      query.limit,
      mode,
      (a, b) => this.readAlike(a, b),
    );
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

function setMembership(ids: Set<string>, id: string, isMember: boolean): void {
  if (isMember) ids.add(id);
  else ids.delete(id);
}

function isExpired(memory: LoadedMemory, now: number): boolean {
  return memory.expiresAt !== null && memory.expiresAt <= now;
}

/** "How do I treat a cold?" is anybody's question, and what its asker stated bears on it all the same. */
function purposeOf({ query, impersonal, searches }: WorkingSetQuery): RecallPurpose {
  if (!impersonal || isPersonal(query)) return "personal";
  return searches ? "searched" : "impersonal";
}
