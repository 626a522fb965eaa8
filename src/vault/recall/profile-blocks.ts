import type { BlockElement } from "../../memory/block.ts";
import { renderProfileBlock } from "../../memory/render-profile-block.ts";
import { estimateTokens } from "../../text/token-estimate.ts";
import { profileIn } from "../profile.ts";
import type { Tx } from "../tx.ts";

/**
 * Returns the app's own blocks as elements, in the app's order. Each has the version of its text for an id.
 * @param asOf milliseconds since the epoch: blocks that have changed since are left out, because no earlier text is kept
 */
export function profileBlocks({ sql }: Pick<Tx, "sql">, asOf: number | null = null): BlockElement[] {
  const blocks = profileIn(sql).filter(({ updatedAt }) => asOf === null || Date.parse(updatedAt) <= asOf);
  return blocks.map((block) => {
    const text = renderProfileBlock(block);
    return { id: block.version, text, tokens: estimateTokens(text), pinned: true };
  });
}
