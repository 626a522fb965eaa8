import { feedbackWeight } from "../../memory/ranking/feedback-weight.ts";
import { idleDecay } from "../../memory/ranking/idle-decay.ts";
import { storedVector } from "../../memory/embedding/compared-vector.ts";
import { limitStrength, type LimitStrength } from "../../memory/ranking/limit-terms.ts";
import type { Rankable } from "../../memory/ranking/rank.ts";
import type { IndexEntry } from "../../memory/ranking/recall-search.ts";
import { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import type { MemoryKind, MemoryType } from "../../ports/memory.ts";
import type { TermsInGroup } from "../log/pack-group.ts";
import { logOf } from "../log/round-log.ts";
import { readPassages } from "../packing/pack-passages.ts";
import { unlessDamaged } from "../log/unless-damaged.ts";
import { readTerms } from "../packing/pack-terms.ts";
import { packedSql } from "../packing/unpacking-sql.ts";
import { type MemoryRow, Staleness } from "../rows.ts";
import type { TellableWords } from "./working-set-query.ts";

/** A memory that can be recalled now, with the fields by which it is found and ranked. Texts stay on disk. */
export interface LoadedMemory extends Rankable, IndexEntry {
  readonly type: MemoryType;
  /** The side of the person that it tells of. Null for rounds. */
  readonly about: MemoryKind | null;
  /** How surely it limits what the user can or may do. 0 for rounds. */
  readonly limits: LimitStrength;
  /** How useful it proved, from feedback. 0 without any. */
  worth: number;
  /** Its words and passages as they were found in its text. Null if those that its row stores are told. */
  told: TellableWords | null;
  /** When it was last recalled, or made. */
  usedAt: number;
  historyWeight: number;
  readonly pinned: boolean;
  readonly impersonal: boolean;
  readonly expiresAt: number | null;
}

const COLUMNS = [
  "id",
  "type",
  "created_at",
  "conversation",
  "said",
  "pinned",
  "impersonal",
  "asks",
  "expires_at",
  "quarantine",
  "worth",
  "recalled_at",
  "kind",
  "stale",
  "space",
  "vector",
  "passages",
  "terms",
] as const satisfies readonly (keyof MemoryRow)[];

export type RecallableRow = Pick<MemoryRow, (typeof COLUMNS)[number]>;

const SELECT = `SELECT ${COLUMNS.join(", ")} FROM memories m`;

/** Memories that hold and may be recalled. Superseded and stale ones are left out. */
const HOLDING = `${SELECT} WHERE valid_to IS NULL AND stale IN (${Staleness.current}, ${Staleness.partly}) AND quarantine IS NULL`;
const RECALLABLE = `${HOLDING} ORDER BY id`;

/** Those from an id on, and those that a profile tells first. Ids sort by time. */
const RECENT = `${HOLDING} AND (id >= ?1 OR pinned = 1 OR type = 'procedural' OR kind IN ('identity', 'health', 'food'))
  ORDER BY id`;

/** Some of those after an id. */
const NEXT = `${HOLDING} AND id > ?1 ORDER BY id LIMIT ?2`;

/** Memories as they were at a time. Rounds that are stale since are in it, because they were believed then. */
const RECALLABLE_AS_OF = `${SELECT} WHERE quarantine IS NULL AND stale <> ${Staleness.echo} AND created_at <= ?1 AND (valid_to IS NULL
    OR coalesce((SELECT n.created_at FROM memories n WHERE n.id = m.superseded_by), valid_to) > ?1) ORDER BY id`;

/** The columns of a memory beside its words. */
export type PlainRow = Omit<RecallableRow, "terms" | "passages">;

/** A row as an array, in the order of some columns. Of a round in the log, its number stands for terms and passages. */
type ValuesOf<C extends readonly (keyof MemoryRow)[]> = {
  -readonly [I in keyof C]: C[I] extends "terms" | "passages" ? ArrayBuffer | number | null : MemoryRow[C[I]];
};
type RowValues = ValuesOf<typeof COLUMNS>;

/** A memory as it is read, with its words. */
interface ReadMemory {
  readonly row: PlainRow;
  readonly words: TellableWords;
}

/**
 * Returns the memories that a vault loads when it wakes up. Somebody waits for it, so that rows are read as arrays, the words
 * of all rounds with two statements, and passages when somebody first asks for them.
 * @param asOf milliseconds since the epoch; null for now
 */
export function* recallableMemories(sql: SqlStorage, asOf: number | null): Generator<ReadMemory> {
  const packed = packedSql(sql);
  const logged = logOf(packed).allTerms();
  yield* readMemories(asOf === null ? packed.exec(RECALLABLE) : packed.exec(RECALLABLE_AS_OF, asOf), logged);
}

/**
 * Returns the memories from an id on, with those that a profile tells first whenever they were said.
 * @param from the id of the oldest
 */
export function* recentMemories(sql: SqlStorage, from: string): Generator<ReadMemory> {
  const packed = packedSql(sql);
  const log = logOf(packed);
  const logged = (n: number): TermsInGroup => {
    const { terms, passages } = log.termsOf(n);
    return { terms: new Uint8Array(terms), passages: passages && new Uint8Array(passages) };
  };
  yield* readMemories(packed.exec(RECENT, from), logged);
}

/**
 * Returns all memories that can be recalled, a few with each statement: what it yields between two may be interrupted. Nobody
 * may write meanwhile.
 */
export function* memoriesInSteps(sql: SqlStorage, most: number): Generator<ReadMemory> {
  const packed = packedSql(sql);
  const logged = logOf(packed).allTerms();
  for (let last: string | null = ""; last !== null;) {
    const after: string = last;
    last = null;
    // A cursor that is not read to its end locks its table, and an interruption may last.
    for (const memory of Array.from(readMemories(packed.exec(NEXT, after, most), logged))) {
      last = memory.row.id;
      yield memory;
    }
  }
}

/** Returns the id of the memory of which there are so many newer ones. Returns null if there are no more than those. */
export function idBefore(sql: SqlStorage, newer: number): string | null {
  const rows = packedSql(sql).exec<{ id: string }>("SELECT id FROM memories ORDER BY id DESC LIMIT 1 OFFSET ?", newer);
  return rows.toArray()[0]?.id ?? null;
}

/** @param logged reads the words of a round in the log by its number */
function* readMemories(
  cursor: SqlStorageCursor<Record<string, SqlStorageValue>>,
  logged: (n: number) => TermsInGroup,
): Generator<ReadMemory> {
  for (const values of cursor.raw<RowValues>()) {
    const [
      id,
      type,
      created_at,
      conversation,
      said,
      pinned,
      impersonal,
      asks,
      expires_at,
      quarantine,
      worth,
      recalled_at,
      kind,
      stale,
      space,
      vector,
      passages,
      terms,
    ] = values;
    const own = typeof terms === "number" ? logged(terms).terms : new Uint8Array(terms ?? []);
    const places = typeof passages === "number" ? logged(passages).passages : passages && new Uint8Array(passages);
    const row = {
      id,
      type,
      created_at,
      conversation,
      said,
      pinned,
      impersonal,
      asks,
      expires_at,
      quarantine,
      worth,
      recalled_at,
      kind,
      stale,
      space,
      vector,
    };
    yield {
      row,
      words: {
        terms: unlessDamaged(() => readTerms(own), NO_TERMS),
        passages: places && tellsAll(row) ? new StoredPassages(places, readPassages) : null,
      },
    };
  }
}

/** Stands for damaged terms. */
const NO_TERMS = new Uint32Array();

/** Returns false for a round that is told in part: its passages are those of all its words. */
export const tellsAll = ({ stale }: Pick<MemoryRow, "stale">): boolean => stale !== Staleness.partly;

/** How a vault compares what it loads. */
interface LoadedFor {
  /** The time as of which a memory counts as idle. */
  readonly loadedAt: number;
  /** The space of the vectors that are compared. A comparison with any other would be silently wrong. */
  readonly space: string | null;
  /** `Embedder.comparedDimensions`. */
  readonly topic: number | null;
}

export function loadedMemory(
  row: PlainRow,
  { terms, passages }: TellableWords,
  { loadedAt, space, topic }: LoadedFor,
): LoadedMemory {
  const usedAt = Math.max(row.created_at, row.recalled_at ?? 0);
  return {
    id: row.id,
    type: row.type,
    about: row.kind,
    limits: row.type === "episodic" ? 0 : limitStrength(terms),
    kind: row.type !== "episodic" ? "fact" : row.asks === 1 ? "question" : "round",
    createdAt: row.created_at,
    said: row.said,
    pinned: row.pinned === 1,
    impersonal: row.impersonal === 1,
    expiresAt: row.expires_at,
    worth: row.worth,
    usedAt,
    historyWeight: historyWeightOf(row.worth, usedAt, loadedAt),
    told: null,
    conversation: row.conversation,
    isRound: row.type === "episodic",
    terms,
    passages,
    isPart: row.type !== "episodic" && row.conversation !== null,
    vector: row.vector && row.space === space ? storedVector(row.vector, topic) : null,
  };
}

/** Returns the factor by which feedback and idleness change a memory's rank. */
export const historyWeightOf = (worth: number, usedAt: number, loadedAt: number): number =>
  feedbackWeight(worth) * idleDecay(loadedAt - usedAt);
