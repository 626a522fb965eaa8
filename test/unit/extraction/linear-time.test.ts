import { describe, expect, test } from "vitest";
import { extractStatements } from "../../../src/extraction/extract-statements.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

describe("extractStatements takes time in proportion to the text", () => {
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
    "my cat A",
    "j'ai ",
    "not A ",
    "said ",
  ];
  test.each(PIECES)("takes twice the time for twice the text of %j, in 200 KB and in 19 KB", (piece) => {
    for (const characters of [200_000, 19_000])
      expect(growthOf(extractStatements, piece, characters)).toBeLessThan(STEEP);
  });
});
