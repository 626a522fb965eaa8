import { markEarlierLines } from "../../../../src/memory/block/mark-earlier-lines.ts";
import { lineTokens } from "../../../../src/memory/block/line-tokens.ts";
import type { BlockLine } from "../../../../src/memory/block/render.ts";

export const DAY = 86_400_000;
export const MARK = "user (said earlier, perhaps no longer so)";

/** Returns a line of a block that the user said on a day. */
export const line = (text: string, day: number, over: Partial<BlockLine> = {}): BlockLine => {
  const shown = { at: day * DAY, by: "user", text };
  return {
    ref: `m${day}`,
    id: `m${day}`,
    from: 0,
    turn: `t${day}`,
    ...shown,
    tokens: lineTokens(shown),
    wordTokens: 5,
    pinned: false,
    outdatedBy: null,
    ...over,
  };
};

/** Returns the texts that get a mark. Each sentence is of a day of its own. */
export const marked = (...said: string[]): string[] =>
  markEarlierLines(said.map((text, day) => line(text, day)))
    .filter(({ by }) => by === MARK)
    .map(({ text }) => text);
