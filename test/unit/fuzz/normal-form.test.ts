import * as fc from "fast-check";
import { expect, test } from "vitest";
import { normalForm } from "../../../src/cache/normal-form/normal-form.ts";
import { words } from "./dialect-arbitraries.ts";
import { holds } from "./fuzz.ts";

/* Two questions share an answer only if their forms are equal: what decides the answer must stay in the form. */

const QUESTIONS = [
  "How many days has the month # of a leap year?",
  "What is # percent of # dollars?",
  "how do i convert # miles to kilometres",
  "Who won the race of # and how many started?",
  "Wie viel sind # Prozent von # Euro?",
  "Combien font # plus # ?",
  "¿Cuántos gramos son # onzas?",
] as const;
const number = fc.integer({ min: 2, max: 99_999 });

/** A question with numbers in its places. */
const filled = (question: string, numbers: readonly number[]): string => {
  let at = 0;
  return question.replaceAll("#", () => String(numbers[at++ % numbers.length]));
};

test("questions with other numbers never share a form", () => {
  holds(
    fc.property(fc.constantFrom(...QUESTIONS), number, number, number, (question, one, two, other) => {
      fc.pre(other !== one);
      expect(normalForm(filled(question, [one, two]))).not.toBe(normalForm(filled(question, [other, two])));
    }),
  );
});

test("numbers that change places do not share a form", () => {
  holds(
    fc.property(number, number, (one, two) => {
      fc.pre(one !== two);
      const question = "What is the remainder of # divided by #?";
      expect(normalForm(filled(question, [one, two]))).not.toBe(normalForm(filled(question, [two, one])));
    }),
  );
});

test("a denial stays in the form", () => {
  const subject = fc.constantFrom("fish", "my parcel", "this plant", "the red wire", "el perro");
  const claim = fc.constantFrom("need water", "be cut", "travel alone", "sleep at night");
  holds(
    fc.property(subject, claim, (who, what) => {
      expect(normalForm(`Why should ${who} ${what}?`)).not.toBe(normalForm(`Why should ${who} not ${what}?`));
    }),
  );
});

test("any text has a form, and the same one each time", () => {
  holds(
    fc.property(fc.array(words, { maxLength: 5 }), (parts) => {
      const text = parts.join(" ");
      expect(normalForm(text)).toBe(normalForm(text));
    }),
  );
});
