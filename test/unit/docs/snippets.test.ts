import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Block, blocksOf, pagesOfDocs } from "../../support/markdown-blocks.ts";

/*
 * Every fenced block of the documentation is run, or compared with what is run. A block of commands that cannot run here
 * says so behind its language, with the reason: `sh no-run: takes a Redis`. `test/product/snippets.test.ts` runs the others.
 */

const ROOT = join(import.meta.dirname, "../../..");
const blocks = (await Promise.all((await pagesOfDocs()).map(blocksOf))).flat();
const where = ({ page, line }: Block): string => `${page}:${line}`;

/** Languages that hold no command: what is printed, shown or configured. */
const SHOWN = new Set(["text", "diff", "toml", "yaml"]);
/** The most blocks that may be left out. Each is a promise that nothing keeps. */
const MAX_LEFT_OUT = 8;

test("each block has a language that is run, compared or shown", () => {
  const known = new Set(["sh", "js", "json", ...SHOWN]);
  expect(blocks.filter(({ language }) => !known.has(language)).map(where)).toEqual([]);
});

test("a block that is not run gives a reason, and few are not run", () => {
  const leftOut = blocks.filter(({ about }) => about.startsWith("no-run"));
  expect(leftOut.filter(({ about }) => !/^no-run: .{10,}$/.test(about)).map(where)).toEqual([]);
  expect(leftOut.length).toBeLessThanOrEqual(MAX_LEFT_OUT);
  expect(leftOut.filter(({ language }) => language !== "sh").map(where)).toEqual([]);
});

test("JSON is valid", () => {
  for (const block of blocks.filter(({ language }) => language === "json")) {
    expect(() => JSON.parse(block.code) as unknown, where(block)).not.toThrow();
  }
});

describe("JavaScript", () => {
  // `test/clients/examples.test.mjs` runs the files.
  test.each(blocks.filter(({ language }) => language === "js").map((block) => [where(block), block] as const))(
    "at %s stands so in an example that is run",
    (_where, { about, code }) => {
      expect(about).toMatch(/^examples\/[\w-]+\.mjs$/);
      expect(existsSync(join(ROOT, about))).toBe(true);
      expect(readFileSync(join(ROOT, about), "utf8")).toContain(code);
    },
  );
});
