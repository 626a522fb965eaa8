import { describe, expect, test } from "vitest";
import { tableFile } from "../../../src/adapters/static-table/file.ts";
import { tokenise, Tokens } from "../../../src/adapters/static-table/tokens.ts";
import { staticEmbedding } from "../../../src/adapters/static-embedding.ts";
import type { Tenancy } from "../../../src/scope.ts";
import card from "../../../train/MODEL_CARD.md?raw";

const tenancy = {} as Tenancy;

async function vectorOf(text: string): Promise<Float32Array> {
  const [embedding] = await staticEmbedding.embed(tenancy, [text]);
  return embedding?.vector ?? new Float32Array();
}

async function nearness(a: string, b: string): Promise<number> {
  const [x, y] = [await vectorOf(a), await vectorOf(b)];
  return x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
}

function lengthOf(vector: Float32Array): number {
  return Math.hypot(...vector);
}

function tokensOf(text: string): string[] {
  const tokens = new Tokens(100);
  tokenise(text, tokens);
  return Array.from({ length: tokens.count }, (_, i) => tokens.text.slice(tokens.from[i], tokens.to[i]));
}

function keysOf(text: string): number[] {
  const tokens = new Tokens(100);
  tokenise(text, tokens);
  return [...tokens.key.subarray(0, tokens.count)];
}

describe("the tokeniser", () => {
  test.each([
    ["C++ and C# are not C", ["C++", "and", "C#", "are", "not", "C"]],
    ["what do ^= and operator() do?", ["what", "do", "^=", "and", "operator", "()", "do"]],
    ["at 7:30 for $1,000 or 3.5 %", ["at", "7:30", "for", "$", "1,000", "or", "3.5", "%"]],
    ["the user's (old) e-mail", ["the", "user", "old", "e", "mail"]],
    ["**bold** --- ### x", ["bold", "x"]],
    ["日本語のテスト", ["日本語のテスト"]],
    ["only 😀", ["only", "😀"]],
    ["", []],
    ["\u0000 \ud800 \udc00", []],
  ])("reads %j", (text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  test.each([
    ["Café", "cafe"],
    ["don't", "dont"],
    ["don’t", "don't"],
    ["1,000", "1000"],
    ["ﬁne", "fine"],
    ["ÜBER", "uber"],
  ])("reads %j like %j", (one, other) => {
    expect(keysOf(one)).toEqual(keysOf(other));
  });

  test.each([
    ["C++", "C"],
    ["==", "="],
    ["7:30", "730"],
    ["operator()", "operator"],
  ])("tells %j from %j", (one, other) => {
    expect(keysOf(one)).not.toEqual(keysOf(other));
  });
});

describe("the static embedder", () => {
  test("gives unit vectors that name the space", async () => {
    const [embedding] = await staticEmbedding.embed(tenancy, ["How do I reset my password?"]);
    expect(embedding?.space).toBe(staticEmbedding.space);
    expect(embedding?.vector).toHaveLength(128);
    expect(lengthOf(embedding?.vector ?? new Float32Array())).toBeCloseTo(1, 5);
  });

  test("gives the same vector for the same text, whatever came between", async () => {
    const text = "Where is the nearest train station?";
    const before = await vectorOf(text);
    await vectorOf("something else ".repeat(5_000));
    expect(await vectorOf(text)).toEqual(before);
  });

  test.each([
    ["how do i get a refund", "i want my money back", "what is the weather in paris"],
    ["book a flight to london", "reserve a plane ticket", "my dog likes the garden"],
    ["what should i cook for dinner", "a recipe for this evening", "the car does not start"],
    ["I take care of IT security", "computer networks and software", "is it yours"],
  ])("finds %j nearer to %j than to %j", async (text, near, far) => {
    expect(await nearness(text, near)).toBeGreaterThan((await nearness(text, far)) + 0.1);
  });

  test.each([
    ["Wie kündige ich meinen Vertrag?", "Ich möchte meinen Vertrag kündigen", "Wo liegt der nächste Bahnhof?"],
    ["パスワードを忘れました", "パスワードを忘れた", "天気はどうですか"],
    ["Как сбросить пароль?", "сбросить мой пароль", "какая завтра погода"],
    ["qarrtsiluni is a word", "qarrtsiluni", "nigropallidal"],
  ])("has something to say about %j", async (text, near, far) => {
    expect(await nearness(text, near)).toBeGreaterThan((await nearness(text, far)) + 0.1);
  });

  test.each([
    ["IT", "it"],
    ["C++", "C"],
    ["a", "b"],
    ["Windows 10", "Windows 8"],
    ["enable it", "disable it"],
  ])("tells %j from %j", async (one, other) => {
    expect(await nearness(one, other)).toBeLessThan(0.999);
  });

  test("counts a word once, however often it is said", async () => {
    expect(await vectorOf("please please reset my my password")).toEqual(await vectorOf("please reset my password"));
    expect(await vectorOf("zorblax zorblax is down")).toEqual(await vectorOf("zorblax is down"));
  });

  test("hears a name louder than the same word without its capital", async () => {
    expect(await nearness("a trip to Paris", "Paris")).toBeGreaterThan(await nearness("a trip to paris", "paris"));
    expect(await vectorOf("A TRIP TO PARIS")).toEqual(await vectorOf("a trip to paris"));
  });

  test("tells a sentence from the same words with another one last", async () => {
    expect(await nearness("the dog bites the man", "the man bites the dog")).toBeLessThan(0.98);
    expect(await nearness("the dog bites the man", "the dog bites the man!")).toBeCloseTo(1, 5);
    expect(await nearness("Is it safe to fly? I ask for a friend", "is it safe to fly")).toBeGreaterThan(
      await nearness("Is it safe to fly, I ask for a friend", "is it safe to fly"),
    );
  });

  test.each(["", " ", "\n\t", "\u0000", "\ud800", "...", "---"])("has nothing to say about %j", async (text) => {
    expect(lengthOf(await vectorOf(text))).toBe(0);
  });

  test.each([
    ["one letter", "x"],
    ["only emoji", "😀👍🏽🎉"],
    ["mixed scripts", "hello мир 世界 สวัสดี שלום ١٢٣ 🎉"],
    ["NUL between words", "a\u0000b\u0000c"],
    ["lone surrogates between words", "a \ud800 b \udfff c"],
    ["nothing but marks", "a\u0301\u0301\u0301 \u0e31\u0e31"],
    ["200 KB of words", "lorem ipsum ".repeat(17_000)],
    ["200 KB without a space", "x".repeat(200_000)],
    ["200 KB of Chinese", "漢字".repeat(100_000)],
    ["200 KB of quotation marks", `a${"'".repeat(200_000)}`],
    ["200 KB of signs", "^=".repeat(100_000)],
  ])("gives a unit vector for %s", async (_, text) => {
    const vector = await vectorOf(text);
    expect(vector.every(Number.isFinite)).toBe(true);
    expect(lengthOf(vector)).toBeCloseTo(1, 4);
  });
});

test("the shipped table is the one that the model card names", async () => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", tableFile));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  expect(card).toContain(`sha256: \`${hex}\``);
});
