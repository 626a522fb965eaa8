import { blockTokens } from "../../memory/block/line-tokens.ts";
import { renderProfileBlock } from "../../memory/block/render-profile-block.ts";
import { profileIn, type StoredBlock } from "../profile.ts";
import type { Tx } from "../tx.ts";

/** A block of the app as an element of the memory block. */
export interface AppBlock extends Pick<StoredBlock, "version" | "text"> {
  readonly tokens: number;
}

/**
 * Returns the app's own blocks as elements, in the app's order.
 * @param asOf milliseconds since the epoch: blocks that have changed since are left out, because no earlier text is kept
 */
export function profileBlocks({ sql }: Pick<Tx, "sql">, asOf: number | null = null): AppBlock[] {
  const blocks = profileIn(sql).filter(({ updatedAt }) => asOf === null || Date.parse(updatedAt) <= asOf);
  return blocks.map((block) => {
    const text = renderProfileBlock(block);
    return { version: block.version, text, tokens: blockTokens(`${text}\n`) };
  });
}

/** Takes blocks in the app's order while they fit. */
export function fittingBlocks(blocks: readonly AppBlock[], budget: number): AppBlock[] {
  let left = budget;
  return blocks.filter(({ tokens }) => {
    if (tokens > left) return false;
    left -= tokens;
    return true;
  });
}
