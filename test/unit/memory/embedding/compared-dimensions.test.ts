import { expect, test } from "vitest";
import { comparedDimensions } from "../../../../src/memory/embedding/compared-dimensions.ts";

const vector = Float32Array.of(0.48, 0.36, 0.8);

test("comparedDimensions() returns the first numbers, at unit length", () => {
  const topic = [...comparedDimensions(vector, 2)];
  expect(topic).toHaveLength(2);
  expect(topic[0]).toBeCloseTo(0.8);
  expect(topic[1]).toBeCloseTo(0.6);
});

test.each([null, 3, 9])("comparedDimensions() returns the whole vector for %s", (topic) => {
  expect(comparedDimensions(vector, topic)).toEqual(vector);
});

test("comparedDimensions() keeps a zero vector zero", () => {
  expect(comparedDimensions(Float32Array.of(0, 0, 1), 2)).toEqual(new Float32Array(2));
});
