import { extractForgetOrders } from "../memory/forget-order/extract-forget-orders.ts";
import type { Round } from "../ports/exchange.ts";

/** The words of a turn, and whose they are. */
interface Spoken {
  readonly said: string;
  readonly own: string;
  readonly speaker: string | null;
}

/**
 * Returns what is remembered of a round: an order to forget is done and not kept, nor is what was answered to it.
 * Only the user's own words give orders; where others speak as well, theirs stay.
 */
export function toRemember(
  { said, own, speaker }: Spoken,
  answer: string,
): Pick<Round, "said" | "own" | "speaker" | "answer" | "forgets"> {
  const ordered = extractForgetOrders(own);
  if (!ordered) return { said, own, speaker, answer };
  const { rest, orders } = ordered;
  const left = said.includes(own) ? said.replace(own, () => rest) : rest;
  return { said: left.trim() === "" ? "" : left, own: rest, speaker, answer: "", forgets: orders };
}
