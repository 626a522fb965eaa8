import * as fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "../../../src/extraction/disclosures/split-sentences.ts";
import { holds } from "./fuzz.ts";

const PARTS = [
  "a",
  "B",
  "dr",
  "am",
  "vom",
  "3",
  "Mai",
  "z.b",
  "é",
  " ",
  "\t",
  ".",
  "?",
  "!",
  ";",
  ",",
  "(",
  ")",
  '"',
  "»",
  "…",
];
/** A line behind which the segmenter reads whatever follows. */
const BEFORE = "Да.\n";

/** Returns the sentences of a text. */
const split = (text: string): string[] => splitSentences(text).map(({ from, to }) => text.slice(from, to));

test("a line has the same sentences alone and behind another", () => {
  const line = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => `a${parts.join("")}`);
  holds(
    fc.property(line, (text) => {
      expect(split(text)).toEqual(split(BEFORE + text).slice(1));
    }),
  );
});
