import type { Memory, MemoryType } from "./memory.ts";
import type { Scope, Tenancy } from "../scope.ts";
import type { Embedding } from "./embedder.ts";
import type { CommitResult, CommitRequest, ExplainedExchange, BeginResult, BeginRequest } from "./exchange.ts";
import type { ExportPage, ImportBatch, Imported } from "./portable.ts";
import type { RowCounts, VaultUsage } from "./usage.ts";

/** Where memories live: by default a Durable Object per scope. Any method rejects when the store cannot answer. */
export interface MemoryStore {
  /** Somebody is about to ask: what lies far away is fetched. */
  prefetch(scope: Scope, question: Pick<BeginRequest, "query" | "embedding" | "conversation">): Promise<void>;
  begin(scope: Scope, opening: BeginRequest): Promise<BeginResult>;
  /** Durable when it resolves (unless `DURABILITY=relaxed`). Repeating it with one exchange id adds nothing. */
  commit(scope: Scope, closing: CommitRequest): Promise<CommitResult>;
  list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>>;
  /** `stale`: the user was erased since `now`, when the request came in. */
  add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale">;
  get(scope: Scope, id: string, now: number): Promise<Memory | null>;
  /** A changed text supersedes: the old memory stays in history and a new one takes its place. */
  update(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null>;
  /** Removes the memory, the rounds it was said in, and every answer it shaped. What it superseded stays in history. */
  forget(scope: Scope, id: string, now: number): Promise<DeleteResult>;
  /** Oldest first; null for an unknown id. */
  history(scope: Scope, id: string, now: number): Promise<Memory[] | null>;
  restore(scope: Scope, id: string, now: number): Promise<Memory | null>;
  recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer>;
  exchange(scope: Scope, id: string): Promise<ExplainedExchange | null>;
  /** Notes how an exchange turned out, -1 to 1. Returns the memories whose rank it moved; null for an unknown exchange. */
  recordFeedback(scope: Scope, exchange: string, score: number): Promise<string[] | null>;
  /** Everything, in the order of ids, a page at a time. */
  exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage>;
  /** Adds what is not there yet, all of it or nothing. `stale`: the user was erased since the import began. */
  importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale">;
  /** Removes this user's own cached answers, all or those of one model. Returns how many went. */
  purgeAnswers(scope: Scope, model: string | null): Promise<number>;
  /** Leaves nothing but the new epoch. */
  erase(scope: Scope, now: number): Promise<RowCounts>;
  /** The same for a vault of a tenant that goes, known by its name: nothing is ever written to it again. */
  eraseOfTenant(tenancy: Tenancy, vault: string, now: number): Promise<{ removed: RowCounts; remaining: RowCounts }>;
  /** What is there, counted afresh. */
  countRows(scope: Scope): Promise<RowCounts>;
  usage(scope: Scope): Promise<VaultUsage>;
  /** @param change null: asks. `stale`: the user was erased since `now` */
  consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale">;
  /** What went well in a vault of a tenant, known by its name; nothing where the user has not consented. */
  trainingExamples(tenancy: Tenancy, vault: string, after: string, now: number): Promise<TrainingExamples>;
}

/** `pending`: deleted in this vault for good, but not yet in the cold tier. `not_found`: there is no such memory. */
export type DeleteResult = "deleted" | "pending" | "not_found";

/** What a user lets be done with what was said, beside answering them. */
export interface Consent {
  /** Models may be trained by it. */
  readonly fineTuning: boolean;
}

export interface TrainingExample {
  readonly user: string;
  readonly assistant: string;
  /** Its answer was told of memories. */
  readonly usedMemory: boolean;
}

export interface TrainingExamples {
  readonly exchanges: readonly TrainingExample[];
  /** What to ask after for the next page; null: this was the last. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor: string | null;
  readonly type: MemoryType | null;
  readonly status: "active" | "superseded" | "quarantined" | "all";
}

export interface Page<T> {
  readonly data: T[];
  readonly nextCursor: string | null;
}

export interface MemoryDraft {
  readonly text: string;
  readonly type: MemoryType;
  readonly pinned: boolean;
  readonly expiresAt: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What to change; an absent or undefined field stays as it is. */
export type MemoryPatch = { readonly [Field in keyof MemoryDraft]?: MemoryDraft[Field] | undefined };

export interface RecallQuery {
  readonly query: string;
  readonly embedding: Embedding | null;
  /** 1 to 50. */
  readonly limit: number;
  /** What the whole block may cost at most, its preamble included. */
  readonly tokenBudget: number;
  /** Null: memories of every type. */
  readonly types: readonly MemoryType[] | null;
  /** The conversation in which it is asked: what was said there stands in its requests, and is not told again. Null: none. */
  readonly conversation: string | null;
  readonly impersonal: boolean;
  /** Milliseconds since the epoch: what would have been recalled then; null for now. */
  readonly asOf: number | null;
  readonly now: number;
}

export interface RecallAnswer {
  readonly memories: (Memory & { score: number })[];
  readonly block: string;
}
