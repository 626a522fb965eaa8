import { createHash } from "node:crypto";
import * as v from "valibot";

/*
 * Refresh tokens change with each use. The library keeps the last two of a grant, and refuses an earlier one as if it
 * had never been. But whoever presents one shows that two hold the grant's tokens, and nobody can tell which of them is
 * the thief: OAuth 2.1 (section 4.3.1) has the grant ended. So its record remembers which tokens it had.
 *
 * The library takes the token before the current one again, for a client that lost an answer. Two windows of one agent do
 * the same at a time, and the later one displaces the token that the other has just got. Whoever presents that one is
 * refused, and proves nothing, so it is not remembered.
 */

/** A client that refreshes every hour comes back to a token of a day ago at the latest. */
const MAX_RETIRED = 30;
/** Windows of one agent refresh together, or try again, within this time. */
const TOGETHER_MS = 60_000;
/** More uses of one token are no accident. */
const MAX_REUSES = 3;

const record = v.looseObject({
  refreshTokenId: v.optional(v.string()),
  previousRefreshTokenId: v.optional(v.string()),
  /** When the current token was issued. Earlier versions did not write it. */
  refreshTokenAt: v.optional(v.number()),
  /** How often the previous token has been used again. */
  refreshTokenReuses: v.optional(v.number(), 0),
  retiredTokenIds: v.optional(v.array(v.string()), []),
});

/** Returns a grant's record with the tokens that this change of it retires. */
export function withRetired(before: string, after: string, now: number): string {
  const [was, is] = [v.parse(record, JSON.parse(before)), v.parse(record, JSON.parse(after))];
  if (is.refreshTokenId === was.refreshTokenId) return after;
  const previous = is.previousRefreshTokenId;
  const isReuse = previous !== undefined && previous === was.previousRefreshTokenId;
  const refreshTokenReuses = isReuse ? was.refreshTokenReuses + 1 : 0;
  const isWornOut = refreshTokenReuses >= MAX_REUSES;
  const wentTogether = Math.abs(now - (was.refreshTokenAt ?? now)) <= TOGETHER_MS;
  const displaced = isReuse ? (wentTogether ? undefined : was.refreshTokenId) : was.previousRefreshTokenId;
  const gone = [displaced, isWornOut ? previous : undefined].filter((id) => id !== undefined);
  const retiredTokenIds = [...new Set([...was.retiredTokenIds, ...gone])].slice(-MAX_RETIRED);
  const kept = { ...is, refreshTokenAt: now, refreshTokenReuses, retiredTokenIds };
  if (!isWornOut) return JSON.stringify(kept);
  return JSON.stringify({ ...kept, previousRefreshTokenId: undefined, previousRefreshTokenWrappedKey: undefined });
}

/** Returns whether a grant had this refresh token, and has it no more. */
export function isRetired(grant: unknown, token: string): boolean {
  const parsed = v.safeParse(record, grant);
  // The library names a token by this digest.
  return parsed.success && parsed.output.retiredTokenIds.includes(createHash("sha256").update(token).digest("hex"));
}
