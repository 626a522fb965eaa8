import { describe, expect, test } from "vitest";
import { inKnownSlots } from "../../support/known-slots.ts";
import { resolveDates } from "../../../src/memory/statements/resolve-dates.ts";
import { redact } from "../../../src/memory/safety/redact.ts";
import english from "../../fixtures/turns/english.txt?raw";
import french from "../../fixtures/turns/french.txt?raw";
import german from "../../fixtures/turns/german.txt?raw";
import spanish from "../../fixtures/turns/spanish.txt?raw";
import { grade, labelledTurns, SAID_AT, scoresOf } from "../../support/labelled-turns.ts";

/* Labelled turns measure extraction: `npm run bench -- extract` prints the table and the failures. */

const MIN_PRECISION = 0.95;
const MIN_RECALL = 0.7;

const LANGUAGES = { english, french, german, spanish };
const graded = Object.entries(LANGUAGES).flatMap(([language, file]) =>
  labelledTurns(file).map((turn) => ({
    language,
    heldOut: turn.heldOut,
    ...grade(
      turn,
      inKnownSlots(redact(turn.said).text).map((extraction) => resolveDates(extraction, SAID_AT)),
    ),
  })),
);

test("the fixtures hold enough turns, and a third of them state nothing", () => {
  expect(graded.length).toBeGreaterThan(300);
  expect(graded.filter(({ turn }) => turn.expected.length === 0).length).toBeGreaterThan(graded.length / 3);
});

describe.each([false, true])("extraction from labelled turns (held out: %s)", (heldOut) => {
  const part = graded.filter((one) => one.heldOut === heldOut);

  test.each(["all", ...Object.keys(LANGUAGES)])("reaches its precision and recall for %s", (name) => {
    const { precision, recall } = scoresOf(part.filter(({ language }) => name === "all" || language === name));
    expect(precision).toBeGreaterThanOrEqual(MIN_PRECISION);
    expect(recall).toBeGreaterThanOrEqual(MIN_RECALL);
  });
});
