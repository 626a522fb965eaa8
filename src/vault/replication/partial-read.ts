import { within } from "../../runtime/deadline.ts";
import { log, reasonOf } from "../../runtime/log.ts";
import type { PartialRead, ColdQuery, ColdTier, ColdVector, VaultPlace } from "../../ports/cold-tier.ts";

/** A question that waits for the cold tier. */
export interface HydrationQuery extends ColdQuery {
  /** Null if the question belongs to no conversation. */
  readonly conversation: string | null;
}

/** How a partial read is made: by whom, and how patiently. */
interface Reader {
  readonly cold: ColdTier;
  /** The owner that the sync state names. */
  readonly owner: string;
  readonly hasWaited: boolean;
  readonly patienceMs: number;
}

/**
 * Reads all rows of a user who has few. Of the others it reads the rows near the question, those of high priority and
 * the conversation. Vector alone knows which rows are near, so Redis is asked after it. A caller who has waited for a
 * tenant already asks both at once, and Redis once more if the user has many rows.
 */
export async function readPartially(
  { cold, owner, hasWaited, patienceMs }: Reader,
  place: VaultPlace,
  query: HydrationQuery,
): Promise<{ readonly found: PartialRead; readonly near: readonly ColdVector[] }> {
  const read = (near: readonly ColdVector[]): Promise<PartialRead> =>
    cold.readPartial(place, owner, { memories: near.map(({ id }) => id), conversation: query.conversation });
  const searching = nearest(cold, place, query, patienceMs);
  const first = hasWaited ? await read([]) : null;
  const near = await searching;
  return { found: first?.whole ? first : await read(near), near };
}

/** Returns nothing if the search fails or takes too long: the words are then looked for in the rows of high priority. */
async function nearest(
  cold: ColdTier,
  place: VaultPlace,
  { embedding, terms }: ColdQuery,
  patienceMs: number,
): Promise<readonly ColdVector[]> {
  if (!embedding && terms.length === 0) return [];
  try {
    return await within(patienceMs, cold.nearest(place, { embedding, terms }));
  } catch (error) {
    log("warn", { event: "cold_tier_unsearched", reason: reasonOf(error) });
    return [];
  }
}
