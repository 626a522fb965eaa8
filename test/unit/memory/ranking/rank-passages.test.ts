import { expect, test } from "vitest";
import { termsOfRound } from "../../../../src/memory/ranking/passages.ts";
import { type PassageSource, rankPassages } from "../../../../src/memory/ranking/rank-passages.ts";
import { indexTerms } from "../../../../src/memory/ranking/recall-index.ts";
import { StoredPassages } from "../../../../src/memory/ranking/stored-passages.ts";

const QUERY = "Which oven did I buy for the bakery?";
const WORDS = [...new Set(indexTerms(QUERY))];
const WEIGHTS = new Map(WORDS.map((term) => [term, 1 / WORDS.length]));

function round(id: string, said: string, answer: string, fit = 1): PassageSource {
  const { terms, passages } = termsOfRound({ said, answer });
  return { id, turn: id, fit, cosine: 0, terms, passages: new StoredPassages(passages) };
}

const statement = (id: string, text: string, fit: number): PassageSource => ({
  id,
  turn: id,
  fit,
  cosine: 0,
  terms: indexTerms(text),
  passages: null,
});

const order = (...sources: PassageSource[]): string[] =>
  rankPassages(sources, WEIGHTS, QUERY)
    .filter(({ said, answered }) => said !== null || answered === null)
    .map(({ memory }) => memory);

const SAID = "The oven of the bakery hums at night.";
const ASKED = "Is the oven of the bakery too small?";

test("a question stands before what was said beside it if a line tells all of its answer", () => {
  expect(order(round("said", SAID, "Good."), round("asked", ASKED, "No, it will do."))).toEqual(["asked", "said"]);
});

test("a question stands behind what was said if a line tells a sentence of many of its answer", () => {
  const answer = Array.from({ length: 20 }, (_, i) => `Point ${i} needs thought.`).join(" ");
  expect(order(round("asked", ASKED, answer), round("said", SAID, "Good."))).toEqual(["said", "asked"]);
});

test("a question without an answer stands behind what was said", () => {
  expect(order(round("asked", ASKED, ""), round("said", SAID, ""))).toEqual(["said", "asked"]);
});

test("a memory that fits half as well stands first if it says one more word of the question", () => {
  const best = statement("best", "My bakery opens at dawn.", 1);
  const other = statement("other", "I buy flour for the bakery.", 0.5);
  expect(order(best, other)).toEqual(["other", "best"]);
});

test("a memory that hardly fits stays behind all the same", () => {
  const best = statement("best", "My bakery opens at dawn.", 1);
  const other = statement("other", "I buy flour for the bakery.", 0.1);
  expect(order(best, other)).toEqual(["best", "other"]);
});

test("a sentence that says hardly more than the words of the question stands behind one that tells something", () => {
  const greeting = round("greeting", "Great oven, bakery!", "Thanks.");
  const told = round("told", "The oven of the bakery came from Verona by train.", "Good.");
  expect(order(greeting, told)).toEqual(["told", "greeting"]);
});

test("the best few are the first of all, however many there are", () => {
  const sources = Array.from({ length: 300 }, (_, i) => {
    const more = Array.from({ length: i % 7 }, (__, n) => `The oven of the bakery was moved to room ${n}.`).join(" ");
    return round(
      `r${i}`,
      `I had ${i % 3 === 0 ? "an oven" : "flour"} in the bakery of street ${i}. ${more}`,
      "Good.",
      (i % 50) / 50,
    );
  });
  const all = rankPassages(sources, WEIGHTS, QUERY).slice(0, 20);
  expect(rankPassages(sources, WEIGHTS, QUERY, 20).map(({ score }) => score)).toEqual(all.map(({ score }) => score));
});
