import type { Memory, MemoryType } from "./memory.ts";
import type { Scope, Tenancy } from "../scope.ts";
import type { Embedding } from "./embedder.ts";
import type { Closed, Closing, ExplainedExchange, Opened, Opening } from "./exchange.ts";
import type { ExportPage, ImportBatch, Imported } from "./portable.ts";

/** Where memories live: by default a Durable Object per scope. Any method rejects when the store cannot answer. */
export interface MemoryStore {
  /** Somebody is about to ask: what lies far away is fetched. */
  prefetch(scope: Scope, question: Pick<Opening, "query" | "embedding" | "conversation">): Promise<void>;
  open(scope: Scope, opening: Opening): Promise<Opened>;
  /** Durable when it resolves (unless `DURABILITY=relaxed`). Repeating it with one exchange id adds nothing. */
  close(scope: Scope, closing: Closing): Promise<Closed>;
  list(scope: Scope, page: PageRequest, now: number): Promise<Page<Memory>>;
  /** `stale`: the user was erased since `now`, when the request came in. */
  add(scope: Scope, draft: MemoryDraft, now: number): Promise<Memory | "stale">;
  get(scope: Scope, id: string, now: number): Promise<Memory | null>;
  /** A changed text supersedes: the old memory stays in history and a new one takes its place. */
  amend(scope: Scope, id: string, patch: MemoryPatch, now: number): Promise<Memory | null>;
  /** Removes the memory, the rounds it was said in, and every answer it shaped. What it superseded stays in history. */
  forget(scope: Scope, id: string, now: number): Promise<Forgetting>;
  /** Oldest first; null for an unknown id. */
  history(scope: Scope, id: string, now: number): Promise<Memory[] | null>;
  restore(scope: Scope, id: string, now: number): Promise<Memory | null>;
  recall(scope: Scope, query: RecallQuery): Promise<RecallAnswer>;
  exchange(scope: Scope, id: string): Promise<ExplainedExchange | null>;
  /** Notes how an exchange turned out, -1 to 1. Returns the memories whose rank it moved; null for an unknown exchange. */
  judge(scope: Scope, exchange: string, score: number): Promise<string[] | null>;
  /** Everything, in the order of ids, a page at a time. */
  exportPage(scope: Scope, after: string | null, now: number): Promise<ExportPage>;
  /** Adds what is not there yet, all of it or nothing. `stale`: the user was erased since the import began. */
  importBatch(scope: Scope, batch: ImportBatch, now: number): Promise<Imported | "stale">;
  /** Removes this user's own cached answers, all or those of one model. Returns how many went. */
  purgeAnswers(scope: Scope, model: string | null): Promise<number>;
  /** Leaves nothing but the new epoch. */
  erase(scope: Scope, now: number): Promise<Census>;
  /** The same for a vault of a tenant that goes, known by its name: nothing is ever written to it again. */
  eraseOfTenant(tenancy: Tenancy, vault: string, now: number): Promise<{ removed: Census; remaining: Census }>;
  /** What is there, counted afresh. */
  census(scope: Scope): Promise<Census>;
  footprint(scope: Scope): Promise<Footprint>;
  /** @param change null: asks. `stale`: the user was erased since `now` */
  consent(scope: Scope, change: Consent | null, now: number): Promise<Consent | "stale">;
  /** What went well in a vault of a tenant, known by its name; nothing where the user has not consented. */
  goodExchanges(tenancy: Tenancy, vault: string, after: string, now: number): Promise<GoodExchanges>;
}

/** `owed`: gone here, for good, and still on its way out of where rows lie besides. `unknown`: there is no such memory. */
export type Forgetting = "gone" | "owed" | "unknown";

export type MemoryMode = "on" | "off" | "read" | "write";

/** What a user lets be done with what was said, beside answering them. */
export interface Consent {
  /** Models may be trained by it. */
  readonly fineTuning: boolean;
}

export interface GoodExchange {
  readonly user: string;
  readonly assistant: string;
  /** Its answer was told of memories. */
  readonly isTold: boolean;
}

export interface GoodExchanges {
  readonly exchanges: readonly GoodExchange[];
  /** What to ask after for the next page; null: this was the last. */
  readonly next: string | null;
}

/** What a user costs. */
export interface Footprint {
  readonly rows: Census;
  /** Of the vault's file. */
  readonly bytes: number;
  /** Milliseconds that work off the requests' path has taken so far, where the runtime's clock tells. */
  readonly alarmMs: number;
  /** When the vault was last tidied; null: not yet. */
  readonly tidiedAt: string | null;
}

/** Rows by place. */
export type Census = Readonly<Record<string, number>>;

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
