import { describe, expect, test } from "vitest";
import { agree, normalForm } from "../../../src/cache/agreement.ts";
import { ALIKE, UNLIKE } from "./agreement-pairs.ts";

const everyText = [...new Set([...UNLIKE, ...ALIKE].flat())];

describe("agreement", () => {
  test.each(UNLIKE)("refuses: %s — %s", (asked, stored) => {
    expect(agree(asked, stored).agree).toBe(false);
    expect(agree(stored, asked).agree).toBe(false);
  });

  test.each(ALIKE)("accepts: %s — %s", (asked, stored) => {
    expect(agree(asked, stored)).toEqual({ agree: true });
    expect(agree(stored, asked)).toEqual({ agree: true });
  });

  test("is the equality of normal forms, for every pair of the table", () => {
    const forms = everyText.map((text) => ({ text, form: normalForm(text) }));
    const apart = forms.flatMap((a, at) =>
      forms
        .slice(at)
        .filter((b) => agree(a.text, b.text).agree !== (a.form === b.form))
        .map((b) => [a.text, b.text]),
    );
    expect(apart).toEqual([]);
  });

  test("brings together no two texts of different rows, whatever similarity proposes", () => {
    const rows = ALIKE.map(([text]) => text);
    const joined = rows.flatMap((a, at) =>
      rows
        .slice(at + 1)
        .filter((b) => agree(a, b).agree)
        .map((b) => `${a} — ${b}`),
    );
    expect(joined).toEqual([]);
  });

  test("lets no single word be left out, doubled or replaced", () => {
    const slips = QUESTIONS.flatMap((question) => {
      const words = question.split(" ");
      return words.flatMap((word, at) =>
        [words.toSpliced(at, 1), words.toSpliced(at, 0, word), words.toSpliced(at, 1, "otherwise")].map((changed) => [
          question,
          changed.join(" "),
        ]),
      );
    });
    expect(slips.filter(([a = "", b = ""]) => a !== b && agree(a, b).agree)).toEqual([]);
  });

  test("lets no two different neighbours change places", () => {
    const swaps = QUESTIONS.flatMap((question) => {
      const words = question.split(" ");
      return words.slice(1).map((word, at) => [question, words.toSpliced(at, 2, word, words[at] ?? "").join(" ")]);
    });
    expect(swaps.filter(([a = "", b = ""]) => a !== b && agree(a, b).agree)).toEqual([]);
  });

  test("holds long texts to every character", () => {
    const long = "Explain how a heat pump works in winter. ".repeat(12);
    expect(agree(long, `\n${long}  `).agree).toBe(true);
    expect(agree(long, long.replace("winter.", "winter")).agree).toBe(false);
    expect(agree(`${long} once`, `${long} twice`)).toEqual({ agree: false, reason: "verbatim" });
  });

  test.each([
    ["How do I enable TLS 1.2 in nginx?", "How do I enable TLS 1.3 in nginx?", "numbers"],
    ["Is garlic toxic to dogs?", "Is garlic not toxic to dogs?", "negation"],
    ["Is Oslo larger than Bergen?", "Is Bergen larger than Oslo?", "order"],
    ["Who founded Basel?", "Who founded Geneva?", "names"],
    ["What is IT?", "What is it?", "case"],
    ["What is C++?", "What is C#?", "symbols"],
    ["How do whales sleep?", "How do horses sleep?", "words"],
    ["How tall is the tower?", "Wie hoch ist der Turm?", "language"],
    ["Fix `a + b`", "Fix `a - b`", "verbatim"],
  ])("says why %s and %s differ", (asked, stored, reason) => {
    expect(agree(asked, stored)).toEqual({ agree: false, reason });
  });

  // A pattern that backtracks would run into the time limit of the test.
  test("decides on hostile texts at once", () => {
    for (const text of ["no wait ", "or er um ", "? ", "'s ", "please ", "hi, ", "tell me what ", "a.", "¿"]) {
      const hostile = text.repeat(400 / text.length - 1);
      expect(agree(`${hostile}x`, `${hostile}y`).agree).toBe(false);
    }
  });
});

const QUESTIONS = [
  "At what temperature does ethanol boil at sea level in Fahrenheit?",
  "How can I remove red wine from a white cotton shirt without bleach?",
  "Why does Norway export more fish to France than France to Norway?",
  "Can a vegan diet cause low iron in children under 5?",
  "Explain how a B-tree differs from a B+ tree in two lines",
  "Is it legal to drive in Spain with a UK licence?",
];
