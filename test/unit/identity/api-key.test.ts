import { expect, test } from "vitest";
import {
  accountOfKeyId,
  isAccount,
  looksLikeKey,
  newAccount,
  newKey,
  PLATFORM,
  readKey,
} from "../../../src/identity/api-key.ts";

test("a key names who knows it, is recognised by its prefix, and holds 256 random bits", () => {
  for (const where of [PLATFORM, newAccount("pepper")]) {
    const { id, key, hash } = newKey(where);
    expect(key).toMatch(/^tl_[0-9a-z]+_[0-9a-f]{12}_[\w-]{43}$/);
    expect(looksLikeKey(key)).toBe(true);
    expect(readKey(key)).toEqual({ where, presented: { id, hash } });
    expect(accountOfKeyId(id)).toBe(where);
    expect(hash).not.toContain(key.slice(-43));
  }
  const keys = Array.from({ length: 100 }, () => newKey(PLATFORM).key);
  expect(new Set(keys).size).toBe(100);
});

test("an account shows where it was made", () => {
  const account = newAccount("pepper");
  expect(isAccount(account, "pepper")).toBe(true);
  expect(isAccount(account, "salt")).toBe(false);
  for (const forged of ["0".repeat(32), account.replace(/^./, (first) => (first === "0" ? "1" : "0"))]) {
    expect(isAccount(forged, "pepper")).toBe(false);
  }
});

test.each([
  "",
  "tl_",
  "sk-1",
  `tl_x_${"0".repeat(12)}_${"A".repeat(43)}`,
  `tl_platform_${"0".repeat(12)}_${"A".repeat(42)}`,
])("%j is no key", (text) => {
  expect(readKey(text)).toBeNull();
  expect(accountOfKeyId(text)).toBeNull();
});
