import type { UsageDay } from "./usage.ts";
import type { Tenancy } from "../scope.ts";

/** A question, and everything else about the request that must be the same for an answer to serve. */
export interface AnswerLookup {
  /** A digest over all of the request but the last user text and the way the answer is delivered. */
  readonly fingerprint: string;
  /** The last user text, verbatim. */
  readonly question: string;
  /** `exact`: only the very same question will do. */
  readonly match: "exact" | "semantic";
  /** The caller's `max-age`: answers older than this many seconds do not serve; null: any fresh one. */
  readonly maxAgeSeconds: number | null;
  /** How many seconds past its time an answer may be served at once, by the caller's word. */
  readonly staleSeconds: number;
  /** The caller is owed the usage: an answer that does not tell it does not serve. */
  readonly needsUsage: boolean;
  /** Who would pay the upstream: of those with one payer, one asks and the others wait. Null: this one asks for itself. */
  readonly credentialKey: string | null;
  /** How long to wait for an answer that another request has asked the upstream for; 0: not at all. */
  readonly patienceMs: number;
  readonly now: number;
}

/** What it took to make an answer, and what serving it again saves; 0 where the upstream did not say. */
export interface AnswerCost {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly ms: number;
}

/** A complete answer as the upstream gave it, ready to be replayed streamed or whole. */
export interface StoredAnswer {
  /** The completion object as JSON text. */
  readonly completion: string;
  readonly storedAt: number;
  readonly expiresAt: number;
  /** Put together from a stream that was not asked for its usage. */
  readonly lacksUsage: boolean;
  readonly cost: AnswerCost;
}

export interface CachedAnswer extends StoredAnswer {
  readonly match: "exact" | "semantic";
}

export interface AnswerDraft extends StoredAnswer {
  readonly fingerprint: string;
  readonly question: string;
  readonly model: string;
  /** Until then it may stand in for an upstream that fails. */
  readonly goneAt: number;
}

export interface CacheLookupResult {
  /** Fresh, or past its time by no more than the caller takes. */
  readonly answer: CachedAnswer | null;
  /** One past its time, for an upstream that fails. */
  readonly stale: CachedAnswer | null;
  /** Why an answer that agrees is not served: its kind is not known to be right often enough, or this one is to show whether it is. */
  readonly withheld: "unproven" | "explored" | null;
  /** Presented when an answer is kept: what was erased or purged meanwhile is not brought back. */
  readonly cacheVersion: number;
  /** The one call to the upstream for this question; who leads it ends it with `keep` or `leave`. Null: the store does not collapse. */
  readonly flight: Flight | null;
}

export interface Flight {
  readonly id: number;
  /** False: another request leads, and its answer can be waited for. */
  readonly lead: boolean;
}

/** `left`: the leader does not ask after all, and another may; `failed`: the upstream gave nothing to share, and each asks for itself. */
export type FlightEnd = "left" | "failed";

/** Counts by name, which add up: what the cache did, and what was used. */
export type CacheCounts = Readonly<Record<string, number>>;

/** What a tenancy's cache holds, has done, and knows of its error. */
export interface CacheState {
  /** Milliseconds since the epoch: counted from then on. */
  readonly since: number;
  readonly entries: number;
  readonly bytes: number;
  readonly counts: CacheCounts;
  /** For each kind of agreement how many answers were compared, and how many of them differed. */
  readonly evidence: Readonly<Record<string, { readonly compared: number; readonly differed: number }>>;
}

/** Answers that nothing personal shaped, shared by all users of one tenancy. */
export interface AnswerStore {
  /** Somebody is about to look: what lies far away is fetched. */
  prefetch(tenancy: Tenancy): Promise<void>;
  /** Finds an answer and draws a ticket; with a null lookup only the ticket. Counts that have gathered come along. */
  lookUp(tenancy: Tenancy, lookup: AnswerLookup | null, counts: CacheCounts | null): Promise<CacheLookupResult>;
  /**
   * Ends the flight, if any. False: erased, purged or turned off meanwhile.
   * @param asker the vault name of the user who asked first; null when no user was named
   */
  store(
    tenancy: Tenancy,
    draft: AnswerDraft,
    asker: string | null,
    ticket: number,
    flight: number | null,
  ): Promise<boolean>;
  releaseFlight(tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void>;
  addCounts(tenancy: Tenancy, counts: CacheCounts): Promise<void>;
  state(tenancy: Tenancy): Promise<CacheState>;
  /** What was used of it by day, latest first, as far as it was counted here. */
  usage(tenancy: Tenancy): Promise<UsageDay[]>;
  /** Removes all answers, or those of one model, and refuses those under way. Returns how many went. */
  purge(tenancy: Tenancy, model: string | null): Promise<number>;
  /** Turns the shared answers of a tenancy on or off: while they are off none is served, and none is kept. */
  setEnabled(tenancy: Tenancy, on: boolean): Promise<void>;
  /** Removes what this user was the first to ask, from disk too. Returns how many answers went. */
  eraseAsker(tenancy: Tenancy, asker: string): Promise<number>;
  countAsker(tenancy: Tenancy, asker: string): Promise<number>;
}
