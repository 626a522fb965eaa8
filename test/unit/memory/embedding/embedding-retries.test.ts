import { describe, expect, test } from "vitest";
import { providerBackoffMs, textBackoffMs } from "../../../../src/memory/embedding/embedding-retries.ts";

describe("wait for a failing embedder", () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [10, 600_000],
    [1_000, 600_000],
  ])("after failure %i is %i ms", (failures, ms) => {
    expect(providerBackoffMs(failures, null, 0)).toBe(ms);
  });

  test("is as long as the provider asks, up to an hour", () => {
    expect(providerBackoffMs(1, 30_000, 0)).toBe(30_000);
    expect(providerBackoffMs(10, 1, 0)).toBe(600_000);
    expect(providerBackoffMs(1, 1e12, 0)).toBe(3_600_000);
  });

  test("is longer by a random part, so that vaults return one by one", () => {
    expect(providerBackoffMs(1, null, 1)).toBe(2_500);
  });
});

test("textBackoffMs() is 0 after one lost attempt, then grows, and at last is null", () => {
  expect([1, 2, 3, 4, 5, 6].map(textBackoffMs)).toEqual([0, 60_000, 240_000, 960_000, null, null]);
});
