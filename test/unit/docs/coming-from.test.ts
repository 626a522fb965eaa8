import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VENDORS } from "../../../src/identity/vendor-headers.ts";

describe.each(VENDORS)("the page for those who come from $product", ({ product, user, conversation, key, cache }) => {
  const page = readFileSync(`${import.meta.dirname}/../../../docs/coming-from/${product}.md`, "utf8");

  it("names every header that is understood", () => {
    for (const name of [user, conversation, key, ...Object.keys(cache ?? {})]) if (name) expect(page).toContain(name);
  });

  it("has at most 20 lines", () => expect(page.trimEnd().split("\n").length).toBeLessThanOrEqual(20));
});
