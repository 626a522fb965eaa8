import { describe, expect, test } from "vitest";
import { fullerForms } from "../../../src/cache/normal-form/fuller-forms.ts";
import { normalForm } from "../../../src/cache/normal-form/normal-form.ts";

/** Returns whether the answer to the second question holds that to the first. */
function isHeldBy(asked: string, stored: string): boolean {
  const form = normalForm(stored);
  return fullerForms(normalForm(asked)).some(
    ({ start, mayEnd }) => form.startsWith(start) && mayEnd.test(form.slice(start.length)),
  );
}

describe("fuller forms", () => {
  test.each([
    ["What is a moraine?", "What is a moraine and how does it form?"],
    ["Why do harps go out of tune?", "Why do harps go out of tune? How can I stop it?"],
    ["What are some examples of moraines?", "What is a moraine? What are some examples?"],
  ])("of %s hold those of: %s", (asked, stored) => {
    expect(isHeldBy(asked, stored)).toBe(true);
    expect(isHeldBy(stored, asked)).toBe(false);
  });

  test.each([
    ["What should I eat before a race?", "What should I eat before a race? What if I am diabetic?"],
    ["What should I eat before a race?", "What should I eat before a race and a swim?"],
    ["What is a moraine?", "What is a moraine lake and how does it form?"],
    ["What is the best harp?", "What is the best harp? What about one under 900 euros?"],
    ["What is a moraine?", "What is a moraine, and why?"],
    ["What is a drumlin?", "What is a moraine and what is a drumlin?"],
    ["Wie entsteht eine Moräne?", "Wie entsteht eine Moräne und wo gibt es eine?"],
    ["What are some examples of moraines?", "What is a moraine? What are some uses?"],
  ])("of %s do not hold those of: %s", (asked, stored) => {
    expect(isHeldBy(asked, stored)).toBe(false);
  });
});
