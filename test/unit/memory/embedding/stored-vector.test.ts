import { expect, test } from "vitest";
import { packVector, unpackVector } from "../../../../src/memory/embedding/stored-vector.ts";
import { cosine } from "../../../../src/memory/embedding/signature.ts";

const SIZE = 128;

/** Returns unit vectors that lie every which way, the same in each run. */
function unitVectors(count: number): Float32Array[] {
  let seed = 7;
  const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;
  return Array.from({ length: count }, () => {
    const values = Float32Array.from({ length: SIZE }, () => next() * next());
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  });
}

test("packVector() takes a byte for each number", () => {
  expect(packVector(unitVectors(1)[0] as Float32Array).byteLength).toBe(SIZE);
});

test("unpackVector() returns a unit vector in the same direction", () => {
  for (const vector of unitVectors(50)) {
    const back = unpackVector(packVector(vector));
    expect(Math.hypot(...back)).toBeCloseTo(1, 5);
    expect(cosine(vector, back)).toBeGreaterThan(0.9999);
  }
});

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);

test("unpackVector() keeps the cosine of two vectors within 0.005", () => {
  const vectors = unitVectors(40);
  for (const a of vectors) {
    for (const b of vectors)
      expect(Math.abs(dot(a, b) - dot(unpackVector(packVector(a)), unpackVector(packVector(b))))).toBeLessThan(0.005);
  }
});

test("packVector() of what unpackVector() returned stores the same bytes", () => {
  for (const vector of unitVectors(50)) {
    const once = packVector(vector);
    expect(new Int8Array(packVector(unpackVector(once)))).toEqual(new Int8Array(once));
  }
});

test("unpackVector() returns a vector of zeros as it was", () => {
  expect(unpackVector(packVector(new Float32Array(4)))).toEqual(new Float32Array(4));
});
