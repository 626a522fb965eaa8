import type { ForgetOrder } from "../memory/forget-order.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer } from "./answer-store.ts";
import type { Embedding } from "./embedder.ts";
import type { MemoryMode, RetentionPolicy } from "./policy.ts";

/** What the vault is asked before the upstream is. Answering writes nothing. */
export interface BeginRequest {
  /** What to recall for: what the user last said. Secrets are already out of it. */
  readonly query: string;
  readonly embedding: Embedding | null;
  /** False: nothing is recalled (`Throughline-Memory: write`), only the cached answer is looked for. */
  readonly recall: boolean;
  /** A question about the world: rounds that were about the world too have nothing to add to it. */
  readonly impersonal: boolean;
  /** Worded like anybody's question, its answer depends on whom it is for: what is remembered may bear on it unrecalled. */
  readonly advises?: boolean;
  readonly conversation: string;
  /** True for the first turn of a conversation, whose memory block starts afresh. */
  readonly opensConversation: boolean;
  /** Digests of what the user says in this request, which need not be told to the model again. */
  readonly visible: readonly string[];
  /** Tokens that the tenant's rules take of what memory may; left out: none. */
  readonly rulesTokens?: number;
  /** Null: do not look for an answer. */
  readonly lookup: AnswerLookup | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A memory in the block and how well it fits this turn, 0 to 1; null: it stands there from an earlier turn. */
export interface Injected {
  readonly id: string;
  readonly score: number | null;
}

export interface BeginResult {
  /** Moves on with every erasure. An exchange that was opened before one commits nothing after it. */
  readonly epoch: number;
  /** The text to place into the system message; empty when there is nothing to say. */
  readonly block: string;
  /** The memories in the block, in its order. */
  readonly injected: readonly Injected[];
  /** An estimate of what the block costs. */
  readonly tokens: number;
  /** This user's own cached answer to this question under this very block. */
  readonly answer: CachedAnswer | null;
  /** Something is remembered of this user besides questions about the world, in the block or not. */
  readonly remembers: boolean;
  /** For advice: the last thing that the user had said of anything by then. What is said later may bear on it. */
  readonly since: string | null;
}

/** How many secrets of a kind were taken out, such as 2 of `openai-key`; never the secrets. */
export interface RedactedSecrets {
  readonly kind: string;
  readonly count: number;
}

/** What became of an exchange, as `GET /memory/exchanges/{id}` tells it. Holds no content. */
export interface ExchangeRecord {
  readonly id: string;
  readonly at: string;
  readonly conversation: string;
  readonly model: string;
  readonly memory: {
    readonly mode: MemoryMode;
    readonly degraded: string | null;
    readonly injected: readonly Injected[];
    readonly tokens: number;
    /** The version of the tenant's rules that it was given under; 0: none. */
    readonly rules: number;
  };
  readonly cache: { readonly status: string; readonly detail: string | null };
  /** What was taken out of the round before it was kept. */
  readonly redacted: readonly RedactedSecrets[];
  /** Whether the answer arrived whole. */
  readonly complete: boolean;
  /** The memories that are gone because the user ordered it; left out: it ordered nothing. */
  readonly forgot?: readonly string[];
}

export interface StoredExchange extends ExchangeRecord {
  /** The memories it wrote. */
  readonly wrote: string[];
  /** The memories that are gone because the user ordered it. */
  readonly forgot: readonly string[];
  /** How it turned out, -1 to 1; null: nobody has said. */
  readonly feedback: number | null;
}

/** How far finding what an exchange taught has come. `parked`: it failed five times, and waits for a person. */
export interface Learning {
  readonly status: "done" | "pending" | "parked";
  /** Tries that did not come to an end, across crashes. */
  readonly attempts: number;
  /** Why the last one failed, such as `status 503`, `malformed answer`, `crash`; null: none did. */
  readonly reason: string | null;
}

export interface ExplainedExchange extends StoredExchange {
  readonly learning: Learning;
}

/** The round to remember: what the user newly said and what was answered, secrets taken out. */
export interface Round {
  /** A digest of everything up to the user's last words: the same for a retry or a resent history. */
  readonly turn: string;
  /** A digest of the user's words alone, to recognise them where a request already shows them. */
  readonly saidDigest: string;
  /** Empty: nothing is to be remembered of it. */
  readonly said: string;
  /** What of it the user said themselves, where others speak as well; left out: all of it. */
  readonly own?: string;
  /** The `name` that all of the user's messages bear; null or left out: none, or several. */
  readonly speaker?: string | null;
  readonly answer: string;
  /** What the user orders to forget, which is no part of what is remembered; left out: nothing. */
  readonly forgets?: readonly ForgetOrder[];
  /** A question about the world, answered without anything personal. */
  readonly impersonal: boolean;
  /** The client said that this is a retry of its own. */
  readonly retry: boolean;
}

export interface CommitRequest {
  readonly record: ExchangeRecord;
  /** The epoch `open` answered with; null when it did not answer in time. */
  readonly epoch: number | null;
  /** What of this user may be kept; left out: as it was. */
  readonly keeping?: RetentionPolicy;
  /** When the request came in: stands in for the epoch where that is unknown. */
  readonly startedAt: number;
  /** What the block now holds, in order, so that it only grows; null: leave it as it was. */
  readonly block: readonly string[] | null;
  readonly round: Round | null;
  /** An answer for this user alone, valid under the very block it was given under. */
  readonly answer: AnswerDraft | null;
  /** `since` of `Opened`: the answer is advice, and valid until the user says something new. */
  readonly since?: string | null;
}

/** `stale`: the user was erased while the exchange was under way, and nothing was kept. */
export type CommitResult = "kept" | "stale";
