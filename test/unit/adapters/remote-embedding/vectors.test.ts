import { describe, expect, test } from "vitest";
import { judgeSize, type Size, UNKNOWN, unitVector } from "../../../../src/adapters/remote-embedding/vectors.ts";

describe("a vector", () => {
  test.each([[[3, 4]], [[3e-200, 4e-200]], [[3e200, 4e200]]])("%j becomes one of length 1", (values) => {
    expect([...(unitVector(values) ?? [])]).toEqual([Math.fround(0.6), Math.fround(0.8)]);
  });

  test.each([[[]], [[0, 0]], [[1, Number.NaN]], [[1, Infinity]], [Array<number>(20_000).fill(1)]])(
    "%# that has no direction is none",
    (values) => {
      expect(unitVector(values)).toBeNull();
    },
  );
});

test("the first size is accepted, and another one only after ten answers in a row", () => {
  let size: Size = UNKNOWN;
  const judge = (given: number): boolean => {
    const judged = judgeSize(size, given);
    size = judged.size;
    return judged.sound;
  };
  expect(judge(8)).toBe(true);
  expect(Array.from({ length: 9 }, () => judge(4))).not.toContain(true);
  expect(judge(8)).toBe(true);
  expect(Array.from({ length: 9 }, () => judge(4))).not.toContain(true);
  expect(judge(4)).toBe(true);
  expect(judge(8)).toBe(false);
});
