import { extractForgetOrders } from "../../memory/forget-order/extract-forget-orders.ts";
import { namesAny, resolveForgetTarget } from "../../memory/forget-order/resolve-forget-target.ts";
import { rememberedBefore } from "../facts/carry-out-forget.ts";

/** Words by which a text is about what was said, and not about some other text. */
const OF_MEMORY =
  /forg[eo]t|memor|\b(?:told|said|know)\b|verg[ie]ss|gedächtnis|gesagt|erzählt|weißt|oubli|mémoire|\b(?:dit|sais)\b|olvid|olvíd|\b(?:dije|conté|sabes)\b/iu;

/**
 * Returns true if the user asks to forget something, and it is unclear what: nothing remembered fits, or several things
 * do. Nothing will be forgotten then.
 */
export function isUnclearForget(sql: SqlStorage, said: string, now: number): boolean {
  const named = (extractForgetOrders(said)?.orders ?? []).flatMap(({ what, as }) =>
    what === null ? [] : { what, as },
  );
  if (named.length === 0) return false;
  const remembered = rememberedBefore(sql, now);
  return named.some(
    (order) =>
      resolveForgetTarget(order, remembered).length === 0 && (OF_MEMORY.test(said) || namesAny(order.what, remembered)),
  );
}
