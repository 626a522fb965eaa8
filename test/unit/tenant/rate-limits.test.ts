import { describe, expect, test } from "vitest";
import {
  charge,
  adjustTokens,
  rateLimitHeaders,
  mergeWindows,
  type Windows,
  subtractWindows,
} from "../../../src/tenant/rate-limits.ts";
import type { Limits } from "../../../src/ports/policy.ts";

const NONE: Limits = { requestsPerMinute: null, requestsPerDay: null, tokensPerMinute: null, tokensPerDay: null };
const START = Date.UTC(2026, 10, 20, 23, 59, 30);
const one = (tokens = 0) => ({ requests: 1, tokens });

/** Lets requests in one after the other; how many got in. */
function admitted(limits: Limits, times: readonly number[], tokens = 0): number {
  let windows: Windows = {};
  return times.filter((at) => {
    const judged = charge(windows, limits, one(tokens), START + at);
    windows = judged.windows ?? windows;
    return judged.exceeded === null;
  }).length;
}

describe("a rate limit window", () => {
  const perMinute = { ...NONE, requestsPerMinute: 3 };

  test("admits as many requests as its quota, and again when it ends, not when the clock's minute or day does", () => {
    expect(admitted(perMinute, [0, 1, 2, 3, 30_001, 59_999])).toBe(3);
    expect(admitted(perMinute, [0, 1, 2, 60_000, 60_001, 60_002, 60_003])).toBe(6);
  });

  test("begins with the first request after the last window has ended", () => {
    expect(admitted(perMinute, [0, 90_000, 90_001, 90_002, 149_999, 150_000])).toBe(5);
  });

  test("does not count refused requests", () => {
    const full = charge({}, { ...NONE, requestsPerMinute: 0 }, one(), START);
    expect(full).toMatchObject({ windows: null, exceeded: { retryAfterSeconds: 60, fits: false } });
  });

  test("counts estimated tokens, and corrects them afterwards", () => {
    const limits = { ...NONE, tokensPerMinute: 100 };
    const { windows } = charge({}, limits, one(80), START);
    expect(charge(windows ?? {}, limits, one(30), START + 1).exceeded).toMatchObject({
      name: "tokens-per-minute",
      fits: true,
    });
    const less = adjustTokens(windows ?? {}, START, 20 - 80);
    expect(less["tokens-per-minute"]?.used).toBe(20);
    expect(charge(less, limits, one(80), START + 1).exceeded).toBeNull();
    expect(charge(less, limits, one(81), START + 1).exceeded).not.toBeNull();
    expect(charge({}, limits, one(101), START).exceeded).toMatchObject({ fits: false });
  });

  test("is not corrected by a request from before it began", () => {
    const windows: Windows = { "tokens-per-minute": { startedAt: START + 60_000, used: 50 } };
    expect(adjustTokens(windows, START, -40)).toEqual(windows);
  });
});

test("of several exceeded limits the one that lasts longest is returned, with its remaining seconds", () => {
  const limits = { ...NONE, requestsPerMinute: 1, requestsPerDay: 1 };
  const { windows } = charge({}, limits, one(), START);
  expect(charge(windows ?? {}, limits, one(), START + 1_500).exceeded).toMatchObject({
    name: "requests-per-day",
    quota: 1,
    retryAfterSeconds: 86_399,
  });
});

test("the rate limit headers list every limit with its remaining quota and seconds", () => {
  const limits = { ...NONE, requestsPerMinute: 3, tokensPerDay: 1_000 };
  const { windows } = charge({}, limits, one(150), START);
  expect(rateLimitHeaders(windows ?? {}, limits, START + 10_000)).toEqual({
    "ratelimit-policy": '"requests-per-minute";q=3;w=60, "tokens-per-day";q=1000;w=86400',
    ratelimit: '"requests-per-minute";r=2;t=50, "tokens-per-day";r=850;t=86390',
  });
  expect(rateLimitHeaders({}, NONE, START)).toBeNull();
});

describe("windows of two deployments", () => {
  const here: Windows = { "requests-per-minute": { startedAt: START + 10_000, used: 2 } };
  const there: Windows = {
    "requests-per-minute": { startedAt: START, used: 3 },
    "tokens-per-day": { startedAt: START, used: 70 },
  };

  test("are merged into one window from the first start while both are open", () => {
    expect(mergeWindows([here, there], START + 20_000)).toEqual({
      "requests-per-minute": { startedAt: START, used: 5 },
      "tokens-per-day": { startedAt: START, used: 70 },
    });
    expect(mergeWindows([here, there], START + 60_000)["requests-per-minute"]).toEqual(here["requests-per-minute"]);
    expect(mergeWindows([here, there], START + 70_000)["requests-per-minute"]).toBeUndefined();
  });

  test("are separated again by subtraction", () => {
    const limits = { ...NONE, requestsPerMinute: 6 };
    const { windows } = charge(mergeWindows([here, there], START + 20_000), limits, one(), START + 20_000);
    expect(subtractWindows(windows ?? {}, mergeWindows([there], START + 20_000))).toEqual({
      "requests-per-minute": { startedAt: START, used: 3 },
    });
    expect(charge(windows ?? {}, limits, one(), START + 20_000).exceeded).not.toBeNull();
  });

  test("are not merged if none is open, and a new one holds no counts of the other", () => {
    const now = START + 70_000;
    const { windows } = charge(mergeWindows([here, there], now), { ...NONE, requestsPerMinute: 6 }, one(), now);
    expect(subtractWindows(windows ?? {}, mergeWindows([there], now))["requests-per-minute"]).toEqual({
      startedAt: now,
      used: 1,
    });
  });
});
