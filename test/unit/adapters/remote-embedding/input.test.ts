import { describe, expect, test } from "vitest";
import { batches, cleanInput, shorter } from "../../../../src/adapters/remote-embedding/input.ts";

describe("a text that leaves the machine", () => {
  test("holds no secret", () => {
    const sent = cleanInput(`The key is ${"sk-"}${"a1B2c3D4e5F6g7H8i9J0"} and my dog is Rex.`);
    expect(sent).not.toContain("a1B2c3D4");
    expect(sent).toContain("my dog is Rex");
  });

  test("is well-formed, without control characters, and the same for the same text", () => {
    expect(cleanInput("a\u0000b\u0007c \ud800")).toBe("a b c \ufffd");
    expect(cleanInput(" \u0000\n ")).toBe("");
  });

  test("is 8,000 characters at most, cut where no character is halved", () => {
    const sent = cleanInput(`x${"😀".repeat(10_000)}`);
    expect(sent).toHaveLength(8_000);
    expect(sent.isWellFormed()).toBe(true);
  });
});

test("a text that is too long is halved until its length cannot be the reason", () => {
  const lengths: number[] = [];
  for (let text: string | null = "y".repeat(8_000); text !== null; text = shorter(text)) lengths.push(text.length);
  expect(lengths).toEqual([8_000, 4_000, 2_000, 1_000, 500, 250]);
});

describe("one call holds at most", () => {
  test("32 texts", () => {
    expect(batches(Array<string>(70).fill("x")).map(({ length }) => length)).toEqual([32, 32, 6]);
  });

  test("64,000 characters", () => {
    expect(batches(Array<string>(10).fill("x".repeat(8_000))).map(({ length }) => length)).toEqual([8, 2]);
  });

  test("no texts in none, and all of them in their order", () => {
    expect(batches([])).toEqual([]);
    const texts = Array.from({ length: 100 }, (_, i) => `${i}`.repeat(i * 20));
    expect(batches(texts).flat()).toEqual(texts);
  });
});
