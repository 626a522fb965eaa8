import { describe, expect, test } from "vitest";
import { eligibility } from "../../../src/cache/eligibility.ts";
import { NO_SETTINGS } from "../../../src/dialects/request-settings.ts";
import { asksToGenerate } from "../../../src/cache/eligibility/generative-request.ts";
import { GENERATIVE, NOT_GENERATIVE } from "../../support/generative-requests.ts";

const about = (question: string) =>
  eligibility({ settings: NO_SETTINGS, question, turns: 1, otherRoles: false, questionIsText: true });

describe("asksToGenerate()", () => {
  test.each(GENERATIVE)("is true for: %s", (order) => {
    expect(about(order)).toMatchObject({ cache: false, reason: "creative" });
  });

  test.each(NOT_GENERATIVE)("is false for a question about such a thing: %s", (question) => {
    expect(asksToGenerate(question)).toBe(false);
    expect(about(question)).not.toMatchObject({ reason: "creative" });
  });

  test.each([
    ["behind another sentence", "Our router is set up. Now give me a password for it."],
    [
      "behind a long text",
      `${"The router stands in the hall and works well. ".repeat(30)}\nGive me a strong password for it.`,
    ],
  ])("finds a request %s", (_where, text) => {
    expect(asksToGenerate(text)).toBe(true);
  });

  test("decides at once on hostile texts", () => {
    for (const text of ["give me a ", "or ", "please ", "- ", "a number from 1 ", "给我"]) {
      expect(about(`${text.repeat(2_000 / text.length - 1)}x`)).toHaveProperty("cache");
    }
  });
});
