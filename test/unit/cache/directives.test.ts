import { describe, expect, test } from "vitest";
import { readDirectives } from "../../../src/cache/directives.ts";

const NONE = { noStore: false, noCache: false, onlyIfCached: false, maxAge: null, staleSeconds: 0, staleIfError: null };

describe("readDirectives() by RFC 9111", () => {
  test.each([
    [null, NONE],
    ["", NONE],
    ["no-store", { ...NONE, noStore: true }],
    ["NO-STORE", { ...NONE, noStore: true }],
    ["no-cache", { ...NONE, noCache: true }],
    ["only-if-cached", { ...NONE, onlyIfCached: true }],
    ["max-age=60", { ...NONE, maxAge: 60 }],
    ['max-age="60"', { ...NONE, maxAge: 60 }],
    ["max-age=0", { ...NONE, maxAge: 0 }],
    [" max-age = 5 , no-cache ", { ...NONE, noCache: true, maxAge: 5 }],
    [
      "no-store,no-cache,only-if-cached,max-age=1",
      { ...NONE, noStore: true, noCache: true, onlyIfCached: true, maxAge: 1 },
    ],
  ])("reads %j", (header, directives) => expect(readDirectives(header)).toEqual(directives));

  test.each([
    ["stale-while-revalidate=5", { ...NONE, staleSeconds: 5 }],
    ["max-stale=7", { ...NONE, staleSeconds: 7 }],
    ["max-stale=7, stale-while-revalidate=9", { ...NONE, staleSeconds: 9 }],
    ["max-stale=soon", NONE],
    ["stale-while-revalidate", NONE],
    ["stale-if-error=60", { ...NONE, staleIfError: 60 }],
    ["stale-if-error=0", { ...NONE, staleIfError: 0 }],
    ["stale-if-error=soon", { ...NONE, staleIfError: 0 }],
  ])("reads %j, as RFC 5861 says", (header, directives) => expect(readDirectives(header)).toEqual(directives));

  test("accepts an answer of any age for max-stale without a value", () => {
    expect(readDirectives("max-stale").staleSeconds).toBeGreaterThan(2 ** 30);
  });

  test.each(["no-transform", "min-fresh=5", "x-no-store", "no-storex", ",,,", "=5"])(
    "ignores the unknown directive %j",
    (header) => expect(readDirectives(header)).toEqual(NONE),
  );

  test.each(["max-age", "max-age=", "max-age=-1", "max-age=1.5", "max-age=abc", "max-age=1e3", "max-age=99999999999"])(
    "counts the unreadable %j as 0, because in doubt an answer is stale",
    (header) => expect(readDirectives(header)).toEqual({ ...NONE, maxAge: 0 }),
  );
});
