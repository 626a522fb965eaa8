import { describe, expect, test } from "vitest";
import { commonInstruction, ruleText } from "../../../../src/memory/rules/common-instruction.ts";

describe("common instruction", () => {
  test.each([
    ["instruction:language", "french", "Answer in French."],
    ["instruction:length", "very short", "Keep answers short."],
    ["instruction:length", "as concise as possible", "Keep answers short."],
    ["instruction:length", "more detailed", "Give detailed answers."],
    ["instruction:tone", "informal", "Use an informal tone."],
    ["instruction:tone", "formal", "Use a formal tone."],
    ["instruction:units", "celsius", "Use metric units."],
    ["instruction:emoji", "no", "Do not use emoji."],
    ["instruction:bullet point", "yes", "Use bullet points."],
  ])("gives one rule for %s: %s", (slot, value, rule) => {
    expect(ruleText(commonInstruction(slot, value) ?? "")).toBe(rule);
  });
});

test.each([
  ["instruction:language", "the language of my mother"],
  ["instruction:length", "under 50 words for my boss"],
  ["instruction:tone", "like my ex"],
  ["instruction:emoji", "always"],
  ["instruction:mention my dog rex", "always"],
  ["instruction:table", "for doctor smith"],
  ["home", "oslo"],
  ["language", "french"],
])("commonInstruction() is null for %s: %s, which stays with its user", (slot, value) => {
  expect(commonInstruction(slot, value)).toBeNull();
});
