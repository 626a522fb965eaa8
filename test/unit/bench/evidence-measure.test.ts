import { describe, expect, test } from "vitest";
import { keySentence, mostlyStandsIn, standsIn, tellsAnswer } from "../../bench/evidence/measure.ts";

const TURN =
  "Which lamp is bright enough? I moved my desk to the attic on Friday. I also like tea. Can I hang my lamp from a beam?";
const ASKED = { question: "Where is my desk?", answer: "In the attic" };

describe("keySentence()", () => {
  test("returns the first-person sentence that is nearest to question and answer", () =>
    expect(keySentence(TURN, ASKED)).toBe("I moved my desk to the attic on Friday."));

  test("returns any sentence if the user does not speak of themselves", () =>
    expect(keySentence("Warm rooms. The attic has a desk.", ASKED)).toBe("The attic has a desk."));
});

test("standsIn() wants the sentence word for word", () => {
  const sentence = "I moved my desk to the attic on Friday.";
  expect(standsIn(sentence, "<m>user: so i moved  my desk to the attic on friday</m>")).toBe(true);
  expect(standsIn(sentence, "I moved my desk to the attic")).toBe(false);
});

test("mostlyStandsIn() wants most content words in one line", () => {
  const sentence = "I moved my old oak desk to the attic on Friday.";
  expect(mostlyStandsIn(sentence, "- moved: old oak desk, attic, Friday")).toBe(true);
  expect(mostlyStandsIn(sentence, "moved old\noak desk\nattic Friday")).toBe(false);
});

describe("tellsAnswer()", () => {
  test("wants the answer's words that the turn has", () => {
    expect(tellsAnswer("My desk is in the attic", TURN, ASKED)).toBe(true);
    expect(tellsAnswer("I moved my desk", TURN, ASKED)).toBe(false);
  });

  test("wants the question's words if the answer shares none with the turn", () => {
    const counted = { question: "How often did I move my desk?", answer: "3" };
    expect(tellsAnswer("moved my desk", TURN, counted)).toBe(true);
    expect(tellsAnswer("I also like tea", TURN, counted)).toBe(false);
  });
});
