import { describe, expect, test } from "vitest";
import {
  earnedBound,
  errorBound,
  type Evidence,
  hitsUntilProbe,
  isProven,
  NO_EVIDENCE,
  wilsonInterval,
  withComparison,
} from "../../../src/cache/error-bound.ts";

const seen = (compared: number, differed: number): Evidence => ({ compared, differed });

const width = (evidence: Evidence): number => wilsonInterval(evidence)[1] - wilsonInterval(evidence)[0];
const draws = (compared: number): number[] =>
  Array.from({ length: 100 }, (_, i) => hitsUntilProbe(seen(compared, 0), () => i / 100));

describe("wilsonInterval()", () => {
  test("covers everything without a comparison, and contains the observed rate", () => {
    expect(wilsonInterval(NO_EVIDENCE)).toEqual([0, 1]);
    for (const [compared, differed] of [
      [1, 0],
      [1, 1],
      [20, 1],
      [1_000, 13],
    ] as const) {
      const [low, high] = wilsonInterval(seen(compared, differed));
      expect(low).toBeLessThanOrEqual(differed / compared);
      expect(high).toBeGreaterThanOrEqual(differed / compared);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  test("is 2.2 to 11.2 % for 5 of 100 at 95 %", () => {
    const [low, high] = wilsonInterval(seen(100, 5));
    expect(low).toBeCloseTo(0.0215, 3);
    expect(high).toBeCloseTo(0.1118, 3);
  });

  test("narrows with more comparisons", () => {
    expect(width(seen(1_000, 10))).toBeLessThan(width(seen(100, 1)));
  });
});

describe.each([0.001, 0.01, 0.05, 0.2])("isProven() with a target of %f", (target) => {
  test("is true for a kind that was never compared, by half of the target", () => {
    expect(errorBound(NO_EVIDENCE, target)).toBeCloseTo(target / 2, 6);
    expect(isProven(NO_EVIDENCE, NO_EVIDENCE, target)).toBe(true);
  });

  test("stays true after one difference and turns false after two", () => {
    expect(isProven(seen(1, 1), NO_EVIDENCE, target)).toBe(true);
    expect(isProven(seen(2, 2), NO_EVIDENCE, target)).toBe(false);
  });

  test("turns true again only after answers that agree", () => {
    let evidence = seen(2, 2);
    let steps = 0;
    while (!isProven(evidence, NO_EVIDENCE, target)) {
      evidence = withComparison(evidence, false, target);
      steps += 1;
      expect(steps).toBeLessThan(10 / target);
    }
    expect(steps).toBeGreaterThan(0);
    expect(errorBound(evidence, target)).toBeLessThan(target);
  });

  test("turns false for a kind that errs twice as often as it may, whatever came before", () => {
    let evidence = seen(3 / target, 0);
    const every = Math.round(1 / (2 * target));
    for (let i = 1; i <= 40 * every; i++) evidence = withComparison(evidence, i % every === 0, target);
    expect(isProven(evidence, NO_EVIDENCE, target)).toBe(false);
  });
});

test("isProven() is never true with a target of 0, and always with 1", () => {
  expect(isProven(seen(10_000, 0), NO_EVIDENCE, 0)).toBe(false);
  expect(isProven(seen(10, 10), NO_EVIDENCE, 1)).toBe(true);
});

test("isProven() disregards differences that the very same question shows as well", () => {
  expect(isProven(seen(40, 8), NO_EVIDENCE, 0.01)).toBe(false);
  expect(isProven(seen(40, 8), seen(400, 200), 0.01)).toBe(true);
  // A single repetition proves nothing.
  expect(isProven(seen(40, 8), seen(1, 1), 0.01)).toBe(false);
});

test("withComparison() lets old comparisons count less and less", () => {
  let evidence = seen(1_900, 40);
  for (let i = 0; i < 6_000; i++) evidence = withComparison(evidence, false, 0.01);
  expect(evidence.compared).toBeLessThanOrEqual(2_000);
  expect(evidence.differed).toBeLessThan(10);
});

test("hitsUntilProbe() explores a small, bounded and unforeseeable share of hits", () => {
  expect(Math.min(...draws(0))).toBe(10);
  expect(Math.max(...draws(0))).toBe(29);
  expect(Math.min(...draws(40))).toBe(25);
  expect(Math.max(...draws(40))).toBe(74);
  expect(new Set(draws(40)).size).toBeGreaterThan(40);
});

describe("earnedBound()", () => {
  test("covers everything without a comparison, and shrinks with each that agrees", () => {
    expect(earnedBound(NO_EVIDENCE)).toBe(1);
    expect(earnedBound(seen(346, 0))).toBeGreaterThan(0.01);
    expect(earnedBound(seen(347, 0))).toBeLessThan(0.01);
    expect(earnedBound(seen(68, 0))).toBeLessThan(0.05);
    expect(earnedBound(seen(1_080, 410))).toBeLessThan(0.43);
    expect(earnedBound(seen(200, 3))).toBeGreaterThan(earnedBound(seen(200, 2)));
  });

  test("is below a true error at any time in hardly any cache, though it is read after each comparison", () => {
    const caches = 100;
    const [error, target] = [0.05, 0.05];
    const random = mulberry32(7);
    const fooled = Array.from({ length: caches }, () => {
      let differed = 0;
      for (let compared = 1; compared <= 300; compared++) {
        if (random() < error) differed += 1;
        if (compared >= 60 && earnedBound(seen(compared, differed)) < target) return true;
      }
      return false;
    }).filter(Boolean).length;
    expect(fooled / caches).toBeLessThan(0.05);
  });
});

/** Returns a generator of numbers from 0 to 1 that begins at a seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
