import { describe, expect, it } from "vitest";
import { compact, elements, endOfString, member, members, splice } from "../../../src/dialects/json-text.ts";
import { growthOf, STEEP } from "../../support/growth.ts";
import { numbersFrom } from "../../support/random.ts";
import { randomJson } from "./random-json.ts";

describe("members()", () => {
  it.each([
    ["{}", []],
    [" \r\n\t{ \n} ", []],
    ['{"a":1}', [["a", "1"]]],
    [
      ' {\t"a" :\n-0.1e+5 , "b":true}',
      [
        ["a", "-0.1e+5"],
        ["b", "true"],
      ],
    ],
    [
      '{"a":1,"a":2}',
      [
        ["a", "1"],
        ["a", "2"],
      ],
    ],
    ['{"":null}', [["", "null"]]],
    [
      '{"\\\\":1,"\\"":2,"\\n":3,"\\u0042":4}',
      [
        ["\\", "1"],
        ['"', "2"],
        ["\n", "3"],
        ["B", "4"],
      ],
    ],
    ['{"\\u0061\\"}{":{"}":"]"}}', [['a"}{', '{"}":"]"}']]],
    ['{"a":"\\\\"}', [["a", '"\\\\"']]],
    [
      '{"a":"\\\\\\"","b":"\\"\\\\"}',
      [
        ["a", '"\\\\\\""'],
        ["b", '"\\"\\\\"'],
      ],
    ],
    [
      '{"a":[1,{"b":[]}, "]" ],"c":{}}',
      [
        ["a", '[1,{"b":[]}, "]" ]'],
        ["c", "{}"],
      ],
    ],
    [
      '{"__proto__":1,"constructor":2}',
      [
        ["__proto__", "1"],
        ["constructor", "2"],
      ],
    ],
    ['{"a":12345678901234567890}', [["a", "12345678901234567890"]]],
  ])("finds the place of each in %j", (text, expected) => {
    expect(members(text, text.indexOf("{")).map(({ key, start, end }) => [key, text.slice(start, end)])).toEqual(
      expected,
    );
  });

  it("counts the last of repeated keys, as JSON.parse does: member() finds it", () => {
    const text = '{"a":1,"b":2,"\\u0061":3}';
    const found = member(text, 0, "a");
    expect(text.slice(found?.start, found?.end)).toBe("3");
    expect((JSON.parse(text) as { a: number }).a).toBe(3);
  });

  it("does not find a missing key in a nested object", () => {
    expect(member('{"b":{"a":1},"c":"\\"a\\":1"}', 0, "a")).toBeUndefined();
  });
});

describe("endOfString()", () => {
  it.each(["\\n", '\\"', "\\\\", 'a\\"b', "\\u0041"])("finds the end behind any number of escapes: %j", (unit) => {
    for (const count of [1, 2, 999, 1_000, 1_001, 2_000, 1_000_000]) {
      expect(endOfString(`["${unit.repeat(count)}", "x"]`, 1)).toBe(3 + unit.length * count);
    }
  });
});

describe("elements()", () => {
  it.each([
    ["[]", []],
    ["[ \n ]", []],
    ["[1]", ["1"]],
    ['[ "a,b" ,\t[1,2] , {"c":[3]} , null ]', ['"a,b"', "[1,2]", '{"c":[3]}', "null"]],
    ['["\\"","\\\\",""]', ['"\\""', '"\\\\"', '""']],
  ])("finds the place of each in %j", (text, expected) => {
    expect(elements(text, 0).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});

describe("compact()", () => {
  it.each([
    [' { "a b" : [ 1 , "\\" c " ] }\r\n', '{"a b":[1,"\\" c "]}'],
    ['"  "', '"  "'],
    [" 1 ", "1"],
    ["", ""],
  ])("prints %j as %j", (text, expected) => {
    expect(compact(text)).toBe(expected);
  });
});

describe("any JSON text", () => {
  const texts = Array.from({ length: 300 }, (_, seed) => randomJson(numbersFrom(seed)));

  it("consists of its members and elements, and of nothing else", () => {
    const rebuild = (text: string): unknown => {
      if (text[0] === "{") {
        const pairs = members(text, 0).map(({ key, start, end }) => [key, rebuild(text.slice(start, end))] as const);
        return Object.fromEntries(pairs);
      }
      if (text[0] === "[") return elements(text, 0).map(({ start, end }) => rebuild(text.slice(start, end)));
      return JSON.parse(text);
    };
    for (const text of texts) expect(rebuild(text.trim())).toEqual(JSON.parse(text));
  });

  it("means the same when compact, and cannot be printed shorter", () => {
    for (const text of texts) {
      expect(JSON.parse(compact(text))).toEqual(JSON.parse(text));
      expect(compact(compact(text))).toBe(compact(text));
      expect(compact(text).replace(/"(?:[^"\\]|\\.)*"/g, "")).not.toMatch(/\s/);
    }
  });
});

it("splice() leaves the text around the place untouched", () => {
  expect(splice("ab", 0, "x")).toBe("xab");
  expect(splice("ab", 1, "x")).toBe("axb");
  expect(splice("ab", 2, "x")).toBe("abx");
});

it.each<readonly [string, (characters: number) => string]>([
  ["backslashes", (characters) => `{"a":"${"\\\\".repeat(characters / 2)}"}`],
  ["escaped quotes", (characters) => `{"a":"${'\\"'.repeat(characters / 2)}"}`],
  ["brackets", (characters) => `{"a":${"[".repeat(characters / 2)}${"]".repeat(characters / 2)}}`],
  ["blanks", (characters) => `{"a":1${" ".repeat(characters)}}`],
])("members() and compact() take time by the length of a text of %s, not by its square", (_what, textOf) => {
  expect(members(textOf(1_000), 0)).toHaveLength(1);
  expect(growthOf((text) => [members(text, 0), compact(text)], textOf, 1_000_000)).toBeLessThan(STEEP);
});
