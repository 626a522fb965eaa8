import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/* docs/guarantees.md names tests by their titles. A title that changes here and not there would be a promise without a test. */

const DOCS = join(import.meta.dirname, "../../../docs");
const page = readFileSync(join(DOCS, "guarantees.md"), "utf8");
const rows = [...page.matchAll(/^\| (\d+) [^|]+\|[^|]+\| \[[\w-]+\]\((\S+)\): "(.+?)" *\|$/gm)];

test("each guarantee has a row, and each row is read", () => {
  const lines = page.split("\n").filter((line) => /^\| \d/.test(line));
  expect(rows).toHaveLength(lines.length);
  expect(new Set(rows.map(([, guarantee]) => Number(guarantee)))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
});

test.each(rows.map(([, , file, title]) => [title ?? "", file ?? ""]))("a test is called %s", (title, file) => {
  const path = join(DOCS, file);
  expect(existsSync(path)).toBe(true);
  expect(readFileSync(path, "utf8")).toContain(`"${title}`);
});
