import { describe, expect, test } from "vitest";
import { type CachePlanInput, planCache } from "../../../src/cache/plan.ts";

const directives = {
  noStore: false,
  noCache: false,
  onlyIfCached: false,
  maxAge: null,
  staleSeconds: 0,
  staleIfError: null,
};
const SHARED = { cache: true, share: true, match: "semantic", personal: false } as const;
const PRIVATE = { cache: true, share: false, match: "exact", personal: false } as const;
const plan = (circumstances: Partial<CachePlanInput> = {}) =>
  planCache({ eligibility: SHARED, directives, ttlSeconds: 60, secret: false, hasVault: true, ...circumstances });

describe("the cache is used", () => {
  test("for everybody where the question may be shared, vault or not", () => {
    const shared = {
      use: true,
      place: "shared",
      match: "semantic",
      look: true,
      maxAgeSeconds: null,
      staleSeconds: 0,
      staleIfErrorSeconds: null,
      collapse: true,
    };
    expect(plan()).toEqual(shared);
    expect(plan({ hasVault: false })).toEqual(shared);
  });

  test("for one user where it may not, and only with a vault to keep it in", () => {
    expect(plan({ eligibility: PRIVATE })).toMatchObject({ use: true, place: "private", match: "exact" });
    expect(plan({ eligibility: PRIVATE, hasVault: false })).toEqual({ use: false, reason: "turns" });
    const personal = { ...PRIVATE, personal: true };
    expect(plan({ eligibility: personal, hasVault: false })).toEqual({ use: false, reason: "personal" });
  });

  test("as the caller wishes", () => {
    expect(plan({ directives: { ...directives, noCache: true } })).toMatchObject({ use: true, look: false });
    expect(plan({ directives: { ...directives, maxAge: 0 } })).toMatchObject({ maxAgeSeconds: 0 });
  });

  test("and waits for another's answer only where that is new enough, and to be shared", () => {
    expect(plan({ directives: { ...directives, maxAge: 0 } })).toMatchObject({ collapse: false });
    expect(plan({ directives: { ...directives, onlyIfCached: true } })).toMatchObject({ collapse: false });
    expect(plan({ eligibility: PRIVATE })).toMatchObject({ collapse: false });
  });
});

describe("the cache is passed by, and the first reason counts", () => {
  const no = { cache: false, reason: "tools", personal: false } as const;
  test.each<[Partial<CachePlanInput>, string]>([
    [{ ttlSeconds: 0, directives: { ...directives, noStore: true } }, "off"],
    [{ directives: { ...directives, noStore: true }, secret: true }, "no-store"],
    [{ secret: true, eligibility: no }, "secret"],
    [{ eligibility: no }, "tools"],
  ])("%j: %s", (circumstances, reason) => expect(plan(circumstances)).toEqual({ use: false, reason }));
});
