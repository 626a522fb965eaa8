import { describe, expect, test } from "vitest";
import { RecallIndex } from "../../../../src/memory/ranking/recall-index.ts";
import { type Fit, WORDS_ALONE } from "../../../../src/memory/ranking/recall-search.ts";
import { all, compared, entry, indexOf, round, search, vector, weighing } from "./searched-index.ts";

/** Returns the weight of a word that sentences of a round repeat. */
const weightWith = (isPart: boolean): number => {
  const index = indexOf({ round: "zither", tea: "tea", other: "tea", last: "cake" });
  for (let i = 0; i < 4; i++) index.add(entry(`part${i}`, "zither", { conversation: "a", isRound: false, isPart }));
  return [...index.weightsOf("zither tea").values()][0] ?? 0;
};

describe("search with context", () => {
  const AROUND = weighing({ around: 0.3, conversation: 0.2 }, { neighbours: 0.3 });
  const of = (index: RecallIndex, query: string, weights = AROUND): Record<string, Fit> =>
    Object.fromEntries(search(index, query, null, all, weights).map((fit) => [fit.id, fit]));

  test("counts the neighbours of a short round within its own conversation", () => {
    const index = new RecallIndex();
    index.add(entry("a1", "shall we go to the harbour", { conversation: "a" }));
    index.add(entry("a2", "yes, harbour at six", { conversation: "a" }));
    index.add(entry("a3", "the boat is red", { conversation: "a" }));
    index.add(entry("b1", "harbour at nine", { conversation: "b" }));
    const fits = of(index, "harbour boat", weighing({ around: 0.3 }));
    expect(fits["a2"]?.relevance).toBeGreaterThan(fits["b1"]?.relevance ?? 9);
    expect(fits["a1"]?.conversation).toBe(fits["a3"]?.conversation);
    expect(fits["a1"]?.conversation).not.toBe(fits["b1"]?.conversation);
  });

  test("does not find a round through its neighbours if it says nothing of the query", () => {
    const index = new RecallIndex();
    index.add(entry("greeting", "good day to you", { conversation: "a", vector: compared(vector(1)) }));
    index.add(entry("cello", "where does the cello stand", { conversation: "a", vector: compared(vector(0.5, 0.86)) }));
    const fits = search(index, "good day", vector(1), (id) => id === "cello", AROUND);
    expect(fits).toMatchObject([{ id: "cello", words: 0 }]);
  });

  test("finds a round that answers its neighbour without one of the query's words", () => {
    const index = new RecallIndex();
    index.add(entry("asked", "when do we meet at the harbour", { conversation: "a" }));
    index.add(entry("answer", "at six", { conversation: "a" }));
    index.add(entry("other", "tea and cake", { conversation: "b" }));
    const fits = of(index, "harbour", weighing({ around: 1 }, { neighbours: 0.3 }));
    expect(fits["answer"]?.words).toBeGreaterThan(0);
    expect(fits["other"]).toBeUndefined();
  });

  test("counts the words of the rounds nearby together", () => {
    const index = new RecallIndex();
    for (const [id, text] of [
      ["a1", "a boat"],
      ["a2", "harbour"],
      ["a3", "and a red sail"],
    ] as const)
      index.add(entry(id, text, { conversation: "a" }));
    index.add(entry("b1", "harbour", { conversation: "b" }));
    const fits = of(index, "harbour boat sail", weighing({ nearby: 1 }));
    expect((fits["a2"]?.relevance ?? 0) - (fits["b1"]?.relevance ?? 0)).toBeCloseTo(2 / 3, 1);
  });

  test("prefers words that stand together as they do in the query", () => {
    const index = indexOf({ apart: "garden of the red house", together: "the red garden of a house" });
    const fits = of(index, "red garden", weighing({ pairs: 1 }));
    expect((fits["together"]?.relevance ?? 0) - (fits["apart"]?.relevance ?? 0)).toBeGreaterThan(0.9);
  });

  test("prefers a round of which one sentence says the whole query", () => {
    const index = new RecallIndex();
    index.add(entry("apart", "", round("My boat is red. It lies at the harbour.")));
    index.add(entry("together", "", round("My boat lies at the harbour. It is red.")));
    const fits = of(index, "boat harbour", weighing({ sentence: 1 }));
    expect((fits["together"]?.relevance ?? 0) - (fits["apart"]?.relevance ?? 0)).toBeCloseTo(0.5, 1);
  });

  test("counts a word by how much it tells in any text, on request", () => {
    const index = indexOf({ ready: "ready for more", boat: "a boat in the yard" });
    const weighed = (weight: number): Fit[] =>
      index.search({
        query: "ready boat",
        vector: null,
        weights: WORDS_ALONE,
        wordWeight: (word) => (word === "ready" ? weight : 1),
        times: [],
        admit: all,
      });
    const [less, more] = [weighed(0.1), weighed(10)].map((fits) => fits.find(({ id }) => id === "boat")?.words ?? 0);
    expect(less).toBeGreaterThan(more ?? 1);
  });

  test("does not take a word for common because statements repeat it beside their round", () => {
    expect(weightWith(true)).toBeGreaterThan(weightWith(false));
  });

  test("judges a long round by itself", () => {
    const index = new RecallIndex();
    const long = `harbour ${Array.from({ length: 300 }, (_, i) => `thing${i}`).join(" ")}`;
    index.add(entry("long", long, { conversation: "a" }));
    index.add(entry("next", "boat", { conversation: "a" }));
    const [alone, together] = [WORDS_ALONE, weighing({ around: 0.3 })].map(
      (weights) => of(index, "harbour boat", weights)["long"]?.relevance ?? 0,
    );
    expect((together ?? 0) - (alone ?? 0)).toBeLessThan(0.1);
  });

  test("lifts all memories of a conversation that says more of the query", () => {
    const index = new RecallIndex();
    index.add(entry("a1", "harbour", { conversation: "a" }));
    index.add(entry("a2", "boat and sail", { conversation: "a" }));
    index.add(entry("b1", "harbour", { conversation: "b" }));
    index.add(entry("b2", "tea and cake", { conversation: "b" }));
    const fits = of(index, "harbour boat sail");
    expect(fits["a1"]?.relevance).toBeGreaterThan(fits["b1"]?.relevance ?? 9);
  });

  test("keeps the neighbours of a replaced round, and joins those of a removed one", () => {
    const index = new RecallIndex();
    for (const [i, text] of ["harbour", "tea", "boat"].entries())
      index.add(entry(`m${i}`, text, { conversation: "a" }));
    index.add(entry("m1", "tea and sail", { conversation: "a" }));
    const before = of(index, "harbour boat tea");
    index.remove("m1");
    const after = of(index, "harbour boat tea");
    expect(before["m1"]?.relevance).toBeGreaterThan(of(index, "harbour boat tea", WORDS_ALONE)["m1"]?.relevance ?? 0);
    expect(after["m0"]?.relevance).toBeGreaterThan(of(index, "harbour boat tea", WORDS_ALONE)["m0"]?.relevance ?? 9);
    expect(after["m1"]).toBeUndefined();
  });

  test("prefers the latest conversation on request, and does not age memories without one", () => {
    const index = new RecallIndex();
    index.add(entry("note", "harbour", { isRound: false }));
    for (let i = 0; i < 4; i++) index.add(entry(`m${i}`, "harbour", { conversation: `c${i}`, createdAt: i }));
    index.add(entry("m4", "harbour", { conversation: "c0", createdAt: 9 }));
    const fits = of(index, "harbour", weighing({ recency: 1 }, { recencySpan: 2 }));
    const gained = (id: string): number =>
      (fits[id]?.relevance ?? 0) - (of(index, "harbour", WORDS_ALONE)[id]?.relevance ?? 0);
    expect(gained("m0")).toBeCloseTo(1);
    expect(gained("note")).toBeCloseTo(1);
    expect(gained("m3")).toBeGreaterThan(gained("m1"));
  });

  test("prefers the first conversation on request, and does not age memories without one", () => {
    const index = new RecallIndex();
    index.add(entry("note", "harbour", { isRound: false }));
    for (let i = 0; i < 30; i++) index.add(entry(`m${i}`, "harbour", { conversation: `c${i}`, createdAt: i }));
    const fits = of(index, "harbour", weighing({ primacy: 1 }));
    const gained = (id: string): number =>
      (fits[id]?.relevance ?? 0) - (of(index, "harbour", WORDS_ALONE)[id]?.relevance ?? 0);
    expect(gained("m0")).toBeCloseTo(1);
    expect(gained("note")).toBeCloseTo(1);
    expect(gained("m29")).toBeLessThan(gained("m9"));
  });

  test("counts the words that a short round leaves to the question before it", () => {
    const index = new RecallIndex();
    const long = Array.from({ length: 300 }, (_, i) => `thing${i}`).join(" ");
    for (const [conversation, answer] of [
      ["a", "harbour"],
      ["b", `harbour ${long}`],
    ] as const) {
      index.add(entry(`${conversation}1`, "which boat with the red sail", { conversation }));
      index.add(entry(`${conversation}2`, answer, { conversation }));
    }
    const fits = of(index, "harbour boat sail", weighing({ words: 0, asked: 1 }));
    expect(fits["a2"]?.relevance).toBeGreaterThan(0.5);
    expect(fits["b2"]?.relevance).toBeLessThan(0.1);
  });

  test("counts the share of the query that a round says itself", () => {
    const index = indexOf({ one: "harbour", both: "harbour and boat" });
    const fits = of(index, "harbour boat", weighing({ words: 0, share: 1 }));
    expect(fits["both"]?.relevance).toBeCloseTo(1);
    expect(fits["one"]?.relevance).toBeLessThan(0.7);
  });

  test("lifts conversations that say what the best memories say beside the query", () => {
    const index = new RecallIndex();
    index.add(entry("best", "tiles for the bathroom, with grout and a trowel", { conversation: "a" }));
    index.add(entry("same", "tiles: the grout for the trowel is dry in the bathroom", { conversation: "b" }));
    index.add(entry("other", "tiles: the mosaic in Ravenna is old", { conversation: "c" }));
    index.add(entry("far", "tea and cake", { conversation: "d" }));
    const fits = of(index, "tiles for the bathroom", weighing({ related: 1 }));
    const gained = (id: string): number =>
      (fits[id]?.relevance ?? 0) - (of(index, "tiles for the bathroom", WORDS_ALONE)[id]?.relevance ?? 0);
    expect(gained("same")).toBeGreaterThan(gained("other") + 0.3);
  });

  test("looks at the best round of a conversation of which no round says much", () => {
    const index = new RecallIndex();
    for (let i = 0; i < 80; i++) index.add(entry(`m${i}`, "harbour boat", { conversation: `c${i}` }));
    for (const [i, text] of ["a sail", "the harbour", "a boat", "one sail"].entries())
      index.add(entry(`s${i}`, `${text} and much more about other things of that day`, { conversation: "whole" }));
    const weights = weighing({ related: 1 });
    expect(Object.keys(of(index, "harbour boat sail", weights)).some((id) => id.startsWith("s"))).toBe(true);
  });

  test("does not treat imports of the past as recent", () => {
    const index = new RecallIndex();
    index.add(entry("now", "harbour", { conversation: "a", createdAt: 9 }));
    index.add(entry("past", "harbour", { conversation: "b", createdAt: 1 }));
    const fits = of(index, "harbour", weighing({ recency: 1 }, { recencySpan: 2 }));
    expect(fits["now"]?.relevance).toBeGreaterThan(fits["past"]?.relevance ?? 9);
  });

  test("prefers a memory from the time that the query names", () => {
    const index = new RecallIndex();
    index.add(entry("march", "harbour", { createdAt: 5 }));
    index.add(entry("april", "harbour", { createdAt: 9 }));
    const fits = index.search({
      query: "harbour",
      vector: null,
      weights: weighing({ time: 1 }),
      times: [{ from: 4, to: 6 }],
      admit: all,
    });
    const relevance = new Map(fits.map((fit) => [fit.id, fit.relevance]));
    expect(relevance.get("march")).toBeGreaterThan(relevance.get("april") ?? 9);
  });
});
