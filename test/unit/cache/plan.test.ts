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
const PLAIN = { personal: false, aboutAsker: false, states: false } as const;
const SHARED = { ...PLAIN, cache: true, share: true, match: "semantic" } as const;
const PRIVATE = { ...PLAIN, cache: true, share: false, match: "exact" } as const;
const plan = (circumstances: Partial<CachePlanInput> = {}) =>
  planCache({
    eligibility: SHARED,
    directives,
    ttlSeconds: 60,
    secret: false,
    hasVault: true,
    isNamed: true,
    ...circumstances,
  });

describe("planCache() uses the cache", () => {
  test("for everybody if the question may be shared, with or without a vault", () => {
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

  test("for one user if it may not be shared, and only with a vault", () => {
    expect(plan({ eligibility: PRIVATE })).toMatchObject({ use: true, place: "private", match: "exact" });
    expect(plan({ eligibility: PRIVATE, hasVault: false })).toEqual({ use: false, reason: "turns" });
  });

  test("for everybody if the wording is personal, and for the named asker alone if the text states something", () => {
    const personal = { ...SHARED, personal: true, aboutAsker: true };
    expect(plan({ eligibility: personal })).toMatchObject({ use: true, place: "shared" });
    const states = { ...personal, states: true };
    expect(plan({ eligibility: states })).toMatchObject({
      use: true,
      place: "private",
      match: "exact",
      collapse: false,
    });
    const nobody = { hasVault: false, isNamed: false };
    expect(plan({ eligibility: states, ...nobody })).toMatchObject({ use: true, place: "shared" });
    expect(plan({ eligibility: states, hasVault: false })).toEqual({ use: false, reason: "personal" });
  });

  test("as the caller's directives say", () => {
    expect(plan({ directives: { ...directives, noCache: true } })).toMatchObject({ use: true, look: false });
    expect(plan({ directives: { ...directives, maxAge: 0 } })).toMatchObject({ maxAgeSeconds: 0 });
  });

  test("with collapsing only for a shared question that takes a new answer", () => {
    expect(plan({ directives: { ...directives, maxAge: 0 } })).toMatchObject({ collapse: false });
    expect(plan({ directives: { ...directives, onlyIfCached: true } })).toMatchObject({ collapse: false });
    expect(plan({ eligibility: PRIVATE })).toMatchObject({ collapse: false });
  });
});

describe("planCache() bypasses the cache for the first reason that applies", () => {
  const no = { cache: false, reason: "tools", personal: false } as const;
  test.each<[Partial<CachePlanInput>, string]>([
    [{ ttlSeconds: 0, directives: { ...directives, noStore: true } }, "off"],
    [{ directives: { ...directives, noStore: true }, secret: true }, "no-store"],
    [{ secret: true, eligibility: no }, "secret"],
    [{ eligibility: no }, "tools"],
  ])("in %j: %s", (circumstances, reason) => expect(plan(circumstances)).toEqual({ use: false, reason }));
});
