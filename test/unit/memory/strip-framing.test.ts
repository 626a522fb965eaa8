import { describe, expect, test } from "vitest";
import { stripFraming } from "../../../src/memory/strip-framing.ts";

const said = (question: string): string => stripFraming(question).replace(/\s+/g, " ").trim();

describe("stripFraming()", () => {
  test.each([
    ["Do you think it would be a good idea to attend the reunion?", "to attend the reunion?"],
    ["Would it be a good idea to attend the reunion?", "to attend the reunion?"],
    ["Can you please recommend a dentist?", "a dentist?"],
    ["Do you have any suggestions for dinner?", "for dinner?"],
    ["I’m wondering if rye flour keeps.", "rye flour keeps."],
  ])("keeps what a question is about: %s", (question, about) => {
    expect(said(question)).toBe(about);
  });

  test.each(["What was my business idea?", "Which restaurant did you recommend?", "Who was thinking of moving?"])(
    "leaves %s as it is",
    (question) => {
      expect(stripFraming(question)).toBe(question);
    },
  );
});
