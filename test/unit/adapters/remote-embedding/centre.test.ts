import { expect, test } from "vitest";
import { centred, meanOf, SAMPLE } from "../../../../src/adapters/remote-embedding/centre.ts";

test("the mean is subtracted, and the rest scaled to length 1", () => {
  const vectors = [Float32Array.of(0.8, 0.6, 0), Float32Array.of(0.8, -0.6, 0)];
  const mean = meanOf(vectors);
  expect([...mean].map((value) => Number(value.toFixed(3)))).toEqual([0.8, 0, 0]);
  expect(vectors.map((vector) => [...centred(vector, mean)])).toEqual([
    [0, 1, 0],
    [0, -1, 0],
  ]);
});

test("an embedder to which all texts are the same makes none of them near another", () => {
  const vector = new Float32Array(1_536).fill(Math.sqrt(1 / 1_536));
  const mean = meanOf(Array.from({ length: SAMPLE.length }, () => vector));
  expect([...centred(vector, mean)]).toEqual(Array<number>(1_536).fill(0));
});

test("the samples fit in one call and leave room for texts", () => {
  expect(new Set(SAMPLE).size).toBe(SAMPLE.length);
  expect(SAMPLE.length).toBeLessThan(32);
});
