import { describe, expect, test } from "vitest";
import { shownConfidence } from "../../../../src/memory/statements/shown-confidence.ts";

const grounds = { stated: 0.8, byHand: false, timesSaid: 1, isDoubted: false, worth: 0 };
const shown = (changed: Partial<typeof grounds>): number => shownConfidence({ ...grounds, ...changed });

describe("shownConfidence()", () => {
  test("rises each time something is said again", () => {
    const times = [1, 2, 3, 4].map((timesSaid) => shown({ timesSaid }));
    expect(times).toEqual([...times].toSorted((a, b) => a - b));
    expect(new Set(times).size).toBe(4);
    expect(shown({ stated: 1, timesSaid: 2 })).toBeGreaterThan(shown({ stated: 1 }));
  });

  test("falls if later words contradict", () => expect(shown({ isDoubted: true })).toBeLessThan(shown({})));

  test("follows feedback, both ways", () => {
    expect(shown({ worth: 1 })).toBeGreaterThan(shown({}));
    expect(shown({ worth: -1 })).toBeLessThan(shown({}));
  });

  test("stays between nothing and certain", () => {
    expect(shown({ stated: 0, worth: -9 })).toBeGreaterThan(0);
    expect(shown({ stated: 1, timesSaid: 99, worth: 9 })).toBe(1);
  });

  test("leaves what a person wrote by hand as certain as they wrote it", () =>
    expect(shown({ stated: 1, byHand: true })).toBe(1));
});
