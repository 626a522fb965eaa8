import { describe, expect, test } from "vitest";
import { cosine, signatureOf, Signatures } from "../../../../src/memory/embedding/signature.ts";

/** Returns unit vectors, the same ones each time. */
function vectorsOf(count: number, dimensions = 128): Float32Array[] {
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  return Array.from({ length: count }, () => {
    const vector = Float32Array.from({ length: dimensions }, random);
    const norm = Math.hypot(...vector);
    return vector.map((value) => value / norm);
  });
}

describe("signatureOf()", () => {
  test("holds the signs of a vector, one bit each", () => {
    expect([...signatureOf(new Float32Array([1, -1, 0, 0.5]))]).toEqual([0b1001]);
    expect(signatureOf(new Float32Array(33).fill(1))).toHaveLength(2);
    expect([...signatureOf(new Float32Array(32).fill(1))]).toEqual([-1]);
  });
});

describe("Signatures.nearest()", () => {
  test("finds the vector itself, and nearly always those with the largest cosine", () => {
    const vectors = vectorsOf(500);
    const signatures = new Signatures();
    for (const vector of vectors) signatures.push(signatureOf(vector));
    let kept = 0;
    for (let at = 0; at < 50; at++) {
      const query = vectors[at] as Float32Array;
      const places = signatures.nearest(signatureOf(query), 16);
      expect(places).toContain(at);
      const best = vectors.map((vector, i) => [i, cosine(query, vector)] as const).toSorted((a, b) => b[1] - a[1]);
      kept += Number(places.includes(best[1]?.[0] ?? -1));
    }
    expect(kept).toBeGreaterThan(10);
  });

  test("returns about as many as asked for, and all if there are fewer", () => {
    const vectors = vectorsOf(300);
    const signatures = new Signatures();
    for (const vector of vectors) signatures.push(signatureOf(vector));
    const query = signatureOf(vectors[7] as Float32Array);
    expect(signatures.nearest(query, 16).length).toBeGreaterThanOrEqual(16);
    expect(signatures.nearest(query, 16).length).toBeLessThan(60);
    expect(signatures.nearest(query, 1_000)).toHaveLength(300);
  });

  test("returns positions in order, and keeps a position for memories without a vector", () => {
    const [one, two] = vectorsOf(2) as [Float32Array, Float32Array];
    const signatures = new Signatures();
    signatures.push(null);
    signatures.push(signatureOf(one));
    signatures.push(null);
    signatures.push(signatureOf(two));
    expect(signatures.size).toBe(4);
    expect(signatures.nearest(signatureOf(one), 1)).toContain(1);
    expect(signatures.nearest(signatureOf(two), 1)).toContain(3);
  });

  test("returns nothing for a query of another length, and nothing from an empty index", () => {
    const signatures = new Signatures();
    expect(signatures.nearest(new Int32Array(4), 5)).toEqual([]);
    signatures.push(new Int32Array(4));
    expect(signatures.nearest(new Int32Array(2), 5)).toEqual([]);
  });
});

describe("cosine()", () => {
  test("is 1 for a vector and itself, and never below 0", () => {
    const [one] = vectorsOf(1) as [Float32Array];
    expect(cosine(one, one)).toBeCloseTo(1);
    expect(
      cosine(
        one,
        one.map((value) => -value),
      ),
    ).toBe(0);
  });

  test("is 0 between vectors of different size", () => {
    expect(cosine(new Float32Array([1]), new Float32Array([1, 0]))).toBe(0);
  });
});
