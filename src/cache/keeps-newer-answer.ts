import type { StoredAnswer } from "../ports/answer-store.ts";
import type { StoredRow } from "./servable-answer.ts";

/**
 * Returns whether a stored answer stays when a later one to the same question arrives. Two calls went upstream at once.
 * The first to end reports its usage, and the other, a stream without usage, does not. Neither is newer, and without
 * usage it would serve fewer callers. An answer stored before the later one was asked for is replaced (`no-cache`).
 * With both in store, some callers would get the new answer and some the old one.
 */
export function keepsNewerAnswer(
  stored: Pick<StoredRow, "stored_at" | "expires_at" | "lacks_usage">,
  later: StoredAnswer,
): boolean {
  const askedAt = later.storedAt - later.cost.ms;
  return (
    later.lacksUsage && stored.lacks_usage === 0 && stored.stored_at >= askedAt && stored.expires_at > later.storedAt
  );
}
