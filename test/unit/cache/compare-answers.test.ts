import { expect, test } from "vitest";
import { compareAnswers } from "../../../src/cache/compare-answers.ts";

const LONG = `Photosynthesis is the process by which green plants turn light into chemical energy. It takes place in the
  chloroplasts, where chlorophyll absorbs light. Water is split, oxygen is released, and carbon dioxide becomes sugar in
  the Calvin cycle. Nearly all life on Earth depends on it, directly or through the food chain.`;
const LONG_TOO = `Green plants, algae and some bacteria use photosynthesis to turn light into chemical energy. Chlorophyll in
  the chloroplasts absorbs the light; water is split and oxygen released. In the Calvin cycle carbon dioxide becomes
  sugar. Almost all life on Earth depends on this process.`;
const LONG_OTHER = `Respiration breaks sugar down in the mitochondria of a cell. Pyruvate enters the Krebs cycle, electrons
  run through a transport chain, and most of the adenosine triphosphate of an animal is made there. Muscles that lack
  air ferment instead, which tires them soon and leaves lactate behind in the blood.`;

test.each([
  ["Paris.", "paris"],
  ["The capital of France is Paris.", "Paris is France's capital."],
  ["**42**", "42"],
  ["It has 1,000 members.", "It has 1000 members."],
  ["Water boils at 100 °C.", "At 100 °C water boils."],
  ["Apollo 11 landed in 1969.", "Apollo 11 landed on 20 July 1969."],
  ["Die Hauptstadt von Österreich ist Wien.", "Wien ist die Hauptstadt von Österreich."],
  [LONG, LONG_TOO],
])("compareAnswers() says that %j and %j are the same", (a, b) => {
  expect(compareAnswers(a, b)).toBe("same");
  expect(compareAnswers(b, a)).toBe("same");
});

test.each([
  ["Paris.", "Berlin."],
  ["The capital of France is Paris.", "The capital of Germany is Berlin."],
  ["It was built in 1889.", "It was built in 1931."],
  ["You can take it with milk.", "You cannot take it with milk."],
  ["Yes, it is safe.", "No, it is not safe."],
  ["About 330 metres tall.", "About 443 metres tall."],
  ["Open settings and choose enable.", "Buy a new phone from a shop."],
  [LONG, LONG_OTHER],
])("compareAnswers() says that %j and %j differ", (a, b) => {
  expect(compareAnswers(a, b)).toBe("other");
  expect(compareAnswers(b, a)).toBe("other");
});

test("compareAnswers() is unclear in doubt, so that wordy answers close no kind of match", () => {
  const list = "Good choices are Lisbon, Porto, Seville and Granada, each with old streets, museums and warm evenings.";
  const other =
    "You could visit Lisbon for its trams, or Valencia, or the villages of the Alentejo with their old streets and museums.";
  expect(compareAnswers(list, other)).not.toBe("other");
  expect(compareAnswers("No, it is not.", "No, it isn't.")).not.toBe("other");
});

test("compareAnswers() treats two empty answers as the same, and an empty one and another as different", () => {
  expect(compareAnswers("", "")).toBe("same");
  expect(compareAnswers("", "Paris is the capital of France.")).toBe("other");
});
