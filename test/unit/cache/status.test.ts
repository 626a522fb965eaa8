import { expect, test } from "vitest";
import { cacheStatus, forwardOutcome, hitOutcome } from "../../../src/cache/status.ts";

const PLAN = { use: true, place: "shared", match: "semantic", look: true, maxAgeSeconds: null } as const;

test("a hit says how long it lives and how it was found", () => {
  const hit = hitOutcome({ completion: "{}", storedAt: 0, expiresAt: 0, match: "semantic" });
  expect(cacheStatus(hit, { ttl: 0 })).toBe("throughline; hit; ttl=0; detail=semantic");
});

test("a miss says whether its answer was stored", () => {
  expect(cacheStatus(forwardOutcome(PLAN), { stored: true })).toBe("throughline; fwd=miss; stored");
  expect(cacheStatus(forwardOutcome(PLAN), { stored: false })).toBe("throughline; fwd=miss");
});

test("a new answer that the caller wanted is not called a miss", () => {
  expect(cacheStatus(forwardOutcome({ ...PLAN, look: false }), { stored: true })).toBe(
    "throughline; fwd=request; stored",
  );
});

test("a bypass says why", () => {
  expect(cacheStatus(forwardOutcome({ use: false, reason: "tools" }))).toBe("throughline; fwd=bypass; detail=tools");
});
