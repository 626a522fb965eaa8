import { expect, test } from "vitest";
import { NOT_HELD, PairTable } from "../../../../src/memory/block/pair-table.ts";

test("a pair has its value while no other takes its place", () => {
  const table = new PairTable(8);
  expect(table.get(7, 9)).toBe(NOT_HELD);
  table.set(7, 9, 3);
  expect([table.get(7, 9), table.get(9, 7), table.get(7, 10)]).toEqual([3, NOT_HELD, NOT_HELD]);
});

test("no pair ever has the value of another, however many share a place", () => {
  const table = new PairTable(4);
  let held = 0;
  for (let one = 1; one <= 40; one++)
    for (let other = 1; other <= 40; other++) table.set(one, other, one * 100 + other);
  for (let one = 1; one <= 40; one++) {
    for (let other = 1; other <= 40; other++) {
      const value = table.get(one, other);
      if (value !== NOT_HELD) held += 1;
      expect([NOT_HELD, one * 100 + other]).toContain(value);
    }
  }
  expect(held).toBe(16);
});
