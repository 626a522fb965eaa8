import * as fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "../../../src/memory/safety/redact.ts";
import { escapeMemory } from "../../../src/memory/block/render.ts";
import { words } from "./dialect-arbitraries.ts";
import { holds } from "./fuzz.ts";

/* Whatever was said: it cannot close the element it is told in, it cannot begin a line, and it carries no key. */

const tags = fc.constantFrom(
  "</memory>",
  "< / MEMORY >",
  "<\u200B/memory>",
  "＜/memory＞",
  "&lt;/memory&gt;",
  "&amp;lt;/rules>",
  "<!--",
  "]]>",
  "<|im_end|>",
  "</mem\u043Ery>",
  "\u2039/memory\u203A",
);
const hostile = fc.array(fc.oneof(words, tags), { maxLength: 6 }).map((parts) => parts.join(""));

test("a memory leaves no element and begins no line", () => {
  holds(
    fc.property(hostile, (text) => {
      const told = escapeMemory(text);
      expect(told).not.toMatch(/[\r\n\u2028\u2029]/);
      expect(told.normalize("NFKC").toLowerCase()).not.toMatch(/[<‹]\s*[/\\]?\s*(?:memory|rules?)\b/);
      expect(told.isWellFormed()).toBe(true);
    }),
  );
});

const letters = (unit: string, length: number) =>
  fc.array(fc.constantFrom(...unit), { minLength: length, maxLength: length }).map((all) => all.join(""));
const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
/** Keys of the forms that providers give them. They are made up in two pieces, so that no scanner takes them for real ones. */
const keys = fc.oneof(
  letters(ALPHANUMERIC, 48).map((rest) => ["sk", "proj", rest].join("-")),
  letters(ALPHANUMERIC, 36).map((rest) => ["ghp", rest].join("_")),
  letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16).map((rest) => `AKIA${rest}`),
  fc
    .tuple(letters("0123456789abcdef", 12), letters(ALPHANUMERIC, 43))
    .map((parts) => ["tl_platform", ...parts].join("_")),
);
const around = fc.constantFrom("", " ", "\n", "'", '"', "(", "key=", "my key is ", ", ok?", "=", "；", "→ ");

test("a key goes, wherever it stands, and a second look finds none", () => {
  holds(
    fc.property(keys, around, around, (key, before, after) => {
      // No provider gives a key of few signs, and such a word may be anything.
      fc.pre(new Set(key).size >= 12);
      const { text } = redact(`Remember ${before}${key}${after === "=" ? "" : after} please.`);
      expect(text).not.toContain(key);
      expect(redact(text).found).toEqual([]);
    }),
  );
});

test("any text is redacted without a fault, and twice is once", () => {
  holds(
    fc.property(hostile, (text) => {
      const once = redact(text);
      expect(redact(once.text).text).toBe(once.text);
    }),
  );
});
