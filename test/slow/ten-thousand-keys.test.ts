import { describe, expect, test } from "vitest";
import { redact } from "../../src/memory/safety/redact.ts";
import { seeded, VENDOR_KEYS } from "../support/vendor-keys.ts";

/* `npm test` redacts a thousand keys of each vendor: test/unit/memory/safety/redact-vendor-keys.test.ts. */

describe("redaction of ten thousand random keys of each vendor", () => {
  test.each(Object.entries(VENDOR_KEYS))("leaves none of %s", (vendor, make) => {
    const random = seeded(vendor.length + 1);
    const left: string[] = [];
    for (let i = 0; i < 10_000; i++) {
      const key = make(random);
      if (redact(`Here it is: ${key} and that was it.`).text.includes(key.slice(-12))) left.push(key);
    }
    expect(left).toEqual([]);
  });
});
