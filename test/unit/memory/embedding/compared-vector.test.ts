import { expect, test } from "vitest";
import { comparedDimensions } from "../../../../src/memory/embedding/compared-dimensions.ts";
import { storedVector } from "../../../../src/memory/embedding/compared-vector.ts";
import { signatureOf } from "../../../../src/memory/embedding/signature.ts";
import { packVector, unpackVector } from "../../../../src/memory/embedding/stored-vector.ts";

test.each([null, 40, 64, 200])("storedVector() has the signature and the numbers of what it stores: %s", (topic) => {
  const whole = Float32Array.from({ length: 64 }, (_, i) => Math.sin(i * i) * (i % 5));
  const length = Math.sqrt(whole.reduce((sum, value) => sum + value * value, 0));
  const stored = packVector(whole.map((value) => value / length));
  const values = comparedDimensions(unpackVector(stored), topic);
  const vector = storedVector(stored, topic);
  expect(vector.signature).toEqual(signatureOf(values));
  expect(vector.values).toEqual(values);
  expect(vector.values).toBe(vector.values);
});
