import { isPersonal } from "../../cache/eligibility/personal.ts";
import { idleDecay } from "../../memory/idle-decay.ts";
import type { Embedding } from "../../ports/embedder.ts";
import type { BlockElement } from "../../memory/block.ts";
import type { MemoryType } from "../../ports/memory.ts";
import { type RecallPurpose, rank, type Rankable, type Ranked } from "../../memory/rank.ts";
import { asksForProfile, recallModeFor } from "../../memory/recall-mode.ts";
import { RecallIndex } from "../../memory/recall-index.ts";
import { isCase, feedbackWeight } from "../../memory/feedback-weight.ts";
import { timesIn } from "../../text/time-expressions.ts";
import { comparedDimensions } from "../../memory/compared-dimensions.ts";
import { type MemoryRow, Telling } from "../rows.ts";

/** A memory that can be recalled now, with what decides whether it may. */
interface LoadedMemory extends Rankable {
  readonly type: MemoryType;
  /** How useful it proved; 0: nobody has judged. */
  readonly worth: number;
  /** When it was last recalled, or made. */
  readonly usedAt: number;
  readonly pinned: boolean;
  readonly impersonal: boolean;
  readonly expiresAt: number | null;
}

export interface WorkingSetQuery {
  readonly query: string;
  readonly embedding: Embedding | null;
  /** A question about the world. */
  readonly impersonal: boolean;
  /** The memory itself is asked, and not a model. */
  readonly searches: boolean;
  readonly limit: number;
  /** Digests of what the request itself already says. */
  readonly visible: readonly string[];
  /** Null: memories of every type. */
  readonly types: readonly MemoryType[] | null;
  readonly now: number;
}

type RecallableRow = Pick<
  MemoryRow,
  | "id"
  | "type"
  | "created_at"
  | "conversation"
  | "said"
  | "pinned"
  | "impersonal"
  | "asks"
  | "expires_at"
  | "worth"
  | "recalled_at"
  | "quarantine"
  | "terms"
  | "space"
  | "vector"
>;

/** All that holds and may be recalled: what was superseded, or says what was superseded, is not on it. */
const RECALLABLE = `SELECT id, type, created_at, conversation, said, pinned, impersonal, asks, expires_at, quarantine, worth, recalled_at, terms, space, vector
  FROM memories WHERE valid_to IS NULL AND stale IN (${Telling.whole}, ${Telling.inPart}) AND quarantine IS NULL`;

/** As it was at a time; rounds marked stale since are let in again, because they were believed then. */
const RECALLABLE_AS_OF = `SELECT id, type, created_at, conversation, said, pinned, impersonal, asks, expires_at, quarantine, worth, recalled_at, terms, space, vector
  FROM memories m WHERE quarantine IS NULL AND stale <> ${Telling.echo} AND created_at <= ?1 AND (valid_to IS NULL
    OR coalesce((SELECT n.created_at FROM memories n WHERE n.id = m.superseded_by), valid_to) > ?1)`;

/** Share of all words of two rounds that both hold, from which one question with its answer is the other. */
const ALIKE = 0.85;

/** Which vectors are compared, and how much of them. */
export interface EmbeddingSpace {
  /** Null: no vector is known to be comparable. */
  readonly space: string | null;
  /** See `Embedder`. */
  readonly topic: number | null;
}

/**
 * The hot tier of a vault: what can be recalled, in memory. It is loaded when the vault wakes; texts stay on disk.
 */
export class WorkingSet {
  private readonly index = new RecallIndex();
  private readonly loaded = new Map<string, LoadedMemory>();
  private readonly pins = new Set<string>();
  private instructionsChanged = false;
  /** What is of the user: all but questions about the world. */
  private readonly personal = new Set<string>();
  /** On it, and without a vector of its space: found by words alone. */
  private readonly unembedded = new Set<string>();
  /** Rendered elements by id; a memory reads the same for life, so this only saves work. */
  readonly elements = new Map<string, BlockElement>();
  readonly space: string | null;
  readonly topic: number | null;
  /** What is idle is so as of then: a vault does not stay awake for months. */
  private readonly loadedAt: number;

  /** It is as it was at a time. */
  readonly isPast: boolean;

  private constructor({ space, topic }: EmbeddingSpace, now: number, isPast: boolean) {
    this.isPast = isPast;
    this.space = space;
    this.topic = topic;
    this.loadedAt = now;
  }

  static load(sql: SqlStorage, comparable: EmbeddingSpace, asOf: number | null = null): WorkingSet {
    const shelf = new WorkingSet(comparable, asOf ?? Date.now(), asOf !== null);
    const rows = asOf === null ? sql.exec<RecallableRow>(RECALLABLE) : sql.exec<RecallableRow>(RECALLABLE_AS_OF, asOf);
    for (const row of rows) shelf.add(row);
    shelf.instructionsChanged = false;
    return shelf;
  }

