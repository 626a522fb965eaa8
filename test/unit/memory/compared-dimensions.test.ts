import { expect, test } from "vitest";
import { comparedDimensions } from "../../../src/memory/compared-dimensions.ts";

const vector = Float32Array.of(0.48, 0.36, 0.8);

test("the numbers of the topic, at unit length", () => {
  const topic = [...comparedDimensions(vector, 2)];
  expect(topic).toHaveLength(2);
  expect(topic[0]).toBeCloseTo(0.8);
  expect(topic[1]).toBeCloseTo(0.6);
});

test.each([null, 3, 9])("all of them (%s)", (topic) => {
  expect(comparedDimensions(vector, topic)).toEqual(vector);
});

test("a text that says nothing stays near to nothing", () => {
  expect(comparedDimensions(Float32Array.of(0, 0, 1), 2)).toEqual(new Float32Array(2));
});
