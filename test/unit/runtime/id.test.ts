import { expect, test, vi } from "vitest";

// Ids never go back in time, and other tests of this process make some of a later time.
vi.resetModules();
const { newId } = await import("../../../src/runtime/id.ts");

const START = Date.now() + 1_000_000;

test("an id has its prefix and 26 characters that cannot be misread", () => {
  expect(newId("mem", START)).toMatch(/^mem_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(newId("exc", START)).toMatch(/^exc_[0-9a-hjkmnp-tv-z]{26}$/);
});

test("ids sort by time, and by order of making within a millisecond", () => {
  const ids = [0, 0, 0, 1, 1, 2, 50].map((after) => newId("mem", START + 10 + after));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a clock that goes back makes no id that sorts before an older one", () => {
  const before = newId("mem", START + 1_000);
  expect(newId("mem", START + 500) > before).toBe(true);
});

test("many ids of one millisecond are all different and still in order", () => {
  const ids = Array.from({ length: 5_000 }, () => newId("mem", START + 2_000));
  expect(new Set(ids).size).toBe(5_000);
  expect(ids.toSorted()).toEqual(ids);
});

test("the time of making can be read from the first ten characters after the prefix", () => {
  const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  const digits = newId("mem", START + 3_000).slice(4, 14);
  expect([...digits].reduce((sum, digit) => sum * 32 + alphabet.indexOf(digit), 0)).toBe(START + 3_000);
});

test("an import from the past gets ids of that time, in order, and does not hold back new ids", () => {
  const past = START - 400 * 86_400_000;
  const now = newId("mem", START + 4_000);
  const ids = [newId("mem", past), newId("mem", past), newId("mem", past + 5)];
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every((id) => id < now)).toBe(true);
  expect(newId("mem", START + 4_000) > now).toBe(true);
});

test("imports of several times that take turns get ids in order for each time", () => {
  newId("mem", Date.parse("2026-11-12T00:00:00Z"));
  const times = [Date.parse("2026-02-01T10:00:00Z"), Date.parse("2026-03-01T10:00:00Z")];
  const made = Array.from({ length: 20 }, (_, i) => newId("mem", times[i % 2] ?? 0));
  for (const turn of [0, 1]) {
    const ids = made.filter((_, i) => i % 2 === turn);
    expect(ids).toEqual(ids.toSorted());
  }
});
