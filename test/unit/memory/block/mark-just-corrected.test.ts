import { describe, expect, test } from "vitest";
import { markEarlierLines } from "../../../../src/memory/block/mark-earlier-lines.ts";
import { line, MARK } from "./marked-lines.ts";

/** Returns the texts that get a mark, of sentences so many minutes apart. */
const marked = (minutes: number, ...said: string[]): string[] =>
  markEarlierLines(said.map((text, i) => line(text, (i * minutes) / (24 * 60))))
    .filter(({ by }) => by === MARK)
    .map(({ text }) => text);

describe("a value that somebody puts right at once is marked", () => {
  test.each([
    ["make me a label, lime honey, 8 euros the jar", "no wait, 8.50, my wife says"],
    ["mach ein etikett, lindenhonig, 8 euro das glas", "nee quatsch, 8,50"],
    ["fais une étiquette, miel de tilleul, 8 euros le pot", "en fait non 8,50, ma femme insiste"],
    ["haz una etiqueta, miel de tilo, 8 euros el bote", "perdón, son 8,50"],
  ])("%s – %s", (older, newer) => {
    expect(marked(2, older, newer)).toEqual([older]);
    expect(marked(24 * 60, older, newer)).toEqual([]);
  });

  test("and none before it", () =>
    expect(marked(2, "the tin costs 5 euros", "the jar costs 8 euros", "no wait, 8.50")).toEqual([
      "the jar costs 8 euros",
    ]));
});

test("what is no correction marks nothing", () =>
  expect(marked(2, "the jar costs 8 euros", "no 5 people came")).toEqual([]));
