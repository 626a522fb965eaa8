import { expect, test } from "vitest";
import { SortedById } from "../../../../src/vault/recall/sorted-by-id.ts";

const sorted = (ids: string): SortedById<{ id: string; text?: string }> => {
  const entries = new SortedById<{ id: string; text?: string }>();
  for (const id of ids) entries.add({ id });
  return entries;
};

test.each(["abc", "cab", "bca"])("the newest of %s is c, in whichever order they came", (ids) => {
  expect(sorted(ids).newest(() => true)?.id).toBe("c");
});

test("of those that are accepted, the newest is found", () => {
  expect(sorted("dacb").newest(({ id }) => id < "c")?.id).toBe("b");
  expect(sorted("ab").newest(() => false)).toBeNull();
});

test("what is removed is found no more, and an unknown id removes nothing", () => {
  const entries = sorted("acb");
  entries.remove("c");
  entries.remove("aa");
  expect(entries.newest(() => true)?.id).toBe("b");
  expect(entries.newest(({ id }) => id === "a")?.id).toBe("a");
});

test("an entry takes the place of the one of its id", () => {
  const entries = sorted("ab");
  entries.add({ id: "a", text: "new" });
  entries.remove("b");
  expect(entries.newest(() => true)?.text).toBe("new");
  entries.remove("a");
  expect(entries.newest(() => true)).toBeNull();
});
