import { expect, test } from "vitest";
import { idleDecay } from "../../../../src/memory/ranking/idle-decay.ts";

const DAY = 86_400_000;

test("idleDecay() is 1 for half a year, then falls, and never below 0.85", () => {
  expect([-DAY, 0, 180 * DAY].map(idleDecay)).toEqual([1, 1, 1]);
  expect(idleDecay(400 * DAY)).toBeGreaterThan(idleDecay(500 * DAY));
  expect(idleDecay(730 * DAY)).toBeCloseTo(0.85);
  expect(idleDecay(9_999 * DAY)).toBeCloseTo(0.85);
});
