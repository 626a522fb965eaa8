import type { Directives } from "./directives.ts";
import type { BypassReason } from "./eligibility/bypass-condition.ts";
import type { Eligibility } from "./eligibility.ts";

/** The reason why a request bypasses the cache, as `detail` in `Cache-Status`. */
type PassReason = BypassReason | "off" | "no-store" | "secret" | "personal" | "turns" | "policy" | "unavailable";

export type CachePlan =
  | { readonly use: false; readonly reason: PassReason }
  | {
      readonly use: true;
      /** `shared` is the store of all users of the tenancy, and `private` this user's vault. */
      readonly place: "shared" | "private";
      readonly match: "exact" | "semantic";
      /** False if the caller wants a new answer (`no-cache`). It is stored all the same. */
      readonly look: boolean;
      readonly maxAgeSeconds: number | null;
      readonly staleSeconds: number;
      readonly staleIfErrorSeconds: number | null;
      /** Waits for the answer if another caller has already asked the same question. */
      readonly collapse: boolean;
    };

export interface CachePlanInput {
  readonly eligibility: Eligibility;
  readonly directives: Directives;
  readonly ttlSeconds: number;
  /** True if the question holds a secret, which must never be stored. */
  readonly secret: boolean;
  /** True if this request may read and write a vault, which keeps private answers. */
  readonly hasVault: boolean;
  /** True if the request names its user. */
  readonly isNamed: boolean;
}

/** Returns false if the cache has no part in a request, whatever it asks. */
export const mayCache = ({ noStore }: Directives, ttlSeconds: number): boolean => ttlSeconds !== 0 && !noStore;

/** Decides what the cache may do for a request. In doubt it bypasses the cache and says why. */
export function planCache(input: CachePlanInput): CachePlan {
  const { eligibility, directives, ttlSeconds, secret, hasVault, isNamed } = input;
  if (ttlSeconds === 0) return { use: false, reason: "off" };
  if (directives.noStore) return { use: false, reason: "no-store" };
  if (secret) return { use: false, reason: "secret" };
  if (!eligibility.cache) return { use: false, reason: eligibility.reason };
  if (!eligibility.share && !hasVault) return { use: false, reason: "turns" };
  // A named person's own story stays with them. A request without a user has nobody whose story it is.
  if (isNamed && eligibility.states && !hasVault) return { use: false, reason: "personal" };
  const share = eligibility.share && !(hasVault && eligibility.states);
  return {
    use: true,
    place: share ? "shared" : "private",
    match: share ? eligibility.match : "exact",
    look: !directives.noCache,
    maxAgeSeconds: directives.maxAge,
    staleSeconds: directives.staleSeconds,
    staleIfErrorSeconds: directives.staleIfError,
    collapse: share && !directives.onlyIfCached && directives.maxAge !== 0,
  };
}
