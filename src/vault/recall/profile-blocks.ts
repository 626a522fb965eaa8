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
  const blocks = profileIn(sql);
  return (asOf === null ? blocks : blocks.filter(({ updatedAt }) => Date.parse(updatedAt) <= asOf)).map(appBlockOf);
}

const rendered = new WeakMap<StoredBlock, AppBlock>();

/** Returns a block as an element, which is made once: to estimate its tokens takes a walk through its text. */
function appBlockOf(block: StoredBlock): AppBlock {
  let element = rendered.get(block);
  if (!element) {
    const text = renderProfileBlock(block);
    rendered.set(block, (element = { version: block.version, text, tokens: blockTokens(`${text}\n`) }));
  }
  return element;
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
