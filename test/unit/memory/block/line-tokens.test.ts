import { describe, expect, test } from "vitest";
import {
  addedPartTokens,
  blockTokens,
  lineTokens,
  markedEarlier,
  partsTokens,
  partTokens,
  passageTokens,
} from "../../../../src/memory/block/line-tokens.ts";
import { type BlockLine, dayOf, renderBlock, renderPart } from "../../../../src/memory/block/render.ts";

const TEXTS = [
  "J'habite à Lyon, et je n'ai pas de voiture.",
  "x",
  "日本語の文章です。",
  "、東京に住む",
  "서울 강남구에 살아요",
  "Größe 42 – passt!",
  "wins 3 of 12 (25 %)",
  "",
  " ",
  "ends in a blank ",
  " begins with one",
  "two\nlines\n\n  of text",
  "👍🏽",
  "cut off at a pair \ud83d",
  "…",
  "a".repeat(900),
  "What is it? assistant: It is a tent.",
];
const MARKS = ["user", "assistant", "how to answer", "user (no longer so since 2026-03-01)", "note"];

const lines: BlockLine[] = TEXTS.flatMap((text, i) =>
  MARKS.map((by, j) => ({
    ref: `${i}-${j}`,
    id: `${i}`,
    at: (i % 4) * 86_400_000 + j * 3_600_000,
    from: 0,
    turn: j % 2 === 0 ? `t${i >> 1}` : null,
    by,
    text,
    tokens: 0,
    wordTokens: 0,
    pinned: false,
    outdatedBy: null,
  })),
);
/** Blocks of all sizes, in an order in which neighbours share days and turns in every way. */
const blocks: BlockLine[][] = lines.map((_, i) => lines.filter((__, j) => (i * j) % 7 < 2).slice(i % 9, (i % 9) + i));

describe("tokens of lines are those of what is rendered", () => {
  test.each(lines.map((line) => [line.by, line.text, line] as const))("%s: %j", (by, text, line) => {
    expect(lineTokens(line)).toBe(blockTokens(`${dayOf(line.at)} ${by}: ${text}\n`));
    expect(passageTokens(line)).toBe(blockTokens(` … ${text}`));
    const marked = markedEarlier(line);
    expect(marked.tokens).toBe(blockTokens(`${dayOf(line.at)} ${marked.by}: ${text}\n`));
  });

  test("in parts of any lines", () => {
    expect(blocks.length).toBeGreaterThan(50);
    for (const part of blocks) {
      expect(partTokens(part)).toBe(blockTokens(renderPart(part)));
      expect(addedPartTokens(part)).toBe(blockTokens(`\n${renderPart(part)}`));
    }
  });

  test("in blocks of any parts", () => {
    const own = '<memory of="profile" name="style">\nShort answers\n</memory>';
    for (const [i, part] of blocks.entries()) {
      const parts = [part, [], blocks[(i * 3) % blocks.length] ?? []];
      expect(partsTokens(parts)).toBe(blockTokens(renderBlock(parts)));
      expect(partsTokens(parts, [own])).toBe(blockTokens(renderBlock(parts, [own])));
    }
    expect(partsTokens([])).toBe(0);
    expect(partsTokens([], [own])).toBe(blockTokens(renderBlock([], [own])));
  });
});
