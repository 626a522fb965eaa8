import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";
import { foreignSpans } from "../../../src/extraction/foreign-spans.ts";
import { foodLimitIn } from "../../../src/memory/statements/food-limits.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

const PIECES = [
  "a",
  " ",
  "\n",
  "I ",
  "I'm ",
  "my ",
  "I love ",
  "I really ",
  '"',
  "'",
  "“",
  "`",
  "```",
  "> ",
  "<a",
  ",",
  ", and I ",
  " and I",
  "and ",
  ". ",
  ".",
  "please ",
  "hi ",
  "my name is ",
  "I live in ",
  ":",
  "a: ",
  "\u0000",
  "é ",
  "ich ",
  "if ",
  "I live in Oslo. ",
  "my name is Ana and I like x, y and z. ",
  "I have also ",
  "I like a, ",
  "my favourite a ",
  "a.b ",
  "- ",
  "translate ",
  "write a ",
  "a cat called ",
  "a dog named Rex and ",
  "from now on ",
  "im ",
  "my cat A",
  "j'ai ",
  "not A ",
  "said ",
  "<a>",
  "</a>",
  "he says ",
  "my brother says that ",
  "if i had ",
  "dear x ",
  "can you ",
  "im a cook i live in x ",
  "thanks ",
  "?",
  "this: ",
];

describe.each([
  ["extractStatements", extractStatements],
  ["foreignSpans", foreignSpans],
])("%s takes time in proportion to the text", (_name, read) => {
  test.each(PIECES)("takes twice the time for twice the text of %j, in 200 KB and in 19 KB", (piece) => {
    for (const characters of [200_000, 19_000]) expect(growthOf(read, piece, characters)).toBeLessThan(STEEP);
  });
});

/** In characters: a pattern that tries each word in two ways takes seconds for it, not for ever. */
const A_LINE = 130;
describe("a word said over and over is read in one way", () => {
  test.each(["also ", "so and ", "vegan ", "vegane "])("%j before an order and before a diet", (word) => {
    const line = (end: string) => (length: number) => word.repeat(Math.ceil(length / word.length)) + end;
    expect(growthOf(extractStatements, line("please and use a gentle tone"), A_LINE)).toBeLessThan(STEEP);
    expect(growthOf(foodLimitIn, line("food"), A_LINE)).toBeLessThan(STEEP);
  });
});
