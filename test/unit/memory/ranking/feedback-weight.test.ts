import { describe, expect, test } from "vitest";
import { indexTerms } from "../../../../src/memory/ranking/recall-index.ts";
import {
  feedbackChanges,
  feedbackWeight,
  isCase,
  isRepeatedQuestion,
} from "../../../../src/memory/ranking/feedback-weight.ts";

describe("score changes of a verdict", () => {
  const injected = [
    { id: "recalled", score: 0.4 },
    { id: "from an earlier turn", score: null },
  ];
  test("move the round fully, recalled memories by half, and memories of earlier turns not at all", () => {
    expect(feedbackChanges(injected, "round", { before: 0, after: 1 })).toEqual([
      { id: "recalled", by: 0.5 },
      { id: "round", by: 1 },
    ]);
  });
  test("count only the difference to the verdict before", () => {
    expect(feedbackChanges([], "round", { before: -1, after: 1 })).toEqual([{ id: "round", by: 2 }]);
    expect(feedbackChanges(injected, "round", { before: 1, after: 1 })).toEqual([]);
  });
});

test("feedbackWeight() stays between 0.5 and 1.5, however often a memory is praised or blamed", () => {
  expect([-100, -2, 0, 2, 100].map(feedbackWeight)).toEqual([0.5, 0.5, 1, 1.5, 1.5]);
});

test("isCase() is true after a good verdict, and false without any", () => {
  expect([-1, 0, 0.1].map(isCase)).toEqual([false, false, true]);
});

const said = (text: string) => ({ text, words: () => indexTerms(text) });

describe("repeated question", () => {
  test.each([
    ["How do I oil a birch desk?", "So how do I oil a birch desk?"],
    ["What is the boiling point of ethanol?", "The boiling point of ethanol, please?"],
    ["Wie öle ich einen Tisch aus Birke?", "Wie öle ich denn einen Tisch aus Birke?"],
  ])("is recognised in %j and %j", (before, now) => expect(isRepeatedQuestion(said(now), said(before))).toBe(true));
  test.each([
    ["How do I oil a birch desk?", "And how long must it dry?"],
    ["How do I oil a birch desk?", "How do I sand a cedar chair?"],
    ["Thanks!", "Thanks!"],
    ["word ".repeat(200), "word ".repeat(200)],
  ])("is not seen in %j and %j", (before, now) => expect(isRepeatedQuestion(said(now), said(before))).toBe(false));
});
