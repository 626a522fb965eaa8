import { expect, test } from "vitest";
import { leadingFoodLimit } from "../../../src/extraction/leading-food-limit.ts";
import { naturalStatements } from "../../../src/extraction/natural-statements.ts";

const textsOf = (said: string): string[] => naturalStatements(said, []).map(({ text }) => text);

test.each([
  ["can't do dairy, whats a good creamy soup", "can't do dairy"],
  ["hey, severely allergic to shellfish btw, what can i order", null],
  ["Severely allergic to shellfish btw, what can i order?", "Severely allergic to shellfish btw"],
  ["lactose intolerant here, which cheeses are ok", "lactose intolerant here"],
  ["Allergisch gegen Haselnüsse, welcher Kuchen geht?", "Allergisch gegen Haselnüsse"],
  ["allergique aux arachides, une idée de dessert ?", "allergique aux arachides"],
  ["alérgica a los frutos secos, ¿qué postre pido?", "alérgica a los frutos secos"],
])("%s", (sentence, limit) => {
  expect(leadingFoodLimit(sentence)).toBe(limit);
});

test.each([
  "vegan lasagna recipe please",
  "allergic to bees, what do i carry",
  "can't have dairy?",
  "allergic to peanuts? what helps",
  "can't do the splits, any tips",
  "Which cheeses are fine for somebody who can't have lactose?",
  "can't have been the milk that made the people of this village so very ill, or could it",
])("no limit of the speaker: %s", (sentence) => {
  expect(leadingFoodLimit(sentence)).toBeNull();
});

test("a limit that opens a request is a statement of its own, and of nobody else's words", () => {
  expect(textsOf("can't do dairy, whats a good creamy soup")).toEqual(["can't do dairy"]);
  expect(textsOf("can't do dairy. what's a good creamy soup?")).toEqual(["can't do dairy"]);
  expect(textsOf('Translate into Thai: "allergic to shellfish, what can I order?"')).toEqual([]);
});
