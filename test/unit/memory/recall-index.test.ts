import { describe, expect, test } from "vitest";
import { indexTerms, RecallIndex } from "../../../src/memory/recall-index.ts";

const all = (): boolean => true;

function indexOf(texts: Readonly<Record<string, string>>): RecallIndex {
  const index = new RecallIndex();
  for (const [id, text] of Object.entries(texts)) index.add({ id, terms: indexTerms(text), vector: null });
  return index;
}

const found = (index: RecallIndex, query: string, admit: (id: string) => boolean = all): string[] =>
  index
    .search(query, null, admit)
    .toSorted((a, b) => b.words - a.words)
    .map(({ id }) => id);

const vector = (...values: number[]): Float32Array => Float32Array.from({ length: 64 }, (_, i) => values[i] ?? 0);

describe("words find memories", () => {
  test("the one that says more of the query comes first", () => {
    const index = indexOf({ tea: "green tea in the morning", both: "green tea from the garden", van: "a blue van" });
    expect(found(index, "tea from the garden")).toEqual(["both", "tea"]);
  });

  test("a rare word weighs more than a common one", () => {
    const common = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}`, `the cat number ${i}`]));
    const index = indexOf({ ...common, rare: "the zither" });
    const fits = index.search("cat zither", null, all);
    const words = new Map(fits.map((fit) => [fit.id, fit.words]));
    expect(words.get("rare")).toBeGreaterThan(words.get("c1") ?? 1);
  });

  test("a fit lies between 0 and 1, and saying it all is near 1", () => {
    const index = indexOf({ all: "zither lessons", more: "zither zither zither zither lessons lessons lessons" });
    for (const { words } of index.search("zither lessons", null, all)) {
      expect(words).toBeGreaterThan(0.8);
      expect(words).toBeLessThanOrEqual(1);
    }
  });

  test("a query without any content word finds nothing", () => {
    expect(found(indexOf({ a: "the zither" }), "what is the")).toEqual([]);
  });

  test("what is not admitted is not found", () => {
    const index = indexOf({ a: "zither", b: "zither" });
    expect(found(index, "zither", (id) => id === "b")).toEqual(["b"]);
  });

  test("one search leaves nothing behind for the next", () => {
    const index = indexOf({ a: "zither", b: "cello" });
    const first = index.search("zither", null, all);
    index.search("cello", null, all);
    expect(index.search("zither", null, all)).toEqual(first);
  });
});

describe("memories come, change and go", () => {
  test("a removed one is not found, and an unknown one can be removed", () => {
    const index = indexOf({ a: "zither", b: "zither" });
    index.remove("a");
    index.remove("never");
    expect(found(index, "zither")).toEqual(["b"]);
    expect(index.size).toBe(1);
  });

  test("one added again is found by its new words alone", () => {
    const index = indexOf({ a: "zither" });
    index.add({ id: "a", terms: indexTerms("cello"), vector: null });
    expect(found(index, "zither")).toEqual([]);
    expect(found(index, "cello")).toEqual(["a"]);
    expect(index.size).toBe(1);
  });

  test("what is left is found after most have gone, in the same order", () => {
    const index = new RecallIndex();
    for (let i = 0; i < 200; i++) index.add({ id: `m${i}`, terms: indexTerms(`zither ${i}`), vector: null });
    for (let i = 5; i < 200; i++) index.remove(`m${i}`);
    expect(index.size).toBe(5);
    expect(found(index, "zither 2")[0]).toBe("m2");
    expect(found(index, "zither")).toHaveLength(5);
  });

  test("a word is no less a word because memories that said it were changed or removed", () => {
    const index = new RecallIndex();
    const add = (i: number): void => index.add({ id: `m${i}`, terms: indexTerms("the zither"), vector: null });
    for (let round = 0; round < 2; round++) for (let i = 0; i < 30; i++) add(i);
    for (let i = 1; i < 30; i++) index.remove(`m${i}`);
    const [fit] = index.search("zither", null, all);
    expect(fit?.id).toBe("m0");
    expect(fit?.words).toBeGreaterThan(0.8);
  });

  test("more than a page of memories is searched whole", () => {
    const index = new RecallIndex();
    for (let i = 0; i < 3_000; i++) index.add({ id: `m${i}`, terms: indexTerms(`number n${i}x`), vector: null });
    expect(found(index, "n2999x")).toEqual(["m2999"]);
    expect(found(index, "n0x")).toEqual(["m0"]);
  });
});

describe("vectors find memories that share no word", () => {
  test("the near one is found, with its cosine", () => {
    const index = new RecallIndex();
    index.add({ id: "near", terms: indexTerms("zither"), vector: vector(0.8, 0.6) });
    index.add({ id: "none", terms: indexTerms("cello"), vector: null });
    const fits = index.search("harp", vector(1), all);
    expect(fits.find(({ id }) => id === "near")?.cosine).toBeCloseTo(0.8);
    expect(fits.find(({ id }) => id === "none")?.cosine ?? 0).toBe(0);
  });

  test("one of another length is near nothing", () => {
    const index = new RecallIndex();
    index.add({ id: "other", terms: indexTerms("zither"), vector: new Float32Array([1, 0]) });
    expect(index.search("zither", vector(1), all)).toMatchObject([{ id: "other", cosine: 0 }]);
  });
});
