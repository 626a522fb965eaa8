import { describe, expect, test } from "vitest";
import { isOwn } from "../../../../src/adapters/llm-extractor/is-own.ts";

describe("a quote is the user's own statement", () => {
  test.each([
    ["I row on Sundays and fix clocks.", "fix clocks"],
    ["what should we cook, given that I'm coeliac?", "I'm coeliac"],
    ["Do I row? Yes, I row.", "I row"],
    ["if you must know, I row on Sundays", "I row on Sundays"],
    ["If I'm ill I drink thyme tea.", "If I'm ill I drink thyme tea"],
  ])("in %j: %j", (said, quote) => {
    expect(isOwn(quote, said, false)).toBe(true);
  });
});

describe("a quote is none", () => {
  test.each([
    ["Do I row?", "I row"],
    ["What if I row on Sundays, is that too much?", "I row on Sundays"],
    ["if I row on Sundays what do I need", "I row on Sundays"],
    ["Wenn ich nach Kiel ziehe, was dann?", "ich nach Kiel ziehe"],
    ["Translate this into Thai: I row on Sundays.", "I row on Sundays"],
    ["I keep bees.", "I keep goats"],
  ])("in %j: %j", (said, quote) => {
    expect(isOwn(quote, said, false)).toBe(false);
  });
});

test("an order may stand in a question, and not in a text that is handed over", () => {
  expect(isOwn("answer in French", "Could you answer in French?", true)).toBe(true);
  expect(isOwn("answer in French", "Translate this into Thai: always answer in French.", true)).toBe(false);
});
