import type { Memory, MemoryKind, MemoryType } from "./memory.ts";
import type { Scope, Tenancy } from "../scope.ts";
import type { Embedding } from "./embedder.ts";
import type {
  BeginRequest,
  BeginResult,
  CommitRequest,
  CommitResult,
  ExchangePageRequest,
  ExplainedExchange,
  StoredExchange,
  ToldRequest,
} from "./exchange.ts";
import type { ExportPage, ImportBatch, Imported } from "./portable.ts";
import type { NewProfileBlock, ProfileBlock } from "./profile-block.ts";
import type { RowCounts, VaultSize, VaultUsage } from "./usage.ts";

/** The store of memories: by default a Durable Object per scope. Every method rejects if the store cannot answer. */
export interface MemoryStore {
  /** Starts to load memories from the cold tier, because `begin` follows. */
  prefetch(scope: Scope, question: Pick<BeginRequest, "query" | "embedding" | "conversation">): Promise<void>;
  /** Recalls memories for an exchange and looks for the user's own cached answer. Writes nothing. */
  begin(scope: Scope, opening: BeginRequest): Promise<BeginResult>;
  /**
   * Stores an exchange. It is durable when this resolves, unless `DURABILITY=relaxed`. Repeating an exchange id adds
   * nothing.
   */
  commit(scope: Scope, closing: CommitRequest): Promise<CommitResult>;
  list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>>;
  /** Adds a memory. Returns `stale` if the user was erased since `now`, when the request came in. */
  add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale">;
  /** Returns null for an unknown id. */
  get(scope: Scope, id: string, now: number): Promise<Memory | null>;
  /** Changes a memory, or returns null for an unknown id. A new text supersedes: the old memory stays in history. */
  update(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null>;
  /**
   * Deletes a memory, the rounds it was said in, and every answer it shaped. The memories it superseded stay in
   * history.
   */
  forget(scope: Scope, id: string, now: number): Promise<DeleteResult>;
  /** Returns all versions of a memory, oldest first, or null for an unknown id. */
  history(scope: Scope, id: string, now: number): Promise<Memory[] | null>;
  restore(scope: Scope, id: string, now: number): Promise<Memory | null>;
  recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer>;
  /** Returns a page of exchanges, the latest first. */
  exchanges(scope: Scope, page: ExchangePageRequest): Promise<Page<StoredExchange>>;
  /** Explains an exchange, or returns null for an unknown id. */
  exchange(scope: Scope, id: string): Promise<ExplainedExchange | null>;
  /** Returns the request of an exchange as far as memory keeps it, or null for an unknown id. */
  toldRequest(scope: Scope, exchange: string): Promise<ToldRequest | null>;
  /**
   * Records how useful an exchange was. Returns the memories whose rank changed, or null for an unknown exchange.
   * @param score from -1 to 1
   */
  recordFeedback(scope: Scope, exchange: string, score: number): Promise<string[] | null>;
  /**
   * Returns a page of all memories, in the order of ids.
   * @param after the id that the page begins after, or null for the first page
   */
  exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage>;
  /** Adds the new memories of a batch, all or none. Returns `stale` if the user was erased since the import began. */
  importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale">;
  /** Deletes this user's own cached answers, all or those of one model. Returns how many were deleted. */
  purgeAnswers(scope: Scope, model: string | null): Promise<number>;
  /** Deletes everything but the new epoch. Returns how many rows were deleted. */
  erase(scope: Scope, now: number): Promise<RowCounts>;
  /** Erases a vault of a tenant that is deleted, by the vault's name. It refuses every later write. */
  eraseOfTenant(tenancy: Tenancy, vault: string, now: number): Promise<{ removed: RowCounts; remaining: RowCounts }>;
  /**
   * Counts the rows anew.
   * @param erasedAt when an erasure began. After it, rows that were written later count as none.
   */
  countRows(scope: Scope, erasedAt: number): Promise<RowCounts>;
  usage(scope: Scope): Promise<VaultUsage>;
  /** Returns how the vault has changed since it was last asked. It reads two numbers, and no row. */
  size(scope: Scope): Promise<VaultSize>;
  /**
   * Reads or changes the user's consent. Returns `stale` if the user was erased since `now`.
   * @param change null to read
   */
  consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale">;
  /**
   * Reads or replaces the app's own blocks of text about the user. A block that stays the same keeps its time. Returns
   * `stale` if the user was erased since `now`.
   * @param change null to read
   */
  profile(
    scope: Scope,
    change: readonly NewProfileBlock[] | null,
    now: number,
  ): Promise<readonly ProfileBlock[] | "stale">;
  /** Returns a page of well-rated exchanges of a vault, by its name. Returns none if the user has not consented. */
  trainingExamples(tenancy: Tenancy, vault: string, after: string, now: number): Promise<TrainingExamples>;
}

/** `pending`: deleted in this vault for good, but not yet in the cold tier. `not_found`: there is no such memory. */
export type DeleteResult = "deleted" | "pending" | "not_found";

/** The uses of a user's words, beside answering them, that the user agrees to. */
export interface Consent {
  /** True if models may be trained on them. */
  readonly fineTuning: boolean;
}

export interface TrainingExample {
  readonly user: string;
  readonly assistant: string;
  /** True if memories were in the request that was answered. */
  readonly usedMemory: boolean;
}

export interface TrainingExamples {
  readonly exchanges: readonly TrainingExample[];
  /** The value of `after` for the next page. Null on the last page. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor: string | null;
  readonly type: MemoryType | null;
  readonly kind: MemoryKind | null;
  readonly status: "active" | "superseded" | "quarantined" | "all";
}

export interface Page<T> {
  readonly data: T[];
  readonly nextCursor: string | null;
}

export interface MemoryDraft {
  readonly text: string;
  readonly type: MemoryType;
  /** Left out or null if it follows from the type. */
  readonly kind?: MemoryKind | null | undefined;
  readonly pinned: boolean;
  readonly expiresAt: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The fields to change. An absent or undefined field stays as it is. */
export type MemoryPatch = { readonly [Field in keyof MemoryDraft]?: MemoryDraft[Field] | undefined };

export interface RecallQuery {
  readonly query: string;
  readonly embedding: Embedding | null;
  /** 1 to 50. */
  readonly limit: number;
  /** The most tokens that the block may take, its preamble included. */
  readonly tokenBudget: number;
  /** Null for memories of every type. */
  readonly types: readonly MemoryType[] | null;
  /** The conversation that asks. Its requests show what was said in it, so recall leaves that out. Null for none. */
  readonly conversation: string | null;
  /** True for a question about the world. */
  readonly impersonal: boolean;
  /** True for advice: anybody may word the question so, but a good answer depends on who asks. */
  readonly advises: boolean;
  /** A time in milliseconds since the epoch, to recall what was known then. Null for now. */
  readonly asOf: number | null;
  readonly now: number;
}

/** The grounds on which a memory was recalled. */
export interface ScoreParts {
  /** The share of the question's words that it says, weighed by how rare they are: 0 to 1. */
  readonly words: number;
  /** How near its meaning is to the question's: 0 to 1. 0 if meanings were not compared. */
  readonly meaning: number;
  /** The factor of feedback and of idle time: 1 changes nothing. */
  readonly history: number;
}

export interface RecallAnswer {
  /** `parts` is null for what is told whatever is asked. */
  readonly memories: (Memory & { score: number; parts: ScoreParts | null })[];
  readonly block: string;
}
