import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { isRetired, withRetired } from "../../../src/oauth/retired-tokens.ts";

/* The library's changes to a grant's record, as it makes them when a token is used. */

const idOf = (token: string) => createHash("sha256").update(token).digest("hex");
const START = 1_764_000_000_000;
const start = withRetired("{}", JSON.stringify({ refreshTokenId: idOf("r1") }), START);

/** Returns the record after the use of a token, from which the library makes the next. */
function used(before: string, token: string, next: string, now: number): string {
  const grant = JSON.parse(before) as { refreshTokenId?: string; previousRefreshTokenId?: string };
  expect([grant.refreshTokenId, grant.previousRefreshTokenId]).toContain(idOf(token));
  const after = { ...grant, previousRefreshTokenId: idOf(token), refreshTokenId: idOf(next) };
  return withRetired(before, JSON.stringify(after), now);
}
const retired = (grant: string, token: string) => isRetired(JSON.parse(grant), token);

test("a token is retired once its successor has been used", () => {
  const second = used(start, "r1", "r2", START + 1);
  expect(retired(second, "r1")).toBe(false);
  expect(retired(used(second, "r2", "r3", START + 2), "r1")).toBe(true);
});

test.each([
  ["within a minute proves no theft", 30_000, false],
  ["later does", 90_000, true],
])("a token that was displaced before anybody used it, %s", (_, ms, expected) => {
  const second = used(start, "r1", "r2", START);
  const third = used(second, "r1", "r3", START + ms);
  expect(retired(third, "r2")).toBe(expected);
  expect(retired(used(third, "r3", "r4", START + ms), "r2")).toBe(expected);
});

test("a grant from before these times were kept loses nothing by a token that was displaced", () => {
  const old = JSON.stringify({ refreshTokenId: idOf("r2"), previousRefreshTokenId: idOf("r1") });
  expect(retired(used(old, "r1", "r3", START), "r2")).toBe(false);
});

test("a token may be used three times again, is retired then, and pushes no other out of the list", () => {
  let grant = used(used(start, "r1", "r2", START), "r2", "r3", START);
  for (let i = 0; i < 3; i += 1) {
    expect(retired(grant, "r2")).toBe(false);
    grant = used(grant, "r2", `r${4 + i}`, START);
  }
  expect(JSON.parse(grant)).not.toHaveProperty("previousRefreshTokenId");
  expect([retired(grant, "r1"), retired(grant, "r2")]).toEqual([true, true]);
  // The next token counts anew.
  const next = used(grant, "r6", "r7", START);
  expect(retired(used(next, "r6", "r8", START), "r6")).toBe(false);
});
