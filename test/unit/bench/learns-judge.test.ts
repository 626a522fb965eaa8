import { describe, expect, test } from "vitest";
import { isFirstPersonStatement } from "../../bench/learns/first-person.ts";
import { grade, type LabelledTurn, type Learnt, unplaced } from "../../bench/learns/judge.ts";

const TURN: LabelledTurn = {
  text: "Thanks!  I keep bees, and my sister sells the honey. Short answers please. Which hive is best?",
  lang: "en",
  sentences: [
    { id: "1", sentence: "Thanks!", label: "PASSING" },
    {
      id: "2",
      sentence: "I keep bees, and my sister sells the honey.",
      label: "KEEP",
      gist: ["keep bees", "sister sells the honey"],
    },
    { id: "3", sentence: "Short answers please.", label: "INSTRUCTION" },
    { id: "4", sentence: "Which hive is best?", label: "NOT" },
  ],
};
const memory = (quote: string, type = "semantic", text = quote): Learnt => ({ type, text, quote });
const found = (...learnt: Learnt[]): string[] =>
  grade(TURN, learnt)
    .filter((one) => one.found)
    .map(({ sentence }) => sentence.id);
const sources = (...learnt: Learnt[]): string[] =>
  grade(TURN, learnt).flatMap((one) => one.learnt.map(() => one.sentence.id));

describe("grade()", () => {
  test("finds a KEEP sentence if all of its gist is held, in one memory or several", () => {
    expect(found(memory("I keep  Bees, and my sister sells the honey"))).toEqual(["2"]);
    expect(found(memory("I keep bees"), memory("my sister sells the honey"))).toEqual(["2"]);
    expect(found(memory("I keep bees"))).toEqual([]);
    expect(found(memory("I keep bees", "semantic", "Keeps bees"), memory("My sister sells the honey"))).toEqual(["2"]);
  });

  test("finds an INSTRUCTION only if it is procedural", () => {
    expect(found(memory("Short answers please", "procedural"))).toEqual(["3"]);
    expect(found(memory("Short answers please"))).toEqual([]);
  });

  test("counts a memory for each sentence that its quote covers", () => {
    expect(sources(memory("I keep bees"))).toEqual(["2"]);
    expect(sources(memory("Thanks! I keep bees, and my sister sells the honey."))).toEqual(["1", "2"]);
    expect(sources(memory("sells the honey. Short answers please. Which"))).toEqual(["3"]);
  });

  test("unplaced() returns memories that no sentence gave", () => {
    expect(unplaced(TURN, [memory("I keep wasps"), memory("Thanks!")])).toEqual([memory("I keep wasps")]);
  });
});

test.each([
  ["I keep bees.", "en", true],
  ["Do I keep bees?", "en", false],
  ["Bees are nice.", "en", false],
  ["Meine Bienen schlafen.", "de", true],
  ["J'ai des abeilles.", "fr", true],
  ["Mis abejas duermen.", "es", true],
])("isFirstPersonStatement(%j, %j) is %j", (sentence, lang, expected) => {
  expect(isFirstPersonStatement(sentence, lang)).toBe(expected);
});
