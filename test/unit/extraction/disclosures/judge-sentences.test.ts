import { describe, expect, it } from "vitest";
import { judgeSentences } from "../../../../src/extraction/disclosures/judge-sentences.ts";

const labels = (said: string) => judgeSentences(said).map(({ from, to, label }) => [said.slice(from, to), label]);

describe("judgeSentences", () => {
  it("keeps what a user tells of themselves beside a question", () => {
    expect(labels("I work as a nurse in Leeds. What is the capital of Peru?")).toEqual([
      ["I work as a nurse in Leeds.", "keep"],
      ["What is the capital of Peru?", "not"],
    ]);
  });

  it("returns nothing for a text without words", () => {
    expect(judgeSentences("  \n ")).toEqual([]);
  });
});
