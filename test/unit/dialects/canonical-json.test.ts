import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../../src/dialects/canonical-json.ts";

const same = (a: string, b: string): boolean => canonicalJson(a, 0) === canonicalJson(b, 0);

describe("canonicalJson()", () => {
  it.each([
    ['{"a":1,"b":2}', '{ "b": 2,\n "a": 1 }'],
    ['[{"role":"user","content":"x"}]', '[{"content":"x","role":"user"}]'],
    ['{"a":{"b":{"c":[1,2],"d":null}}}', '{"a":{"b":{"d":null,"c":[ 1, 2 ]}}}'],
    ['{"\\u0061":1}', '{"a":1}'],
    ["{}", "{ }"],
    ["[]", "[ ]"],
  ])("is the same for values that are printed differently: %s and %s", (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['{"a":1}', '{"a":2}'],
    ['{"a":1,"a":2}', '{"a":2,"a":1}'],
    ['{"a":1,"a":2}', '{"a":2}'],
    ['{"n":9007199254740993}', '{"n":9007199254740992}'],
    ['{"n":1.0}', '{"n":1}'],
    ['{"n":"1"}', '{"n":1}'],
    ["[1,2]", "[2,1]"],
    ['{"a":"x y"}', '{"a":"xy"}'],
    ['{"a":{"b":1},"c":2}', '{"a":{"c":2},"b":1}'],
    ['[{"a":1},{"b":2}]', '[{"b":2},{"a":1}]'],
    ['{"schema":{"properties":{"a":1,"b":2}}}', '{"schema":{"properties":{"b":2,"a":1}}}'],
  ])("differs if the values do, or may: %s and %s", (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it("leaves out the blanked string", () => {
    const text = '{"b":"question","a":"question"}';
    expect(canonicalJson(text, 0, [{ start: 5, end: 15 }])).toBe('{"a":"question","b":""}');
  });

  it("takes every depth that a body may have", () => {
    const deep = `${'{"a":['.repeat(8_000)}1${"]}".repeat(8_000)}`;
    expect(canonicalJson(deep, 0)).toBe(deep);
  });
});
