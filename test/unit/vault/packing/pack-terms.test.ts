import * as fc from "fast-check";
import { expect, test } from "vitest";
import { indexTerms } from "../../../../src/memory/ranking/recall-index.ts";
import { termsOfRound } from "../../../../src/memory/ranking/passages.ts";
import { packPassages, unpackPassages } from "../../../../src/vault/packing/pack-passages.ts";
import { packTerms, readTerms, unpackTerms } from "../../../../src/vault/packing/pack-terms.ts";
import { holds } from "../../fuzz/fuzz.ts";

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

test("readTerms() reads terms amid others as they were packed", () => {
  const term = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 0xffffff }));
  const terms = fc.array(term, { maxLength: 400 });
  const beside = fc.uint8Array({ maxLength: 9 });
  holds(
    fc.property(terms, beside, beside, (given, before, after) => {
      const packed = new Uint8Array(packTerms(Uint32Array.from(given)));
      const all = Uint8Array.of(...before, ...packed, ...after);
      expect([...readTerms(all.subarray(before.length, before.length + packed.length))]).toEqual(given);
    }),
  );
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
