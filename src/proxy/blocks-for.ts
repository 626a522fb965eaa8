import type { Blocks } from "../dialects/dialect.ts";
import type { LookedUpExchange } from "./exchange.ts";

/** Returns the texts to place into a request: the tenant's rules, and what memory tells. Returns null if there are none. */
export function blocksFor({ chat, rules, recall }: LookedUpExchange): Blocks | null {
  const blocks = [rules.block, recall?.opened?.block ?? ""].filter((block) => block !== "");
  if (blocks.length === 0) return null;
  const text = blocks.join("\n\n");
  if (chat.history !== "fixed") return { system: text, turns: [] };
  return chat.lastUser === -1 ? null : { system: "", turns: [{ turn: chat.lastUser, text }] };
}
