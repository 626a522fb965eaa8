import { describe, expect, test } from "vitest";
import { stripReasoning } from "../../../../src/memory/safety/strip-reasoning.ts";
import { growthOf, STEEP } from "../../../support/growth.ts";

describe("stripReasoning()", () => {
  test.each([
    ["in its element", "<think>They seem short of money.</think>\nFine.", "Fine."],
    ["under another name", "<thinking>They seem short of money.</thinking>Fine.", "Fine."],
    ["in capitals, with attributes", '<THOUGHT lang="en">short of money</THOUGHT >\nFine.', "Fine."],
    ["in the middle", "Well. <think>short of money</think> Fine.", "Well.  Fine."],
    ["twice", "<think>short</think>Fine. <think>of money</think>Bye.", "Fine. Bye."],
    ["within another", "<think>a <think>short of money</think> b</think>Fine.", "Fine."],
    ["that is not closed", "Fine.\n<think>They seem short of money.", "Fine."],
    ["that is all there is", "<think>They seem short of money.", ""],
    ["that was opened before the answer began", "They seem short of money.</think>\nFine.", "Fine."],
    ["in brackets", "[THINK]short of money[/THINK]Fine.", "Fine."],
    [
      "of a response in parts",
      "<|START_THINKING|>short of money<|END_THINKING|><|START_RESPONSE|>Fine.<|END_RESPONSE|>",
      "<|START_RESPONSE|>Fine.<|END_RESPONSE|>",
    ],
    ["in other signs", "◁think▷short of money◁/think▷Fine.", "Fine."],
    [
      "in a channel of its own",
      "<|channel|>analysis<|message|>short of money<|end|><|start|>assistant<|channel|>final<|message|>Fine.<|return|>",
      "Fine.",
    ],
    ["in a channel that is not closed", "<|channel|>analysis<|message|>short of money", ""],
    ["in a channel with a mark at its end", "<|channel>thought\nshort of money<channel|>Fine.", "Fine."],
  ])("removes reasoning %s", (_where, answer, kept) => expect(stripReasoning(answer)).toBe(kept));
});

test.each([
  "I think that you are right. The reason is simple.",
  "Put it between `<think>` and `</think>`, then go on.",
  "  Fine.\n",
  "a < b, and I thought so > c",
])("stripReasoning() keeps an answer without reasoning: %j", (answer) => expect(stripReasoning(answer)).toBe(answer));

test.each(["<think>", "</think>", "<think ", "<|channel|>", "<|channel>thought", "think<"])(
  "stripReasoning() takes time in proportion to the length of an answer of %j",
  (piece) => expect(growthOf(stripReasoning, piece, 300_000)).toBeLessThan(STEEP),
);
