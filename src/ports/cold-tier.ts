import type { Embedding } from "./embedder.ts";
import type { RowCounts } from "./usage.ts";

/** Whose rows: digests of a scope and of its tenancy, as the vault says whose it is. No name of anybody. */
export interface VaultPlace {
  readonly name: string;
  readonly tenancy: string;
}

/** A row of a vault's tables as text, and where it belongs. What stands over the rows is of the table `vault`. */
export interface ColdRow {
  readonly table: string;
  /** The primary key, as a JSON array. */
  readonly key: string;
  /** The row as a JSON object, without its vector; null: there is none any more. */
  readonly row: string | null;
  /** Milliseconds since the epoch after which it may go by itself; null: it stays. */
  readonly expiresAt: number | null;
  /** What a user is known by before all else: the higher, the sooner it is looked at. Left out or null: it waits for the rest. */
  readonly priority?: number | null;
}

export interface ColdVector {
  /** Of the memory it belongs to. */
  readonly id: string;
  readonly embedding: Embedding | null;
}

export interface ReplicatedVector extends ColdVector {
  /** Hashes of the memory's words, in order, for an index that knows words. */
  readonly terms?: Uint32Array;
}

/** What is looked for in a vault of which not all is at hand. */
export interface ColdQuery {
  readonly embedding: Embedding | null;
  /** Hashes of the words that are looked for. */
  readonly terms: Uint32Array;
}

/** Rows, as many as one answer brings, of the epoch that the cold tier is in. */
export interface ColdRows {
  readonly epoch: number;
  readonly erasedAt: number;
  /** What is left of forgotten turns; empty: nothing. It outlives an erasure. */
  readonly tombstones: string;
  readonly rows: readonly ColdRow[];
  /** Moves on with everything that is carried: pages of two editions do not make a whole. */
  readonly revision: number;
  /** Of the first: whoever asks has read or written here before. Where that is not so any more, the service has lost rows. */
  readonly isKnown: boolean;
  /** What to ask for next; null: this was the last. */
  readonly next: string | null;
}

/** What one call brings of a vault: where there is little all of it, else what was asked for. */
export interface PartialRead extends Omit<ColdRows, "next" | "isKnown"> {
  readonly whole: boolean;
}

/** What is asked for where there is much, beside what is prominent. */
export interface PartialReadRequest {
  /** Ids of memories. */
  readonly memories: readonly string[];
  /** With the memories that its block holds; null: none. */
  readonly conversation: string | null;
}

export interface ColdVectors {
  readonly vectors: readonly ColdVector[];
  readonly next: string | null;
}

/** Who writes: one vault at a time, and nothing from before an erasure. */
export interface ColdWriter {
  readonly epoch: number;
  /** A name that the vault's storage made up for itself. */
  readonly owner: string;
}

/** `moved`: another vault of this scope has written since; `erased`: the user was erased elsewhere. Nothing was kept. */
export type PushResult = "kept" | "moved" | "erased";

/**
 * Where a vault's rows lie besides: it reads them when its own storage is empty, and has them carried there after
 * every write. Any method rejects, in bounded time, when the service cannot answer; repeating one does no harm.
 */
export interface ColdTier {
  /** From the service's leader, not from a replica. With the first page `owner` is who may write, where there is anything. */
  rows(place: VaultPlace, owner: string, after: string | null): Promise<ColdRows>;
  /** In no order; those of every epoch but `epoch` are left out, all of them with a null. */
  vectors(place: VaultPlace, epoch: number | null, after: string | null): Promise<ColdVectors>;
  /** The same in one call, for somebody who waits. */
  readPartial(place: VaultPlace, owner: string, glance: PartialReadRequest): Promise<PartialRead>;
  /**
   * The memories nearest to what is asked, with their vectors where the service keeps them. It may lag: a memory may be
   * gone, superseded or not be found yet, which its row tells.
   */
  nearest(place: VaultPlace, query: ColdQuery): Promise<readonly ColdVector[]>;
  /** All of it or nothing. */
  push(place: VaultPlace, writer: ColdWriter, rows: readonly ColdRow[]): Promise<PushResult>;
  pushVectors(place: VaultPlace, epoch: number, vectors: readonly ReplicatedVector[]): Promise<void>;
  /** Leaves nothing but an epoch, at least as late as `writer`'s, which it returns. */
  erase(place: VaultPlace, writer: ColdWriter, now: number): Promise<number>;
  /** Removes vectors of every other epoch: what was under way during an erasure may have arrived after it. */
  sweep(place: VaultPlace, epoch: number): Promise<void>;
  countRows(place: VaultPlace): Promise<RowCounts>;
}

/** A shared answer, and all that has to be known of it without reading it. */
export interface ColdAnswer {
  /** A digest of the question and of all that must be the same for its answer to serve. */
  readonly key: string;
  readonly model: string;
  readonly asker: string | null;
  readonly bytes: number;
  /** Milliseconds since the epoch after which it may go by itself. */
  readonly goneAt: number;
  /** All of it, as a JSON object. */
  readonly row: string;
}

/** How many purges and erasures there were, and what they were about since the epoch that was asked with. */
export interface ColdVaultState {
  readonly epoch: number;
  /** Everything (`*`), a model's answers (`model:…`), or those that somebody asked for first, by vault name. */
  readonly barred: readonly string[];
}

export interface ColdAnswersPage extends ColdVaultState {
  readonly rows: readonly string[];
  /** What to ask for next; null: this was the last. */
  readonly next: string | null;
}

/**
 * Where the shared answers of a tenancy lie besides, under the name of its store: a digest. Any method rejects, in
 * bounded time, when the service cannot answer; repeating one does no harm.
 */
export interface ColdAnswers {
  read(place: string, epoch: number, after: string | null): Promise<ColdAnswersPage>;
  /** Keeps all of them; none of them where the epoch has moved on. No more than so many answers and bytes stay. */
  carry(
    place: string,
    epoch: number,
    answers: readonly ColdAnswer[],
    limits: { readonly now: number; readonly entries: number; readonly bytes: number },
  ): Promise<ColdVaultState>;
  /** Removes what is about the subject, moves the epoch on, and says how many went. */
  bar(place: string, epoch: number, subject: string): Promise<ColdVaultState & { readonly removed: number }>;
  count(place: string, subject: string): Promise<number>;
}
