import { describe, expect, test } from "vitest";
import { isFactual } from "../../../src/cache/eligibility/factual-question.ts";
import { ADVICE, FACTS } from "../../support/advice.ts";

describe("a question of fact", () => {
  test.each(FACTS)("has one answer for everybody: %s", (question) => {
    expect(isFactual(question)).toBe(true);
  });

  test.each(ADVICE)("is not what asks for advice, however it is worded: %s", (question) => {
    expect(isFactual(question)).toBe(false);
  });

  test.each(["I live in Kiel. What is the capital of Peru?", `What is ${"very ".repeat(60)}long?`, "", "?"])(
    "is alone, and short: %s",
    (question) => {
      expect(isFactual(question)).toBe(false);
    },
  );
});
