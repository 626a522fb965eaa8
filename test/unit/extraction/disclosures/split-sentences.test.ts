import { describe, expect, it } from "vitest";
import { splitSentences } from "../../../../src/extraction/disclosures/split-sentences.ts";

const split = (text: string) => splitSentences(text).map(({ from, to }) => text.slice(from, to));

describe("splitSentences", () => {
  it("splits at marks and at line breaks", () => {
    expect(split("I bake bread. Do you?\nnot on sundays though\n\n  ok ")).toEqual([
      "I bake bread.",
      "Do you?",
      "not on sundays though",
      "ok",
    ]);
  });

  it.each([
    ["a title", "My vet is Dr. Brandt in Fulda."],
    ["an initial", "I read everything by P. Orlov."],
    ["a German abbreviation", "Ich mag Gemüse, z.B. Lauch und Kohl."],
    ["a closing quotation mark", "Elle a dit « Bonjour. »"],
  ])("does not split after %s", (_, sentence) => {
    expect(split(sentence)).toEqual([sentence]);
  });

  it("keeps a text without punctuation whole", () => {
    const text = "my boiler is broken since friday can you tell me who pays for that i rent";
    expect(split(text)).toEqual([text]);
  });

  it("splits before a word that begins with an abbreviation's letters", () => {
    expect(split("The answer is no. Typical.")).toEqual(["The answer is no.", "Typical."]);
  });
});
