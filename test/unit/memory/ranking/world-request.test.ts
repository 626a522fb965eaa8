import { describe, expect, test } from "vitest";
import { isWorldRequest } from "../../../../src/memory/ranking/world-request.ts";

describe("a polite request about the world", () => {
  test.each([
    "Tell me about otters, please.",
    "could you please explain how glaciers form",
    "Please describe the water cycle",
    "I'd like to learn more about volcanoes",
    "Erzähl mir bitte etwas über Vulkane",
    "Könnten Sie mir bitte erklären, wie Gletscher entstehen?",
    "Parlez-moi des volcans, s'il vous plaît",
    "Háblame de los volcanes, por favor",
  ])("is: %s", (text) => {
    expect(isWorldRequest(text)).toBe(true);
  });

  test.each([
    "Tell me about me",
    "tell me about yourself",
    "Explain why my bread never rises",
    "Tell me about a good restaurant",
    "Please describe our plan",
    "Parlez-moi de moi",
    "Erzähl mir von meinem Projekt",
    "Cuéntame de mis planes",
    "Tell me about otters. I keep one.",
    "What should I cook?",
    "Write a text about otters",
  ])("is not: %s", (text) => {
    expect(isWorldRequest(text)).toBe(false);
  });
});
