import type { ForgetOrder } from "../memory/forget-order/forget-order.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer } from "./answer-store.ts";
import type { Embedding } from "./embedder.ts";
import type { StageTime } from "./observed-exchange.ts";
import type { MemoryMode, RetentionPolicy } from "./policy.ts";

/** A request to the vault, before the upstream is called. Answering it writes nothing. */
export interface BeginRequest {
  /** The user's last words, without secrets. Memories are recalled for them. */
  readonly query: string;
  readonly embedding: Embedding | null;
  /** False recalls nothing (`Throughline-Memory: write`) and only looks for a cached answer. */
  readonly recall: boolean;
  /** True for a question about the world. Earlier rounds about the world have nothing to add to it. */
  readonly impersonal: boolean;
  /** True for advice: anybody may word the question so, but a good answer depends on who asks. */
  readonly advises?: boolean;
  readonly conversation: string;
  /** True for the first turn of a conversation, whose memory block starts empty. */
  readonly opensConversation: boolean;
  /** Digests of the user's texts in this request. The model sees them, so the block leaves them out. */
  readonly visible: readonly string[];
  /** True if the provider holds the conversation's earlier turns. Left out if the request has them. */
  readonly isHeld?: boolean;
  /** The id of the answer that the request follows, if the provider holds what came before. Null or left out for none. */
  readonly follows?: string | null;
  /** True for the next step of a tool loop: its turn was told what it needs. Left out for a new turn. */
  readonly continuesTurn?: boolean;
  /** The tokens of the memory budget that the tenant's rules take. Left out for none. */
  readonly rulesTokens?: number;
  /** Null looks for no answer. */
  readonly lookup: AnswerLookup | null;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Lines of a block, at the place where they were first told. */
export interface PlacedLines {
  /** The turn at whose end they stand, as `turnKeys` names it. Null for the system text. */
  readonly turn: string | null;
  readonly refs: readonly string[];
}

/** The texts of a block, by their places. */
export interface BlockPlaces {
  readonly system: string;
  /** Texts at the end of turns of the user. */
  readonly turns: readonly { readonly turn: string; readonly text: string }[];
  /** The text that this turn adds, whatever its place. */
  readonly added: string;
}

/** A memory in the block, and how well it fits this turn, 0 to 1. The score is null if an earlier turn put it there. */
export interface Injected {
  readonly id: string;
  readonly score: number | null;
}

export interface BeginResult {
  /** Counts erasures. An exchange that began before an erasure commits nothing after it. */
  readonly epoch: number;
  /** All that the model is told. Empty if there is nothing to say. */
  readonly block: string;
  /** The same by its places in the request. */
  readonly places: BlockPlaces;
  /** The memories in the block, in its order. */
  readonly injected: readonly Injected[];
  /** The versions of the app's own blocks in the block. */
  readonly profile: readonly string[];
  /** The lines of the block, for the vault to know them again. */
  readonly lines: readonly PlacedLines[];
  /** An estimate of the tokens of the block. */
  readonly tokens: number;
  /** This user's own cached answer to this question under this very block. */
  readonly answer: CachedAnswer | null;
  /** True if the vault holds more of this user than questions about the world, in the block or not. */
  readonly remembers: boolean;
  /** For advice: the last thing that the user had said by then. Anything said later may change the advice. */
  readonly since: string | null;
}

/** The number of secrets of a kind that were redacted, such as 2 of `openai-key`. Never the secrets. */
export interface RedactedSecrets {
  readonly kind: string;
  readonly count: number;
}

/** The tokens of an exchange's answer. */
export interface ExchangeUsage {
  readonly input: number;
  readonly output: number;
  /** Tokens of the input that the provider read from its own cache of prompts. Left out if it does not say. */
  readonly promptCacheRead?: number;
  /** Tokens of the input that it wrote there. Left out if it does not say. */
  readonly promptCacheWritten?: number;
  /** Tokens of the output with which the model reasoned. Left out if the provider does not say. */
  readonly reasoning?: number;
  /** Set if the answer came from the cache, and cost nothing. */
  readonly saved?: true;
}

/** The record of an exchange, as `GET /memory/exchanges/{id}` shows it. Holds no content. */
export interface ExchangeRecord {
  readonly id: string;
  readonly at: string;
  readonly conversation: string;
  readonly model: string;
  /** The endpoint at which it came in, such as `/groq/v1/responses`. Left out for `/v1/chat/completions`. */
  readonly endpoint?: string;
  readonly memory: {
    readonly mode: MemoryMode;
    readonly degraded: string | null;
    readonly injected: readonly Injected[];
    readonly tokens: number;
    /** The version of the tenant's rules in the request. 0 for none. */
    readonly rules: number;
  };
  readonly cache: { readonly status: string; readonly detail: string | null };
  /** The tokens that the provider counted, or those that the cache saved. Left out if nobody counted. */
  readonly usage?: ExchangeUsage;
  /** The stages of the request, by name, as far as they had ended when it was recorded. Left out by earlier versions. */
  readonly timings?: Readonly<Record<string, StageTime>>;
  /** The secrets that were redacted before the round was stored. */
  readonly redacted: readonly RedactedSecrets[];
  /** True if the answer arrived whole. */
  readonly complete: boolean;
  /** The memories that were deleted because the user ordered it. Left out if the user ordered nothing. */
  readonly forgot?: readonly string[];
}

export interface StoredExchange extends ExchangeRecord {
  /** The memories it wrote. */
  readonly wrote: string[];
  /** The memories that were deleted because the user ordered it. */
  readonly forgot: readonly string[];
  /** The feedback, from -1 to 1. Null if nobody has given any. */
  readonly feedback: number | null;
}

/** A page of exchanges, and which of them. Null lets any pass. */
export interface ExchangePageRequest {
  readonly limit: number;
  /** The id that the page begins after. */
  readonly cursor: string | null;
  readonly model: string | null;
  /** The status that the cache gave. */
  readonly cache: string | null;
  readonly memory: MemoryMode | null;
  /** True for those alone in which something behind the proxy was slow or down. */
  readonly degraded: boolean;
}

/** The state of extraction for an exchange. `parked`: it failed five times, and waits for a person. */
export interface Learning {
  readonly status: "done" | "pending" | "parked";
  /** Attempts that did not finish, crashes included. */
  readonly attempts: number;
  /** The reason of the last failure, such as `status 503`, `malformed answer`, `crash`. Null if none failed. */
  readonly reason: string | null;
}

export interface ExplainedExchange extends StoredExchange {
  readonly learning: Learning;
}

/** A turn of a conversation, as far as memory keeps it. */
export interface ToldTurn {
  /** The exchange that the turn was first sent with. Null if nothing of it is remembered. */
  readonly exchange: string | null;
  readonly said: string | null;
  readonly answer: string | null;
  /** The text of memory at the end of the user's words. Empty for none. */
  readonly added: string;
}

/** The request of an exchange: what was said, and what memory added to it. Texts of the app are not stored. */
export interface ToldRequest {
  /** The text of memory at the end of the system text. Empty for none. */
  readonly system: string;
  /** Turns that are left out, before those that are shown. */
  readonly earlierTurns: number;
  /** The turns up to that of the exchange, oldest first. */
  readonly turns: readonly ToldTurn[];
  /** Memories that were told, and are gone by now. */
  readonly gone: number;
}

/** The round to remember: the user's new words and the answer, without secrets. */
export interface Round {
  /** A digest of everything up to the user's last words. It is the same for a retry or a resent history. */
  readonly turn: string;
  /** A digest of the user's words alone, to recognise them if a later request shows them. */
  readonly saidDigest: string;
  /** Empty if nothing of it is to be remembered. */
  readonly said: string;
  /** The part that the user said themselves, if others speak as well. Left out for all of it. */
  readonly own?: string;
  /** The `name` on all of the user's messages. Null or left out if they bear none, or several. */
  readonly speaker?: string | null;
  readonly answer: string;
  /** The user's orders to forget, which are not remembered themselves. Left out for none. */
  readonly forgets?: readonly ForgetOrder[];
  /** True for a question about the world that was answered without anything personal. */
  readonly impersonal: boolean;
  /** True if the client said that this is a retry. */
  readonly retry: boolean;
}

export interface CommitRequest {
  readonly record: ExchangeRecord;
  /** The epoch that `begin` returned. Null if it did not answer in time. */
  readonly epoch: number | null;
  /** The tenant's retention policy. Left out to leave it as it was. */
  readonly keeping?: RetentionPolicy;
  /** When the request came in. It stands in for an unknown epoch. */
  readonly startedAt: number;
  /** `lines` of the BeginResult, so that the block only grows. Null leaves the conversation's block as it was. */
  readonly block: readonly PlacedLines[] | null;
  /** The id by which a later request may name this answer, if the provider holds it. Left out or null for none. */
  readonly answerId?: string | null;
  /** The id of the answer that the request followed. Left out or null for none. */
  readonly follows?: string | null;
  readonly round: Round | null;
  /** An answer for this user alone. It is valid with the very block that was in the request. */
  readonly answer: AnswerDraft | null;
  /** `since` of the BeginResult, for advice: the answer is valid until the user says something new. */
  readonly since?: string | null;
  /** `profile` of the BeginResult: the answer is valid while the app's own blocks are the same. Left out for none. */
  readonly profile?: readonly string[];
}

/** `stale`: the user was erased during the exchange, and nothing was stored. */
export type CommitResult = "kept" | "stale";
