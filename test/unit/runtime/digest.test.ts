import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { digest, RunningDigest } from "../../../src/runtime/digest.ts";

const plain = (parts: readonly string[]): string =>
  createHash("sha256")
    .update(parts.map((part) => `${part.length}:${part}`).join(""))
    .digest("hex");

describe("digest()", () => {
  const long = 'said "the" é \ud83d '.repeat(4_000);

  test.each<[string, readonly string[]]>([
    ["no parts", []],
    ["short parts", ["a:b", "c", ""]],
    ["one long part", [long]],
    ["long and short parts", ["a", long, "", "\ud83d", long.slice(0, 5_000), "b"]],
    ["many short parts", Array.from({ length: 9_000 }, (_, i) => `part ${i}`)],
  ])("is one hash over the length and the text of each part: %s", (_what, parts) => {
    expect(digest(...parts)).toBe(plain(parts));
    expect(new RunningDigest(...parts).hex()).toBe(plain(parts));
  });
});
