import { describe, expect, test } from "vitest";
import { MAX_DEPTH, nestsTooDeep } from "../../../src/http/json-depth.ts";

const PADDING = `"${"x".repeat(70_000)}"`;
const nested = (depth: number, inner = PADDING): string => "[".repeat(depth) + inner + "]".repeat(depth);

describe("a long JSON text", () => {
  test("a long text nests too deep past the limit, in arrays, objects and both", () => {
    expect(nestsTooDeep(nested(MAX_DEPTH))).toBe(false);
    expect(nestsTooDeep(nested(MAX_DEPTH + 1))).toBe(true);
    expect(nestsTooDeep(`${'{"a":['.repeat(MAX_DEPTH)}${PADDING}`)).toBe(true);
    expect(nestsTooDeep(`[${PADDING}${",[1]".repeat(2_000)}]`)).toBe(false);
  });

  test.each([
    "[".repeat(1_000),
    '\\"' + "[".repeat(1_000),
    "\\\\",
    '\\\\\\"' + "{".repeat(1_000),
    "\\u005b".repeat(1_000),
  ])("brackets in a string do not count as depth", (content) =>
    expect(nestsTooDeep(`["${content}",${PADDING}]`)).toBe(false),
  );

  test("depth counts again after a string, however it ends", () => {
    for (const content of ["", "\\\\", '\\"', "a"]) {
      expect(nestsTooDeep(`["${content}",${nested(MAX_DEPTH + 1)}]`), content).toBe(true);
    }
    expect(nestsTooDeep(`"${"[".repeat(100_000)}`)).toBe(false);
  });
});

test("a short text never nests too deep", () => {
  expect(nestsTooDeep("[".repeat(2_000))).toBe(false);
});
