import type { Directives } from "../cache/directives.ts";
import type { CachePlan } from "../cache/plan.ts";
import type { Question } from "../cache/question.ts";
import type { CacheOutcome } from "../cache/cache-status.ts";
import type { Answer, ChatRequest } from "../dialects/dialect.ts";
import type { JsonBody } from "../dialects/json.ts";
import type { SecretCounts } from "../memory/safety/redact.ts";
import type { AnswerLookup, CachedAnswer } from "../ports/answer-store.ts";
import type { BeginResult } from "../ports/exchange.ts";
import type { MemoryMode } from "../ports/policy.ts";
import type { Leader } from "./join-flight.ts";
import type { TenantRules } from "../isolate/tenant-rules-cache.ts";

/* An exchange grows from stage to stage: parsed, planned, looked up, answered. */

/** An exchange as it comes in: the question, and the caller's wishes for memory and cache. */
export interface ParsedExchange {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** The body in the caller's own bytes. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly body: JsonBody;
  readonly chat: ChatRequest;
  readonly mode: MemoryMode;
  /** True if a program wrote the request by itself, so that it teaches nothing, whatever the mode. */
  readonly isJob: boolean;
  /**
   * True if the program may have sent the turns of its person's conversation along, and is no turn of it: a summary, a title.
   * It is told at the same places what the conversation was told, so that the provider's prompt cache serves it, and
   * nothing of it is noted.
   */
  readonly isFork: boolean;
  /** True if a header names the mode. */
  readonly namesMode: boolean;
  readonly directives: Directives;
  /** The named conversation. Null if the vault has to recognise it by its opening. */
  readonly conversation: string | null;
  /** True if an official SDK says that this is a retry. */
  readonly retry: boolean;
}

/** An exchange with all that can be decided before the vault and the cache are asked. */
export interface PlannedExchange extends ParsedExchange {
  readonly question: Question;
  readonly userTurns: UserTurns;
  readonly plan: CachePlan;
  /** Null if the cache has no part in the exchange. */
  readonly fingerprint: string | null;
  /** Null if no stored answer may serve. */
  readonly lookup: AnswerLookup | null;
  /**
   * True if the vault is asked before the shared answers, because they hardly serve: it likely remembers something that may
   * bear on the answer.
   */
  readonly asksVaultFirst: boolean;
  readonly rules: TenantRules;
}

/** An exchange with the answers of the vault and the cache. */
export interface LookedUpExchange extends PlannedExchange {
  /** The answer to serve. Null if the upstream has to answer. */
  readonly hit: CachedAnswer | null;
  /** An expired answer, which serves if the upstream fails. */
  readonly stale: CachedAnswer | null;
  readonly cache: CacheOutcome;
  /** The version of the shared answers at the lookup. Null if the answer is not to go to them. */
  readonly cacheVersion: number | null;
  /** Set if other requests may wait for this answer. */
  readonly leader: Leader | null;
  /** Null if memory is off for this request. */
  readonly recall: RecallOutcome | null;
  /** True if a memory may bear on the answer. A shared answer must not serve then, nor this one be shared. */
  readonly isUnshareable: boolean;
  /** Milliseconds that memory and cache have kept the caller waiting. Waiting for another request's answer is not in it. */
  readonly waitedMs: number;
}

/** An exchange with its answer. */
export interface AnsweredExchange extends LookedUpExchange {
  readonly answer: Answer;
}

/** The user's words in an exchange and in the conversation that it continues, without secrets. */
export interface UserTurns {
  /** The user's new words, as far as memory keeps them. If several people speak, their names are in it. */
  readonly said: string;
  /** The text that memories are searched by. */
  readonly sought: string;
  /** The part of `said` that the user said themselves. */
  readonly own: string;
  /** The `name` that all of the user's messages bear. Null if they bear none, or several. */
  readonly speaker: string | null;
  readonly saidDigest: string;
  /** The secrets that were removed from `said`, by kind. */
  readonly secrets: SecretCounts;
  /** Digests of everything that the user says in this request. */
  readonly visible: readonly string[];
  readonly conversation: string;
  readonly opensConversation: boolean;
  /** True for the next step of a tool loop. */
  readonly continuesTurn: boolean;
  /** The indices in `turns` at which the turns of `visible` end. */
  readonly ends: readonly number[];
  /** A digest that stays the same for a retry, a resent history, and the next step of a tool loop. */
  readonly turn: string;
}

/** The vault's answer to an exchange. */
export interface RecallOutcome {
  /** Null if the vault did not answer in time. */
  readonly opened: BeginResult | null;
  /** `deadline`, `unavailable`, `embedder` or `rules`. Null if all went well. */
  readonly degraded: string | null;
}
