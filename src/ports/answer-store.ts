import type { UsageDay } from "./usage.ts";
import type { Tenancy } from "../scope.ts";

/** A question with everything else about the request that must match an answer. */
export interface AnswerLookup {
  /** A digest of the whole request without the last user text and the delivery of the answer. */
  readonly fingerprint: string;
  /** The last user text, verbatim. */
  readonly question: string;
  /** `exact` accepts only the very same question. */
  readonly match: "exact" | "semantic";
  /** The caller's `max-age`, in seconds. Older answers are not served. Null accepts any fresh answer. */
  readonly maxAgeSeconds: number | null;
  /** The caller's `max-stale`: how many seconds after its expiry an answer may still be served at once. */
  readonly staleSeconds: number;
  /** True if the caller asked for the token usage. An answer without it is then not served. */
  readonly needsUsage: boolean;
  /**
   * A digest of the key that pays the upstream. Of several requests with one key, one calls the upstream and the others
   * wait. Null for a request that waits for none.
   */
  readonly credentialKey: string | null;
  /** How many milliseconds to wait for the answer of another request's upstream call. 0 does not wait. */
  readonly patienceMs: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The cost of an answer, which serving it again saves. A field is 0 if the upstream did not tell it. */
export interface AnswerCost {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly ms: number;
}

/**
 * A complete answer of the upstream, ready to be replayed streamed or whole. Times are milliseconds since the epoch.
 */
export interface StoredAnswer {
  /** The completion object as JSON text. */
  readonly completion: string;
  readonly storedAt: number;
  readonly expiresAt: number;
  /** True if it was assembled from a stream that did not carry its usage. */
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
  /** Until this time it may stand in for an upstream that fails. */
  readonly goneAt: number;
}

export interface CacheLookupResult {
  /** An answer to serve: fresh, or expired by no more than the caller accepts. */
  readonly answer: CachedAnswer | null;
  /** An expired answer, which may stand in for an upstream that fails. */
  readonly stale: CachedAnswer | null;
  /**
   * The reason for not serving a matching answer. `unproven`: matches of its kind are not known to be right often
   * enough. `explored`: this one is compared with a new answer, to find out.
   */
  readonly withheld: "unproven" | "explored" | null;
  /** The version to store an answer with. `store` refuses it if an erasure or a purge came in between. */
  readonly cacheVersion: number;
  /**
   * The one upstream call for this question. Its leader ends it with `store` or `releaseFlight`. Null if requests do
   * not share calls.
   */
  readonly flight: Flight | null;
}

export interface Flight {
  readonly id: number;
  /** False if another request leads, whose answer this one can wait for. */
  readonly lead: boolean;
}

/**
 * `left`: the leader gives up, and another request may lead. `failed`: the upstream gave nothing to share, and each
 * request calls it.
 */
export type FlightEnd = "left" | "failed";

/** Counters by name: outcomes of the cache, and usage. Adding two sets adds the values of each name. */
export type CacheCounts = Readonly<Record<string, number>>;

/** The contents, counters and measured errors of a tenancy's cache. */
export interface CacheState {
  /** When counting began, in milliseconds since the epoch. */
  readonly since: number;
  readonly entries: number;
  readonly bytes: number;
  readonly counts: CacheCounts;
  /** For each kind of match, how many answers were compared and how many of them differed. */
  readonly evidence: Readonly<Record<string, { readonly compared: number; readonly differed: number }>>;
}

/**
 * Answers that nothing personal shaped, shared by all users of one tenancy. Every method rejects if the store cannot
 * answer.
 */
export interface AnswerStore {
  /** Starts to load answers from the cold tier, because a lookup follows. */
  prefetch(tenancy: Tenancy): Promise<void>;
  /**
   * Looks an answer up and returns the cache version.
   * @param lookup null for the cache version alone
   * @param counts counters to add on the way
   */
  lookUp(tenancy: Tenancy, lookup: AnswerLookup | null, counts: CacheCounts | null): Promise<CacheLookupResult>;
  /**
   * Stores an answer and ends the flight, if any. Returns false if the cache was erased, purged or turned off
   * meanwhile.
   * @param asker the vault name of the user who asked first, or null if the request named no user
   * @param cacheVersion the version that `lookUp` returned
   */
  store(
    tenancy: Tenancy,
    draft: AnswerDraft,
    asker: string | null,
    cacheVersion: number,
    flight: number | null,
  ): Promise<boolean>;
  /** Ends a flight without an answer. */
  releaseFlight(tenancy: Tenancy, flight: number, how: FlightEnd): Promise<void>;
  addCounts(tenancy: Tenancy, counts: CacheCounts): Promise<void>;
  state(tenancy: Tenancy): Promise<CacheState>;
  /** Returns the usage by day, latest first, as far as this store counted it. */
  usage(tenancy: Tenancy): Promise<UsageDay[]>;
  /** Deletes all answers, or those of one model, and refuses those under way. Returns how many were deleted. */
  purge(tenancy: Tenancy, model: string | null): Promise<number>;
  /** Turns the shared answers of a tenancy on or off. While they are off, none is served or stored. */
  setEnabled(tenancy: Tenancy, on: boolean): Promise<void>;
  /** Deletes the answers that this user was the first to ask for, from disk too. Returns how many were deleted. */
  eraseAsker(tenancy: Tenancy, asker: string): Promise<number>;
  /** Returns how many answers this user was the first to ask for. */
  countAsker(tenancy: Tenancy, asker: string): Promise<number>;
}
