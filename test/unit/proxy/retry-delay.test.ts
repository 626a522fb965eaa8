import { describe, expect, it } from "vitest";
import { retryDelay } from "../../../src/proxy/retry-delay.ts";

const delayOf = (status: number, headers: Record<string, string>): number | null =>
  retryDelay({ status, headers: new Headers(headers) });

describe("retryDelay()", () => {
  it.each<[number, Record<string, string>, number]>([
    [429, { "retry-after": "2" }, 2_000],
    [503, { "retry-after": "0" }, 0],
    [529, { "retry-after-ms": "250", "retry-after": "9" }, 250],
    [500, { "x-should-retry": "true" }, 500],
    [409, { "x-should-retry": "true", "retry-after": "1" }, 1_000],
  ])("is told by a %i with %j", (status, headers, ms) => expect(delayOf(status, headers)).toBe(ms));

  it.each<[number, Record<string, string>]>([
    [200, { "retry-after": "1" }],
    [200, { "x-should-retry": "true" }],
    [429, {}],
    [500, {}],
    [500, { "retry-after": "1" }],
    [400, { "retry-after": "1" }],
    [429, { "retry-after": "1", "x-should-retry": "false" }],
    [429, { "retry-after": "60" }],
    [500, { "x-should-retry": "true", "retry-after": "60" }],
    [429, { "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" }],
  ])("is null for a %i with %j", (status, headers) => expect(delayOf(status, headers)).toBeNull());
});
