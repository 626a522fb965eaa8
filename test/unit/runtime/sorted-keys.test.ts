import { describe, expect, it } from "vitest";
import { SortedKeys } from "../../../src/runtime/sorted-keys.ts";

/** Writes keys as differences of seven bits a byte. */
function bytesOf(keys: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const key of keys) {
    let left = key - before;
    before = key;
    for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
    bytes.push(left);
  }
  return Uint8Array.from(bytes);
}

describe("sorted keys", () => {
  it.each([
    ["of 32 bits", 32, [0, 1, 127, 128, 70_000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]],
    ["of 22 bits", 22, [5, 6, 7, 8, 9, 10, 11, 4_194_302, 4_194_303]],
    ["that begin with the same bits", 22, Array.from({ length: 300 }, (_, i) => i * 3)],
    ["that are none", 22, []],
  ])("find keys %s, and no others", (_, bits, keys) => {
    const bytes = bytesOf(keys);
    const sorted = new SortedKeys(Uint8Array.from([9, 9, ...bytes, 9]), 2, keys.length, bits);

    expect(keys.map((key) => sorted.find(key))).toEqual(keys.map((_key, place) => place));
    const others = [2, 4, 129, 69_999, 3_000_000].filter((key) => !keys.includes(key));
    expect(others.map((key) => sorted.find(key))).toEqual(others.map(() => -1));
    expect(sorted.count).toBe(keys.length);
    expect(sorted.end).toBe(2 + bytes.length);
  });
});
