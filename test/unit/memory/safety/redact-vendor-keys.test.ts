import { describe, expect, test } from "vitest";
import { redact } from "../../../../src/memory/safety/redact.ts";
import { BARE_KEYS, type Random, seeded, VENDOR_KEYS } from "../../../support/vendor-keys.ts";

const KEYS_EACH = 1_000;
const IN_EACH_PLACE = 100;

const VENDORS = Object.entries(VENDOR_KEYS);

/** The places where people put keys. */
const PLACES: Readonly<Record<string, (key: string, random: Random) => string>> = {
  "in quotes": (key) => `my key is "${key}".`,
  "in curly quotes": (key) => `my key is “${key}”, all right?`,
  "in a code fence": (key) => `\`\`\`sh\nexport X=${key}\n\`\`\``,
  "in a URL": (key) => `https://example.com/a?x=1&key=${key}&y=2`,
  "in an encoded URL": (key) => `https://example.com/a?next=x%3D${key}%26z`,
  "in JSON": (key) => JSON.stringify({ a: { value: key } }),
  "in JSON in JSON": (key) => JSON.stringify(JSON.stringify({ log: `x\n${key}` })),
  "in Chinese text": (key) => `我的密钥是${key}。谢谢`,
  "in brackets": (key) => `(${key})`,
  "in a line of CSV": (key) => `a,${key},b`,
  "at the end of a sentence": (key) => `It is ${key}.`,
  "behind a name": (key) => `MY_${key}`,
  "over two lines": (key, random) => {
    const at = 4 + Math.floor(random() * (key.length - 8));
    return `here:\n${key.slice(0, at)}\n${key.slice(at)}\nthanks a lot`;
  },
};
/** Vendors whose keys take lines of their own, or are known by the text before them. */
const WHOLE_TEXTS = ["PEM", "Azure storage", "Azure SAS", "AWS presigned"];

/** Vendors whose keys are known by what stands behind a point. They are not found behind an escape or over two lines. */
const POINTED = ["Terraform", "Discord, any letter"];
const TAKES_ONE_LINE: ReadonlySet<string> = new Set(["over two lines", "in JSON in JSON", "in an encoded URL"]);

describe("redaction of a thousand random keys of each vendor", () => {
  test.each(VENDORS)("leaves none of %s", (vendor, make) => {
    const random = seeded(vendor.length);
    const left: string[] = [];
    for (let i = 0; i < KEYS_EACH; i++) {
      const key = make(random);
      if (redact(`Here it is: ${key} and that was it.`).text.includes(key.slice(-12))) left.push(key);
    }
    expect(left).toEqual([]);
  });
});

describe.each(Object.entries(PLACES))("redaction of a key %s", (where, place) => {
  const skipped = TAKES_ONE_LINE.has(where) ? [...WHOLE_TEXTS, ...POINTED] : WHOLE_TEXTS;
  test.each(VENDORS.filter(([vendor]) => !skipped.includes(vendor)))("removes one of %s", (vendor, make) => {
    const random = seeded(vendor.length);
    const left: string[] = [];
    for (let i = 0; i < IN_EACH_PLACE; i++) {
      const key = make(random);
      const text = place(key, random);
      if (redact(text).text.includes(key.slice(-12))) left.push(text);
    }
    expect(left).toEqual([]);
  });
});

/** A key without a digit, or with few changes between letters and digits, may be left: 1 in 50. */
const MAY_BE_LEFT = 0.02 * KEYS_EACH;

describe("redaction of a thousand random keys without a word or a prefix beside them", () => {
  test.each(Object.entries(BARE_KEYS))("leaves next to none of %s", (kind, make) => {
    const random = seeded(kind.length);
    let left = 0;
    for (let i = 0; i < KEYS_EACH; i++) {
      const key = make(random);
      if (redact(`The staging one is ${key} and it belongs to Nora.`).text.includes(key.slice(-12))) left++;
    }
    expect(left).toBeLessThan(MAY_BE_LEFT);
  });
});
