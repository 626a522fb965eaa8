import type { Blocks, TurnBlock } from "../dialects/dialect.ts";
import { turnKeys } from "../memory/turn-keys.ts";
import type { BlockPlaces } from "../ports/exchange.ts";
import type { LookedUpExchange, UserTurns } from "./exchange.ts";

/**
 * Returns the texts to place into a request: the tenant's rules, and what memory tells at the places where it told it
 * first. Returns null if there are none. Where the provider holds the earlier turns, all of it stands in the system text;
 * where it holds that as well, the newest turn has what is new.
 */
export function blocksFor({ chat, rules, recall, userTurns }: LookedUpExchange): Blocks | null {
  const opened = recall?.opened ?? null;
  const { places } = opened ?? {};
  if (chat.history === "fixed") {
    const text = places?.added ?? "";
    return text === "" || chat.lastUser === -1 ? null : { system: "", turns: [{ turn: chat.lastUser, text }] };
  }
  const told = chat.history === "held" ? opened?.block : places?.system;
  const system = [rules.block, told ?? ""].filter((block) => block !== "").join("\n\n");
  const turns = chat.history === "held" || !places ? [] : turnBlocks(places, userTurns);
  return system === "" && turns.length === 0 ? null : { system, turns };
}

/** Returns the texts at the end of turns of the user, by the messages in which those turns end. */
function turnBlocks({ turns }: BlockPlaces, { visible, ends }: UserTurns): readonly TurnBlock[] {
  const keys = turnKeys(visible);
  return turns.flatMap(({ turn, text }) => {
    const end = ends[keys.indexOf(turn)];
    return end === undefined ? [] : [{ turn: end, text }];
  });
}
