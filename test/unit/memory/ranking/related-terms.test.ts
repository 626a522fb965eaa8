import { describe, expect, test } from "vitest";
import { relatedTerms } from "../../../../src/memory/ranking/related-terms.ts";

const once = (): number => 1;
const rarities = (term: number): number => [0, 0.5, 2, 0][term] ?? 0;

describe("related terms", () => {
  test("come from the better text first", () => {
    expect(relatedTerms([Uint32Array.of(1, 2), Uint32Array.of(3)], once)).toEqual([1, 2, 3]);
  });

  test("prefer a word that several texts say", () => {
    expect(relatedTerms([Uint32Array.of(1, 2), Uint32Array.of(2)], once)[0]).toBe(2);
  });

  test("prefer a rare word, and leave out one that finds nothing", () => {
    expect(relatedTerms([Uint32Array.of(1, 2, 3)], rarities)).toEqual([2, 1]);
  });

  test("are sixteen at most", () => {
    expect(relatedTerms([Uint32Array.from({ length: 90 }, (_, i) => i)], once)).toHaveLength(16);
  });

  test("are none without texts", () => {
    expect(relatedTerms([], once)).toEqual([]);
  });
});
