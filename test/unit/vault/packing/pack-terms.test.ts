import { expect, test } from "vitest";
import { indexTerms } from "../../../../src/memory/ranking/recall-index.ts";
import { termsOfRound } from "../../../../src/memory/ranking/passages.ts";
import { packPassages, unpackPassages } from "../../../../src/vault/packing/pack-passages.ts";
import { packTerms, unpackTerms } from "../../../../src/vault/packing/pack-terms.ts";

const TEXT = "The keeper of the lighthouse polished the lens. The lens was clean, and the keeper was glad of the lens.";

test.each([
  ["none", ""],
  ["one", "lens"],
  ["the same again and again", "lens ".repeat(300)],
  ["some that come again", TEXT.repeat(5)],
  ["many", Array.from({ length: 1_500 }, (_, i) => `word${i % 1_100}`).join(" ")],
])("unpackTerms() returns terms in their order: %s", (_name, text) => {
  const terms = indexTerms(text);
  expect(new Uint32Array(unpackTerms(packTerms(terms)))).toEqual(terms);
});

test("packTerms() takes three bytes for a new term, and little for one that comes again", () => {
  const terms = indexTerms(TEXT.repeat(5));
  const distinct = new Set(terms).size;
  expect(packTerms(terms).byteLength).toBeLessThan(2 + 3.2 * distinct + terms.length);
});

test("unpackPassages() returns passages as they were packed", () => {
  const { passages } = termsOfRound({ said: TEXT, answer: `${"x".repeat(70_000)}. ${TEXT}` });
  expect(new Uint16Array(unpackPassages(packPassages(passages)))).toEqual(passages);
  expect(packPassages(passages).byteLength).toBeLessThan(passages.byteLength);
});
