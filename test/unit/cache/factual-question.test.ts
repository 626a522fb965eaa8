import { describe, expect, test } from "vitest";
import { isFactual } from "../../../src/cache/eligibility/factual-question.ts";
import { ADVICE, FACTS } from "../../support/advice.ts";

describe("isFactual()", () => {
  test.each(FACTS)("is true for: %s", (question) => {
    expect(isFactual(question)).toBe(true);
  });

  test.each(ADVICE)("is false for advice, however it is worded: %s", (question) => {
    expect(isFactual(question)).toBe(false);
  });

  test.each([
    "where do customers book?",
    "who's doing the music?",
    "hey, who's doing the music?",
    "can you tell me who's doing the music?",
    "who is making all that noise?",
    "why are the twins late on Mondays?",
    "¿cuántos invitados son?",
  ])("is false for a question about the asker's own people and days: %s", (question) => {
    expect(isFactual(question)).toBe(false);
  });

  test.each(["I live in Kiel. What is the capital of Peru?", `What is ${"very ".repeat(60)}long?`, "", "?"])(
    "is false for a question that is not alone or not short: %s",
    (question) => {
      expect(isFactual(question)).toBe(false);
    },
  );
});
