import { describe, expect, test } from "vitest";
import { resolveDates, holdsFrom } from "../../../src/memory/statements/resolve-dates.ts";
import { relativeDatesIn } from "../../../src/text/relative-dates.ts";

/** A Friday. */
const NOW = Date.UTC(2026, 10, 20, 12);

const MEANT: readonly (readonly [said: string, iso: string])[] = [
  ["yesterday", "2026-11-19"],
  ["the day before yesterday", "2026-11-18"],
  ["two weeks ago", "2026-11-06"],
  ["a couple of days ago", "2026-11-18"],
  ["three months ago", "2026-08"],
  ["last week", "2026-11-09/2026-11-15"],
  ["last Friday", "2026-11-13"],
  ["next Friday", "2026-11-27"],
  ["last year", "2025"],
  ["vor zwei Wochen", "2026-11-06"],
  ["vor ein paar Tagen", "2026-11-17"],
  ["letzten Dienstag", "2026-11-17"],
  ["vorgestern", "2026-11-18"],
  ["nächsten Monat", "2026-12"],
  ["il y a deux semaines", "2026-11-06"],
  ["le mois dernier", "2026-10"],
  ["l'an dernier", "2025"],
  ["avant-hier", "2026-11-18"],
  ["la semaine prochaine", "2026-11-23/2026-11-29"],
  ["hace dos semanas", "2026-11-06"],
  ["la semana pasada", "2026-11-09/2026-11-15"],
  ["el martes pasado", "2026-11-17"],
  ["el año que viene", "2027"],
  ["pasado mañana", "2026-11-22"],
];

test.each(MEANT)("relativeDatesIn resolves %j to %s", (said, iso) => {
  expect(relativeDatesIn(`Oslo ${said}.`, NOW).map((date) => [date.words, date.iso])).toEqual([[said, iso]]);
});

test.each(["Guten Morgen", "Ich wohne hier", "por la mañana", "the weekly", "lasting years"])(
  "relativeDatesIn finds no time in %j",
  (said) => {
    expect(relativeDatesIn(said, NOW)).toEqual([]);
  },
);

test("relativeDatesIn counts a month back to the last day of a shorter month", () => {
  const [date] = relativeDatesIn("a month ago", Date.UTC(2026, 2, 31, 12));
  expect(date && new Date(date.instant).toISOString()).toBe("2026-02-28T12:00:00.000Z");
});

describe("a statement with a relative date", () => {
  const moved = { type: "semantic", slot: "home", value: "oslo" } as const;
  const quote = "I moved to Oslo last week";

  test("has the date beside the words, and not in its quote", () => {
    expect(resolveDates({ ...moved, text: quote, quote }, NOW)).toMatchObject({
      text: "I moved to Oslo last week (2026-11-09/2026-11-15)",
      quote,
    });
  });

  test("holds from that date, counted from when it was said", () => {
    expect(new Date(holdsFrom({ quote }, NOW)).toISOString()).toBe("2026-11-13T12:00:00.000Z");
  });

  test("holds from when it was said if the date lies ahead or is missing", () => {
    expect(holdsFrom({ quote: "I am moving to Oslo next week" }, NOW)).toBe(NOW);
    expect(holdsFrom({ quote: "I live in Oslo" }, NOW)).toBe(NOW);
  });

  test("keeps the date if its text left it out", () => {
    const said = "Last week I moved to Oslo";
    expect(resolveDates({ ...moved, text: "I moved to Oslo", quote: said }, NOW).text).toBe(
      "I moved to Oslo (2026-11-09/2026-11-15)",
    );
  });
});
