import { expect, test } from "vitest";
import {
  admission,
  type Breaker,
  CLOSED,
  onFailure,
  onProbe,
} from "../../../../src/adapters/remote-embedding/breaker.ts";

const NOW = 1_000_000;

function failing(times: number, now = NOW): Breaker {
  let breaker = CLOSED;
  for (let i = 0; i < times; i++) breaker = onFailure(breaker, "pass", now);
  return breaker;
}

test("it lets everybody pass until the fifth failure in a row", () => {
  expect([0, 1, 4, 5].map((times) => admission(failing(times), NOW))).toEqual(["pass", "pass", "pass", "refuse"]);
});

test("after the cool-down one probe goes, and nobody else while it is under way or lost", () => {
  const open = failing(5);
  expect(admission(open, NOW + 4_999)).toBe("refuse");
  expect(admission(open, NOW + 5_000)).toBe("probe");
  const probing = onProbe(open, NOW + 5_000);
  expect(admission(probing, NOW + 5_001)).toBe("refuse");
  expect(admission(probing, NOW + 10_000)).toBe("probe");
});

test("each probe that fails doubles the cool-down, up to a minute", () => {
  let breaker = failing(5);
  let now = NOW;
  const waits: number[] = [];
  for (let i = 0; i < 6; i++) {
    waits.push(breaker.openUntil - now);
    now = breaker.openUntil;
    breaker = onFailure(onProbe(breaker, now), "probe", now);
  }
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test("what was under way when it opened does not keep it open longer", () => {
  expect(failing(50)).toEqual(failing(5));
});
