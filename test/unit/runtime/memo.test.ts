import { expect, test } from "vitest";
import { Memo } from "../../../src/runtime/memo.ts";

test("Memo makes a result once, and starts afresh when it is full", () => {
  const memo = new Memo<string, number>(2);
  const made: string[] = [];
  const length = (key: string): number => {
    made.push(key);
    return key.length;
  };
  expect(["a", "bb", "a", "bb"].map((key) => memo.get(key, length))).toEqual([1, 2, 1, 2]);
  expect(made).toEqual(["a", "bb"]);
  memo.get("ccc", length);
  expect(memo.get("a", length)).toBe(1);
  expect(made).toEqual(["a", "bb", "ccc", "a"]);
});
