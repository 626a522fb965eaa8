import { expect, test } from "vitest";
import { CachedProbe } from "../../../src/api/cached-probe.ts";

test("a check that went with the request that began it is made again by whoever waits, once", async () => {
  const probe = new CachedProbe<{ readonly made: number }>(10_000, 20);
  void probe.result("a", 1_000, () => new Promise(() => {}));
  let made = 0;
  const check = async () => ({ made: (made += 1) });
  const waiting = Array.from({ length: 5 }, () => probe.result("a", 1_001, check));
  expect(await Promise.all(waiting)).toEqual(Array.from({ length: 5 }, () => ({ made: 1 })));
  expect(await probe.result("a", 1_002, check)).toEqual({ made: 1 });
});

test("a check gets the result of the one before of the same thing, and of no other", async () => {
  const probe = new CachedProbe<{ readonly of: string }>(10, 1_000);
  const given: unknown[] = [];
  const check = (of: string) => async (before: unknown) => {
    given.push(before);
    return { of };
  };
  await probe.result("a", 0, check("a"));
  await probe.result("a", 10, check("a"));
  await probe.result("b", 11, check("b"));
  await probe.result("b", 5, check("b"));
  expect(given).toEqual([null, { of: "a" }, null, { of: "b" }]);
});
