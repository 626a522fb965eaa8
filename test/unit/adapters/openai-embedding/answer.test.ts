import { describe, expect, test } from "vitest";
import { readEmbeddings } from "../../../../src/adapters/openai-embedding/answer.ts";

const answer = (data: unknown): string => JSON.stringify({ object: "list", data });
const read = (data: unknown, count: number): number[][] | null =>
  readEmbeddings(answer(data), count)?.map((vector) => Array.from(vector)) ?? null;

describe("an answer of /embeddings", () => {
  test("an answer is put in the order of the texts", () => {
    const data = [
      { index: 2, embedding: [3] },
      { index: 0, embedding: [1] },
      { index: 1, embedding: [2] },
    ];
    expect(read(data, 3)).toEqual([[1], [2], [3]]);
  });

  test("an answer without an index is in the order of the texts already", () => {
    expect(read([{ embedding: [1] }, { embedding: [2] }], 2)).toEqual([[1], [2]]);
  });

  test("an answer may be in base64, of any alignment", () => {
    const bytes = new Uint8Array(Float32Array.of(0.5, -2).buffer);
    expect(read([{ index: 0, embedding: btoa(String.fromCharCode(...bytes)) }], 1)).toEqual([[0.5, -2]]);
  });

  test.each([
    ["too few", [{ index: 0, embedding: [1] }], 2],
    ["too many", [{ embedding: [1] }, { embedding: [1] }], 1],
    [
      "one index twice",
      [
        { index: 0, embedding: [1] },
        { index: 0, embedding: [1] },
      ],
      2,
    ],
    [
      "an index beyond",
      [
        { index: 0, embedding: [1] },
        { index: 2, embedding: [1] },
      ],
      2,
    ],
    ["an index now and then", [{ index: 0, embedding: [1] }, { embedding: [1] }], 2],
    ["an index that is no number", [{ index: "0", embedding: [1] }], 1],
    ["no vector", [{ index: 0 }], 1],
    ["strings", [{ index: 0, embedding: ["1"] }], 1],
    ["null for NaN", [{ index: 0, embedding: [null] }], 1],
    ["a vector for each token", [{ index: 0, embedding: [[1]] }], 1],
    ["base64 that is none", [{ index: 0, embedding: "%" }], 1],
    ["base64 of half a number", [{ index: 0, embedding: "AAA=" }], 1],
    ["an item that is none", [null], 1],
    ["no list", { 0: { embedding: [1] } }, 1],
  ])("an answer with %s is refused", (_, data, count) => {
    expect(read(data, count)).toBeNull();
  });

  test.each(["", "null", "[]", "<html>", '{"data":', '"data"', "1"])("an answer of %j is refused", (text) => {
    expect(readEmbeddings(text, 1)).toBeNull();
  });
});
