import { lineTokens, passageTokens } from "../../memory/block/line-tokens.ts";
import type { BlockLine } from "../../memory/block/render.ts";

/*
 * Lines of a block that the proxy itself says to the model. They are replayed with their block, and are no memories.
 */

const UNCLEAR_FORGET = "notice-unclear-forget";
const TEXT =
  "The user asked to forget something, and nothing that is remembered fits, or several things do. Unless it was forgotten a moment ago, ask which one they mean.";

/** Returns the reference of the line that asks what to forget. @param at milliseconds since the epoch */
export const unclearForget = (at: number): string => `${UNCLEAR_FORGET}:${at}`;

export const isNotice = (ref: string): boolean => ref.startsWith(`${UNCLEAR_FORGET}:`);

/** Returns the line of a reference. Returns null for a reference to a memory. */
export function noticeLine(ref: string): BlockLine | null {
  if (!isNotice(ref)) return null;
  const at = Number(ref.slice(UNCLEAR_FORGET.length + 1));
  const shown = { at: Number.isSafeInteger(at) ? at : 0, by: "proxy", text: TEXT };
  return {
    ref,
    id: ref,
    from: 0,
    turn: null,
    ...shown,
    tokens: lineTokens(shown),
    wordTokens: passageTokens(shown),
    pinned: true,
    outdatedBy: null,
  };
}
