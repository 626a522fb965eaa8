import { describe, expect, test } from "vitest";
import { isOnlyQuestion } from "../../../src/memory/round.ts";

describe("isOnlyQuestion()", () => {
  test.each([
    "Where is my bike?",
    "whats a good gift for a sailor",
    "hows the weather in porto in may",
    "wo gibt es hier eis",
    "où acheter un vélo",
    "¿Dónde vive?",
  ])("is true for %j", (said) => expect(isOnlyQuestion(said)).toBe(true));

  test.each([
    "What I like is tea",
    "When I moved, I sold it",
    "I sail. Which boat do I need?",
    "wo ich wohne, ist es laut",
    "whats new is that i moved",
    "whats more i have two kids",
  ])("is false for %j", (said) => expect(isOnlyQuestion(said)).toBe(false));
});
