import { createHash } from "node:crypto";
import * as v from "valibot";

/*
 * Refresh tokens change with each use. The library keeps the last two of a grant, and refuses an earlier one as if it
 * had never been. But whoever presents one shows that two hold the grant's tokens, and nobody can tell which of them is
 * the thief: OAuth 2.1 (section 4.3.1) has the grant ended. So its record remembers which tokens it had.
 */

/** A client that refreshes every hour comes back to a token of a day ago at the latest. */
const MAX_RETIRED = 30;

const record = v.looseObject({
  refreshTokenId: v.optional(v.string()),
  previousRefreshTokenId: v.optional(v.string()),
  retiredTokenIds: v.optional(v.array(v.string()), []),
});

/** Returns a grant's record with the tokens that this change of it retires. */
export function withRetired(before: string, after: string): string {
  const [was, is] = [v.parse(record, JSON.parse(before)), v.parse(record, JSON.parse(after))];
  const live = [is.refreshTokenId, is.previousRefreshTokenId];
  const gone = [was.previousRefreshTokenId, was.refreshTokenId].filter(
    (id): id is string => id !== undefined && !live.includes(id),
  );
  const retiredTokenIds = [...new Set([...was.retiredTokenIds, ...gone])].slice(-MAX_RETIRED);
  return retiredTokenIds.length === 0 ? after : JSON.stringify({ ...is, retiredTokenIds });
}

/** Returns whether a grant had this refresh token, and has it no more. */
export function isRetired(grant: unknown, token: string): boolean {
  const parsed = v.safeParse(record, grant);
  // The library names a token by this digest.
  return parsed.success && parsed.output.retiredTokenIds.includes(createHash("sha256").update(token).digest("hex"));
}
