import type { StoredAnswer } from "../ports/answer-store.ts";
import type { StoredRow } from "./servable-answer.ts";

/**
 * Returns whether a stored answer stays when a later one to the same question arrives. Two calls went upstream at once.
 * The first to end reports its usage, and the other, a stream without usage, does not. Neither is newer, and without
 * usage it would serve fewer callers. An answer stored before the later one was asked for is replaced (`no-cache`).
 * With both in store, some callers would get the new answer and some the old one.
 */
export function keepsNewerAnswer(
  kept: Pick<StoredRow, "stored_at" | "expires_at" | "lacks_usage">,
  late: StoredAnswer,
): boolean {
  const askedAt = late.storedAt - late.cost.ms;
  return late.lacksUsage && kept.lacks_usage === 0 && kept.stored_at >= askedAt && kept.expires_at > late.storedAt;
}
