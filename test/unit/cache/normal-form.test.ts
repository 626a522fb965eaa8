import { describe, expect, test } from "vitest";
import { correctedForm, normalForm } from "../../../src/cache/normal-form/normal-form.ts";
import { askTheSame } from "../../support/ask-the-same.ts";
import { LOOK_ALIKES } from "../../support/look-alikes.ts";
import { ALIKE, UNLIKE } from "./question-pairs.ts";
import { SMUGGLING, TRAPS } from "./question-traps.ts";

/** Questions that their asker corrected, each with the question that was meant. */
const CORRECTED: readonly (readonly [string, string])[] = [
  ["How high is the Rhine no tell me how long is the Rhine?", "How long is the Rhine?"],
  ["Who captured or rather who built Fort Beausejour?", "Who built Fort Beausejour?"],
  ["When was the first no sorry who led the last crusade?", "Who led the last crusade?"],
  ["What compounds in the skin no in the stomach kill bacteria?", "What compounds in the stomach kill bacteria?"],
  ["When did Spain leave the League of no sorry, the United Nations?", "When did Spain leave the United Nations?"],
  ["Who wrote Emma scratch that when was Emma written?", "When was Emma written?"],
  ["What do private schools I mean boarding schools cost to run?", "What do boarding schools cost to run?"],
  ["Who always answers Lyon, no wait, what is the capital of France?", "What is the capital of France?"],
];

describe("normal form", () => {
  test.each(UNLIKE)("differs for: %s — %s", (asked, stored) => {
    expect(askTheSame(asked, stored)).toBe(false);
    expect(askTheSame(stored, asked)).toBe(false);
  });

  test.each(ALIKE)("is equal for: %s — %s", (asked, stored) => {
    expect(askTheSame(asked, stored)).toBe(true);
    expect(askTheSame(stored, asked)).toBe(true);
  });

  test.each(TRAPS)("is not fooled by: %s — %s", (asked, stored) => {
    expect(askTheSame(asked, stored)).toBe(false);
  });

  test.each(SMUGGLING)("differs with an order beside a common question: %s — %s", (common, smuggling) => {
    expect(askTheSame(common, smuggling)).toBe(false);
  });

  test("differs for any two rows of the table", () => {
    const rows = ALIKE.map(([text]) => text);
    const forms = rows.map((text) => normalForm(text));
    const joined = rows.filter((_, at) => forms.indexOf(forms[at] ?? "") !== at);
    expect(joined).toEqual([]);
  });

  test("changes with any single word left out, doubled or replaced", () => {
    const slips = QUESTIONS.flatMap((question) => {
      const words = question.split(" ");
      return words.flatMap((word, at) =>
        SLIPS.has(word)
          ? []
          : [words.toSpliced(at, 1), words.toSpliced(at, 0, word), words.toSpliced(at, 1, "otherwise")].map(
              (changed) => [question, changed.join(" ")],
            ),
      );
    });
    expect(slips.filter(([a = "", b = ""]) => a !== b && askTheSame(a, b))).toEqual([]);
  });

  test("changes with any two neighbours swapped", () => {
    const swaps = QUESTIONS.flatMap((question) => {
      const words = question.split(" ");
      return words
        .slice(1)
        .flatMap((word, at) =>
          SLIPS.has(word) || SLIPS.has(words[at] ?? "")
            ? []
            : [[question, words.toSpliced(at, 2, word, words[at] ?? "").join(" ")]],
        );
    });
    expect(swaps.filter(([a = "", b = ""]) => a !== b && askTheSame(a, b))).toEqual([]);
  });

  test.each(CORRECTED)("of a corrected question is that of the meant one: %s — %s", (asked, meant) => {
    expect(correctedForm(asked)).toBe(normalForm(meant));
    // The model read the retracted words, so its answer is stored for the very same words alone.
    expect(normalForm(asked)).not.toBe(normalForm(meant));
  });

  test("of a corrected question finds no answer to another question", () => {
    for (const [asked, stored] of [...UNLIKE, ...LOOK_ALIKES, ...TRAPS]) {
      expect(correctedForm(asked), `${asked} / ${stored}`).not.toBe(normalForm(stored));
      expect(correctedForm(stored), `${stored} / ${asked}`).not.toBe(normalForm(asked));
    }
  });

  test("of a long text depends on every character", () => {
    const long = "Explain how a heat pump works in winter. ".repeat(12);
    expect(askTheSame(long, `\n${long}  `)).toBe(true);
    expect(askTheSame(long, long.replace("winter.", "winter"))).toBe(false);
    expect(askTheSame(`${long} once`, `${long} twice`)).toBe(false);
  });

  test.each([
    ["How do I enable TLS 1.2 in nginx?", "How do I enable TLS 1.3 in nginx?"],
    ["Is garlic toxic to dogs?", "Is garlic not toxic to dogs?"],
    ["Is Oslo larger than Bergen?", "Is Bergen larger than Oslo?"],
    ["Who founded Basel?", "Who founded Geneva?"],
    ["What is IT?", "What is it?"],
    ["What is C++?", "What is C#?"],
    ["How do whales sleep?", "How do horses sleep?"],
    ["How tall is the tower?", "Wie hoch ist der Turm?"],
    ["Fix `a + b`", "Fix `a - b`"],
  ])("differs between %s and %s", (asked, stored) => {
    expect(askTheSame(asked, stored)).toBe(false);
  });

  // A pattern that backtracks would run into the time limit of the test.
  test("is found at once for hostile texts", () => {
    for (const text of ["no wait ", "or er um ", "? ", "'s ", "please ", "hi, ", "tell me what ", "a.", "¿"]) {
      const hostile = text.repeat(400 / text.length - 1);
      expect(askTheSame(`${hostile}x`, `${hostile}y`)).toBe(false);
    }
  });
});

/** One of these more or less is a slip in a long question. */
const SLIPS: ReadonlySet<string> = new Set(["a", "an", "the", "does", "can"]);

const QUESTIONS = [
  "At what temperature does ethanol boil at sea level in Fahrenheit?",
  "How can I remove red wine from a white cotton shirt without bleach?",
  "Why does Norway export more fish to France than France to Norway?",
  "Can a vegan diet cause low iron in children under 5?",
  "Explain how a B-tree differs from a B+ tree in two lines",
  "Is it legal to drive in Spain with a UK licence?",
];
