import { describe, expect, test } from "vitest";
import { cacheStatus, forwardOutcome, hitOutcome } from "../../../src/cache/cache-status.ts";
import type { CachedAnswer, CacheLookupResult } from "../../../src/ports/answer-store.ts";

const PLAN = {
  use: true,
  place: "shared",
  match: "semantic",
  look: true,
  maxAgeSeconds: null,
  staleSeconds: 0,
  staleIfErrorSeconds: null,
  collapse: true,
} as const;
const ANSWER: CachedAnswer = {
  completion: "{}",
  storedAt: 0,
  expiresAt: 10,
  lacksUsage: false,
  cost: { promptTokens: 0, completionTokens: 0, ms: 0 },
  match: "semantic",
};
const NOTHING: CacheLookupResult = { answer: null, stale: null, withheld: null, cacheVersion: 0, flight: null };

test("a hit reports its ttl and its kind of match", () => {
  expect(cacheStatus(hitOutcome(ANSWER, 9), { ttl: 0 })).toBe("throughline; hit; ttl=0; detail=semantic");
  expect(hitOutcome(ANSWER, 9).late).toBeUndefined();
});

test("an expired hit reports a negative ttl", () => {
  expect(hitOutcome(ANSWER, 10).late).toBe(true);
  expect(cacheStatus(hitOutcome(ANSWER, 10), { ttl: -1 })).toBe("throughline; hit; ttl=-1; detail=semantic");
});

test("a miss reports whether its answer was stored", () => {
  expect(cacheStatus(forwardOutcome(PLAN, NOTHING), { stored: true })).toBe("throughline; fwd=miss; stored");
  expect(cacheStatus(forwardOutcome(PLAN, null), { stored: false })).toBe("throughline; fwd=miss");
});

test("a miss with an expired answer is called stale", () => {
  expect(cacheStatus(forwardOutcome(PLAN, { ...NOTHING, stale: ANSWER }))).toBe("throughline; fwd=stale");
});

describe("a match that is not served", () => {
  test.each(["unproven", "explored"] as const)("reports why: %s", (withheld) => {
    expect(cacheStatus(forwardOutcome(PLAN, { ...NOTHING, withheld }))).toBe(
      `throughline; fwd=miss; detail=${withheld}`,
    );
  });
});

test("a follower reports whether it got the leader's answer", () => {
  const miss = forwardOutcome(PLAN, NOTHING);
  expect(cacheStatus({ ...miss, collapsed: true }, { ttl: 60 })).toBe("throughline; fwd=miss; ttl=60; collapsed");
  expect(cacheStatus({ ...miss, collapsed: false })).toBe("throughline; fwd=miss; collapsed=?0");
});

test("an answer in place of a failing upstream reports the upstream's status", () => {
  const outcome = { status: "stale", detail: "exact", late: true } as const;
  expect(cacheStatus({ ...outcome, failed: 503 }, { ttl: -5 })).toBe(
    "throughline; fwd=stale; fwd-status=503; ttl=-5; detail=exact",
  );
  expect(cacheStatus({ ...outcome, failed: 0 }, { ttl: -5 })).toBe("throughline; fwd=stale; ttl=-5; detail=exact");
});

test("a new answer on request is not called a miss", () => {
  expect(cacheStatus(forwardOutcome({ ...PLAN, look: false }, NOTHING), { stored: true })).toBe(
    "throughline; fwd=request; stored",
  );
});

test("a bypass reports its reason", () => {
  expect(cacheStatus(forwardOutcome({ use: false, reason: "tools" }, null))).toBe(
    "throughline; fwd=bypass; detail=tools",
  );
});
