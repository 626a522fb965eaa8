import { describe, expect, test } from "vitest";
import { providerBackoffMs, textBackoffMs } from "../../../src/memory/embedding-retries.ts";

describe("an embedder that fails rests", () => {
  test.each([
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [10, 600_000],
    [1_000, 600_000],
  ])("after failure %i for %i ms", (failures, ms) => {
    expect(providerBackoffMs(failures, null, 0)).toBe(ms);
  });

  test("as long as it asks, but not for days", () => {
    expect(providerBackoffMs(1, 30_000, 0)).toBe(30_000);
    expect(providerBackoffMs(10, 1, 0)).toBe(600_000);
    expect(providerBackoffMs(1, 1e12, 0)).toBe(3_600_000);
  });

  test("so that those who failed together do not come back together", () => {
    expect(providerBackoffMs(1, null, 1)).toBe(2_500);
  });
});

test("a text that did not come back is tried again at once, then ever later, and at last no more", () => {
  expect([1, 2, 3, 4, 5, 6].map(textBackoffMs)).toEqual([0, 60_000, 240_000, 960_000, null, null]);
});
