import { describe, expect, it } from "vitest";
import type { CachePlan } from "../../../src/cache/plan.ts";
import { ALLOW_ALL } from "../../../src/ports/policy.ts";
import { allowsModel, cachePlanUnder, memoryModeUnder } from "../../../src/proxy/permission.ts";

describe("a tenant's policy", () => {
  it("gives the most memory to a request that names no mode, and none to one that names a mode it may not have", () => {
    const reads = { ...ALLOW_ALL, memory: ["off", "read"] as const };
    expect(memoryModeUnder(reads, null)).toBe("read");
    expect(memoryModeUnder(reads, "off")).toBe("off");
    expect(memoryModeUnder(reads, "on")).toBeNull();
    expect(memoryModeUnder(reads, "write")).toBeNull();
    expect(memoryModeUnder(ALLOW_ALL, null)).toBe("on");
  });

  it("lets in the models that it names, byte for byte, and no request without a model", () => {
    const named = { ...ALLOW_ALL, models: ["gpt-test"] };
    expect(allowsModel(named, "gpt-test")).toBe(true);
    for (const model of ["GPT-test", "gpt-test ", "gpt-test-2", "", undefined, null, ["gpt-test"]]) {
      expect(allowsModel(named, model), JSON.stringify(model)).toBe(false);
    }
    expect(allowsModel({ ...ALLOW_ALL, models: [] }, "gpt-test")).toBe(false);
    expect(allowsModel(ALLOW_ALL, undefined)).toBe(true);
  });

  it("stores an answer for the asker alone that would be everybody's, or for nobody", () => {
    const shared: CachePlan = {
      use: true,
      place: "shared",
      match: "semantic",
      look: true,
      maxAgeSeconds: null,
      staleSeconds: 0,
      staleIfErrorSeconds: null,
      collapse: true,
    };
    const own: CachePlan = { ...shared, place: "private", match: "exact" };
    const bypass: CachePlan = { use: false, reason: "tools" };
    expect(cachePlanUnder(ALLOW_ALL, shared, true)).toBe(shared);
    expect(cachePlanUnder({ ...ALLOW_ALL, cache: "private" }, shared, true)).toEqual({
      ...shared,
      place: "private",
      collapse: false,
    });
    expect(cachePlanUnder({ ...ALLOW_ALL, cache: "private" }, shared, false)).toEqual({ use: false, reason: "policy" });
    expect(cachePlanUnder({ ...ALLOW_ALL, cache: "private" }, own, true)).toBe(own);
    for (const plan of [shared, own]) {
      expect(cachePlanUnder({ ...ALLOW_ALL, cache: "off" }, plan, true)).toEqual({ use: false, reason: "policy" });
    }
    expect(cachePlanUnder({ ...ALLOW_ALL, cache: "off" }, bypass, true)).toBe(bypass);
  });
});