  add(row: RecallableRow): void {
    if (row.quarantine !== null) return this.remove(row.id);
    const usedAt = Math.max(row.created_at, row.recalled_at ?? 0);
    this.loaded.set(row.id, {
      id: row.id,
      type: row.type,
      kind: row.type !== "episodic" ? "fact" : row.asks === 1 ? "question" : "round",
      createdAt: row.created_at,
      said: row.said,
      pinned: row.pinned === 1,
      impersonal: row.impersonal === 1,
      expiresAt: row.expires_at,
      worth: row.worth,
      usedAt,
      historyWeight: feedbackWeight(row.worth) * idleDecay(this.loadedAt - usedAt),
    });
    if (row.impersonal === 1) this.personal.delete(row.id);
    else this.personal.add(row.id);
    // A vector of another space is left out: comparing it would be silently wrong.
    const vector =
      row.vector && row.space === this.space ? comparedDimensions(new Float32Array(row.vector), this.topic) : null;
    if (vector) this.unembedded.delete(row.id);
    else this.unembedded.add(row.id);
    this.index.add({
      id: row.id,
      conversation: row.conversation,
      createdAt: row.created_at,
      isRound: row.type === "episodic",
      terms: new Uint32Array(row.terms),
      vector,
    });
    this.elements.delete(row.id);
    // A standing instruction holds for every answer, like what was pinned by hand.
    if (row.pinned === 1 || row.type === "procedural") this.pins.add(row.id);
    else this.pins.delete(row.id);
    if (row.type === "procedural") this.instructionsChanged = true;
  }

  remove(id: string): void {
    this.loaded.delete(id);
    this.personal.delete(id);
    if (this.pins.delete(id)) this.instructionsChanged = true;
    this.unembedded.delete(id);
    this.index.remove(id);
    this.elements.delete(id);
  }

  /** Whether standing instructions may have changed since this was last asked. */
  takeInstructionsChanged(): boolean {
    const moved = this.instructionsChanged;
    this.instructionsChanged = false;
    return moved;
  }

  setWeight(id: string, worth: number): void {
    const memory = this.loaded.get(id);
    if (memory)
      this.loaded.set(id, {
        ...memory,
        worth,
        historyWeight: feedbackWeight(worth) * idleDecay(this.loadedAt - memory.usedAt),
      });
  }

  setRecalledAt(id: string, usedAt: number): void {
    const memory = this.loaded.get(id);
    if (!memory) return;
    const sway = feedbackWeight(memory.worth) * idleDecay(this.loadedAt - usedAt);
    this.loaded.set(id, { ...memory, usedAt, historyWeight: sway });
  }

  /** The round that went before in a conversation; null: there is none that may be recalled. */
  latestRound(conversation: string): string | null {
    return this.index.latestRound(conversation);
  }

  get lacksVectors(): boolean {
    return this.unembedded.size > 0;
  }

  /** Something is known of the user. */
  get remembers(): boolean {
    return this.personal.size > 0;
  }

  /** The newest of what the user told, and did not only ask; null: there is none. Ids sort by time. */
  lastSaid(visible: readonly string[]): string | null {
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

  /** Of all that may be told. */
  ids(): string[] {
    return [...this.loaded.keys()];
  }

  /** Oldest first: ids sort by time. */
  pinned(now: number, types: readonly MemoryType[] | null = null): Ranked[] {
    return [...this.pins]
      .filter(
        (id) => this.holds(id, now) && (types === null || types.includes(this.loaded.get(id)?.type ?? "semantic")),
      )
      .toSorted()
      .map((id) => ({ id, score: 1 }));
  }

  /** By hand, and not because it is a standing instruction. */
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
    const manner = recallModeFor(query.query);
    const fits = this.index.search({
      query: query.query,
      vector,
      weights: manner,
      times: timesIn(query.query, query.now),
      admit,
    });
    return rank(
      fits,
      (id) => this.loaded.get(id),
      purpose,
      query.limit,
      manner,
      (a, b) => this.readAlike(a, b),
    );
  }

  /** Whether two rounds say the same, so that one of them is enough. */
  readAlike(a: string, b: string): boolean {
    const [one, other] = [this.loaded.get(a), this.loaded.get(b)];
    if (!one || !other || one.kind === "fact" || one.kind !== other.kind) return false;
    return this.index.overlap(a, b) >= (one.kind === "question" ? ALIKE : 1);
  }

  private newestFacts(limit: number, admit: (id: string) => boolean): Ranked[] {
    return [...this.loaded.values()]
      .filter(({ kind, id }) => kind === "fact" && admit(id))
      .toSorted((a, b) => b.createdAt - a.createdAt)
      .slice(0, limit)
      .map(({ id }) => ({ id, score: 0.5 }));
  }
}

function isExpired(memory: LoadedMemory, now: number): boolean {
  return memory.expiresAt !== null && memory.expiresAt <= now;
}

/** "How do I treat a cold?" is anybody's question, and what its asker stated bears on it all the same. */
function purposeOf({ query, impersonal, searches }: WorkingSetQuery): RecallPurpose {
  if (!impersonal || isPersonal(query)) return "personal";
  return searches ? "searched" : "impersonal";
}
