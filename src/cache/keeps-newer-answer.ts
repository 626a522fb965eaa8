import type { StoredAnswer } from "../ports/answer-store.ts";
import type { StoredRow } from "./servable-answer.ts";

/**
 * Whether an answer stays where a later one to the same question is to be kept: two calls to the upstream were under way
 * at once, and the one that ended first tells its usage, which the other, a stream that was not asked for it, does not.
 * Neither is newer than the other, and without usage it would serve fewer. An answer that was kept before the later one was
 * asked for gives way all the same (`no-cache`): were both kept, some would be served what is new and others what is old.
 */
export function keepsNewerAnswer(
  kept: Pick<StoredRow, "stored_at" | "expires_at" | "lacks_usage">,
  late: StoredAnswer,
): boolean {
  const askedAt = late.storedAt - late.cost.ms;
  return late.lacksUsage && kept.lacks_usage === 0 && kept.stored_at >= askedAt && kept.expires_at > late.storedAt;
}
