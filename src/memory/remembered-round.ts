import { extractForgetOrders } from "../memory/forget-order/extract-forget-orders.ts";
import type { Round } from "../ports/exchange.ts";

/** The words of a turn and their speakers. */
interface Spoken {
  readonly said: string;
  readonly own: string;
  readonly speaker: string | null;
}

/**
 * Returns a round as the vault remembers it. The vault carries out an order to forget, and keeps neither the order nor the
 * answer to it. Only the user's own words give orders: if others speak as well, their words stay.
 */
export function rememberedRound(
  { said, own, speaker }: Spoken,
  answer: string,
): Pick<Round, "said" | "own" | "speaker" | "answer" | "forgets"> {
  const ordered = extractForgetOrders(own);
  if (!ordered) return { said, own, speaker, answer };
  const { rest, orders } = ordered;
  const left = said.includes(own) ? said.replace(own, () => rest) : rest;
  return { said: left.trim() === "" ? "" : left, own: rest, speaker, answer: "", forgets: orders };
}
