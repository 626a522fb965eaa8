import type { Directives } from "./directives.ts";
import type { BypassReason } from "./eligibility/bypass-condition.ts";
import type { Eligibility } from "./eligibility.ts";

/** Why a request passes the cache by. Stands in `Cache-Status` as `detail`. */
export type PassReason = BypassReason | "off" | "no-store" | "secret" | "personal" | "turns" | "policy" | "unavailable";

export type CachePlan =
  | { readonly use: false; readonly reason: PassReason }
  | {
      readonly use: true;
      /** `shared`: among all users of the tenancy; `private`: in this user's vault. */
      readonly place: "shared" | "private";
      readonly match: "exact" | "semantic";
      /** False: the caller wants a new answer (`no-cache`), which is stored all the same. */
      readonly look: boolean;
      readonly maxAgeSeconds: number | null;
      readonly staleSeconds: number;
      readonly staleIfErrorSeconds: number | null;
      /** Waits for the answer to the same question where another has asked it already. */
      readonly collapse: boolean;
    };

export interface CachePlanInput {
  readonly eligibility: Eligibility;
  readonly directives: Directives;
  readonly ttlSeconds: number;
  /** The question holds something that must never be stored. */
  readonly secret: boolean;
  /** There is a vault to keep private answers in, and this request may read and write it. */
  readonly hasVault: boolean;
}

/** Decides what the cache may do for a request. When in doubt it passes by, and says why. */
export function planCache({ eligibility, directives, ttlSeconds, secret, hasVault }: CachePlanInput): CachePlan {
  if (ttlSeconds === 0) return { use: false, reason: "off" };
  if (directives.noStore) return { use: false, reason: "no-store" };
  if (secret) return { use: false, reason: "secret" };
  if (!eligibility.cache) return { use: false, reason: eligibility.reason };
  if (!eligibility.share && !hasVault) return { use: false, reason: eligibility.personal ? "personal" : "turns" };
  return {
    use: true,
    place: eligibility.share ? "shared" : "private",
    match: eligibility.match,
    look: !directives.noCache,
    maxAgeSeconds: directives.maxAge,
    staleSeconds: directives.staleSeconds,
    staleIfErrorSeconds: directives.staleIfError,
    collapse: eligibility.share && !directives.onlyIfCached && directives.maxAge !== 0,
  };
}
