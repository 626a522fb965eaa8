import { extractForgetOrders } from "../../memory/forget-order/extract-forget-orders.ts";
import { namesAny, resolveForgetTarget } from "../../memory/forget-order/resolve-forget-target.ts";
import { rememberedBefore } from "../facts/carry-out-forget.ts";
import type { Tx } from "../tx.ts";

/** Words by which a text is about what was said, and not about some other text. */
const OF_MEMORY =
  /forg[eo]t|memor|\b(?:told|said|know)\b|verg[ie]ss|gedächtnis|gesagt|erzählt|weißt|oubli|mémoire|\b(?:dit|sais)\b|olvid|olvíd|\b(?:dije|conté|sabes)\b/iu;

/** Rounds that are unpacked for one order while the caller waits: 15 ms. */
const MAX_ROUNDS_READ = 300;
const MAX_ROUNDS_FOUND = 40;

/**
 * Returns true if the user asks to forget something, and it is unclear what: nothing remembered fits, or several things
 * do. Nothing will be forgotten then.
 */
export function isUnclearForget(tx: Tx, said: string, now: number): boolean {
  const named = (extractForgetOrders(said)?.orders ?? []).flatMap(({ what, ...order }) =>
    what === null ? [] : { ...order, what },
  );
  if (named.length === 0) return false;
  return named.some((order) => {
    const remembered = rememberedBefore(tx.sql, now, roundsThatMayFit(tx, order.what));
    return (
      resolveForgetTarget(order, remembered).length === 0 &&
      (order.as === "all" || OF_MEMORY.test(said) || namesAny(order.what, remembered))
    );
  });
}

/**
 * Returns the rounds that say most of a target. Returns null if all rounds are few enough to be read, which finds words in
 * other forms as well. The order itself is carried out among all of them, when nobody waits.
 */
function roundsThatMayFit({ workingSet }: Tx, what: string): string[] | null {
  if (workingSet.countRounds() <= MAX_ROUNDS_READ) return null;
  const kinds = ["round", "question"] as const;
  return kinds.flatMap((kind) => workingSet.nearest(what, null, { kind, limit: MAX_ROUNDS_FOUND }));
}
