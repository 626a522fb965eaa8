import type { Embedding } from "./embedder.ts";
import type { RowCounts } from "./usage.ts";

/** The address of a vault's rows: digests of its scope and its tenancy. It holds nobody's name. */
export interface VaultPlace {
  readonly name: string;
  readonly tenancy: string;
}

/** A row of a vault as text, with its table and key. The vault's own row belongs to the table `vault`. */
export interface ColdRow {
  readonly table: string;
  /** The primary key, as a JSON array. */
  readonly key: string;
  /** The row as a JSON object, without its vector. Null deletes it. */
  readonly row: string | null;
  /** When the service may delete it, in milliseconds since the epoch. Null keeps it. */
  readonly expiresAt: number | null;
  /** The priority in a partial read: higher is read first. Left out or null if partial reads skip the row. */
  readonly priority?: number | null;
}

export interface ColdVector {
  /** The id of its memory. */
  readonly id: string;
  readonly embedding: Embedding | null;
}

export interface ReplicatedVector extends ColdVector {
  /** Hashes of the memory's words, in order, for an index that knows words. */
  readonly terms?: Uint32Array;
}

/** A search in a vault that is not fully hydrated. */
export interface ColdQuery {
  readonly embedding: Embedding | null;
  /** Hashes of the words of the query. */
  readonly terms: Uint32Array;
}

/** A page of rows, of the current epoch of the cold tier. */
export interface ColdRows {
  readonly epoch: number;
  readonly erasedAt: number;
  /** The tombstones of forgotten turns. Empty if there are none. They outlive an erasure. */
  readonly tombstones: string;
  readonly rows: readonly ColdRow[];
  /** Counts pushes. Pages of two revisions do not make a consistent whole. */
  readonly revision: number;
  /**
   * On the first page: true if this owner read or wrote these rows before. False after that means that the service lost
   * rows.
   */
  readonly isKnown: boolean;
  /** The cursor of the next page. Null on the last page. */
  readonly next: string | null;
}

/** The rows of one call: the whole vault if it is small, else the requested rows. */
export interface PartialRead extends Omit<ColdRows, "next" | "isKnown"> {
  readonly whole: boolean;
}

/** The rows to read of a large vault, beside those with a priority. */
export interface PartialReadRequest {
  /** Ids of memories. */
  readonly memories: readonly string[];
  /** A conversation, whose block's memories are read too. Null for none. */
  readonly conversation: string | null;
}

export interface ColdVectors {
  readonly vectors: readonly ColdVector[];
  readonly next: string | null;
}

/** The vault that pushes. Only one may push at a time, and nothing from before an erasure. */
export interface ColdWriter {
  readonly epoch: number;
  /** A random name that the vault's storage made for itself. */
  readonly owner: string;
}

/**
 * The result of a push. `moved`: another deployment's vault of this scope has pushed since. `erased`: another
 * deployment erased the user. In both cases nothing was stored.
 */
export type PushResult = "kept" | "moved" | "erased";

/**
 * A vault's replicated rows. The vault reads them if its own storage is empty, and pushes every write. Every method
 * rejects in bounded time if the service does not answer. Every method is idempotent.
 */
export interface ColdTier {
  /**
   * Reads a page of rows, from the service's leader. The first page of a vault with rows makes `owner` the one who may
   * push.
   * @param after the `next` of the page before, or null for the first page
   */
  rows(place: VaultPlace, owner: string, after: string | null): Promise<ColdRows>;
  /**
   * Reads a page of vectors, in no order.
   * @param epoch leaves out the vectors of other epochs; null leaves out all
   */
  vectors(place: VaultPlace, epoch: number | null, after: string | null): Promise<ColdVectors>;
  /** Reads the most useful rows in one call, for a request that waits. Makes `owner` the one who may push. */
  readPartial(place: VaultPlace, owner: string, request: PartialReadRequest): Promise<PartialRead>;
  /**
   * Returns the memories nearest to a query, with their vectors if the service stores them. The index may lag: a memory
   * may be deleted, superseded or missing. Its row tells the truth.
   */
  nearest(place: VaultPlace, query: ColdQuery): Promise<readonly ColdVector[]>;
  /** Stores all rows or none. */
  push(place: VaultPlace, writer: ColdWriter, rows: readonly ColdRow[]): Promise<PushResult>;
  pushVectors(place: VaultPlace, epoch: number, vectors: readonly ReplicatedVector[]): Promise<void>;
  /** Deletes everything but an epoch, which it returns. It is at least that of `writer`. */
  erase(place: VaultPlace, writer: ColdWriter, now: number): Promise<number>;
  /** Deletes the vectors of every other epoch, because a push that began before an erasure may arrive after it. */
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
export interface ColdAnswersState {
  readonly epoch: number;
  /** Everything (`*`), a model's answers (`model:…`), or those that somebody asked for first, by vault name. */
  readonly invalidated: readonly string[];
}

export interface ColdAnswersPage extends ColdAnswersState {
  readonly rows: readonly string[];
  /** The cursor of the next page, or null after the last. */
  readonly next: string | null;
}

/**
 * Where the shared answers of a tenancy lie besides, under the name of its store: a digest. Any method rejects, in
 * bounded time, when the service cannot answer; repeating one does no harm.
 */
export interface ColdAnswers {
  read(place: string, epoch: number, after: string | null): Promise<ColdAnswersPage>;
  /** Keeps all of them; none of them where the epoch has moved on. No more than so many answers and bytes stay. */
  push(
    place: string,
    epoch: number,
    answers: readonly ColdAnswer[],
    limits: { readonly now: number; readonly entries: number; readonly bytes: number },
  ): Promise<ColdAnswersState>;
  /** Removes what is about the subject, moves the epoch on, and says how many went. */
  invalidate(place: string, epoch: number, subject: string): Promise<ColdAnswersState & { readonly removed: number }>;
  count(place: string, subject: string): Promise<number>;
}
