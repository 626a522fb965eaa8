import { expect, test } from "vitest";
import { fadeOf } from "../../../src/memory/idle-decay.ts";

const DAY = 86_400_000;

test("what nobody has needed for half a year ranks as before, then lower, and never below 85 %", () => {
  expect([-DAY, 0, 180 * DAY].map(fadeOf)).toEqual([1, 1, 1]);
  expect(fadeOf(400 * DAY)).toBeGreaterThan(fadeOf(500 * DAY));
  expect(fadeOf(730 * DAY)).toBeCloseTo(0.85);
  expect(fadeOf(9_999 * DAY)).toBeCloseTo(0.85);
});
