import { expect, test } from "vitest";
import { ownSpaces, spaceOf } from "../../../../src/memory/embedding/embedding-space.ts";

const isOwn = (embedder: { name: string; space: string | null }, space: string): boolean => {
  const { first, last } = ownSpaces(embedder);
  return space >= first && space <= last;
};

test("ownSpaces() covers all sizes of an embedder's name until its one space is known", () => {
  const unasked = { name: "openai-1/small", space: null };
  expect(isOwn(unasked, spaceOf("openai-1/small", 8))).toBe(true);
  expect(isOwn(unasked, spaceOf("openai-1/small", 1536))).toBe(true);
  const asked = { ...unasked, space: spaceOf("openai-1/small", 1536) };
  expect(isOwn(asked, spaceOf("openai-1/small", 1536))).toBe(true);
  expect(isOwn(asked, spaceOf("openai-1/small", 8))).toBe(false);
});

test.each(["openai-1/smal", "openai-1/small2", "openai-1/small-2", "openai-2/small", "openai-1/small%2Fbig"])(
  "ownSpaces() excludes the embedder %s",
  (name) => {
    expect(isOwn({ name: "openai-1/small", space: null }, spaceOf(name, 8))).toBe(false);
  },
);
