import { describe, expect, test } from "vitest";
import { regex, regexOf } from "../../../src/text/regex.ts";

/** Blocks of the scripts that people chat in, and of signs and pictures: the first and the last code point. */
const BLOCKS: readonly (readonly [string, number, number])[] = [
  ["Latin", 0x0, 0x24f],
  ["Greek", 0x370, 0x3f5],
  ["Cyrillic", 0x400, 0x481],
  ["Hebrew", 0x5d0, 0x60f],
  ["Arabic", 0x610, 0x6dc],
  ["Devanagari", 0x900, 0x970],
  ["Thai", 0xe01, 0xe5b],
  ["signs", 0x2000, 0x209f],
  ["arrows and more signs", 0x2190, 0x2bff],
  ["kana", 0x3000, 0x30ff],
  ["Han", 0x4e00, 0x9fff],
  ["Hangul", 0xac00, 0xd7a3],
  ["full width", 0xff00, 0xff65],
  ["pictures", 0x1f300, 0x1faff],
];

/** Patterns of this project, each with what it stands for. Marks count as letters. */
const SAME: readonly (readonly [RegExp, RegExp])[] = [
  [regex.u`^\p{L}$`, /^[\p{L}\p{M}]$/u],
  [regex.iu`^\p{L}$`, /^[\p{L}\p{M}]$/iu],
  [regex.iu`^[\p{L}\p{N}]$`, /^[\p{L}\p{M}\p{N}]$/iu],
  [regex.iu`^[\p{L}\d'’-]$`, /^[\p{L}\p{M}\d'’-]$/iu],
  [regex.iu`^[^\p{L}\p{N}\s_-]$`, /^[^\p{L}\p{M}\p{N}\s_-]$/iu],
  [regex.u`^[\p{N}:]$`, /^[\p{N}:]$/u],
  [regex.u`^\p{N}$`, /^\p{N}$/u],
  [regex.u`^[a-f\s\p{Lu}]$`, /^[a-f\s\p{Lu}]$/u],
];

describe("letters and numbers as ranges", () => {
  test.each(BLOCKS)("match what their properties do: %s", (_name, from, to) => {
    const wrong: string[] = [];
    for (let code = from; code <= to; code++) {
      const character = String.fromCodePoint(code);
      if (/\p{Cn}/u.test(character)) continue;
      for (const [mine, theirs] of SAME)
        if (mine.test(character) !== theirs.test(character)) wrong.push(`${code.toString(16)} ${theirs.source}`);
    }
    expect(wrong).toEqual([]);
  });

  test("leave escapes, literal brackets and other classes as they are", () => {
    expect(regex.u`^\[[^\]a]+\]\\p\{L\}\.$`.test(String.raw`[b]\p{L}.`)).toBe(true);
    expect(regexOf(String.raw`^(?<word>[\p{L}-]+)\s\k<word>$`, "u").exec("beau-frère beau-frère")?.groups).toEqual({
      word: "beau-frère",
    });
  });

  test("are refused in a class with a property of which no ranges are known", () => {
    expect(() => regexOf(String.raw`[\p{L}\p{Sc}]`, "u")).toThrow(TypeError);
  });
});
