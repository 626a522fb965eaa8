import { describe, expect, test } from "vitest";
import { meanings } from "../../../../src/adapters/static-embedding.ts";
import { changeScore } from "../../../../src/memory/outdates/judged/judge-change.ts";

const UNRULED = { outdates: "no", mayOutdate: false } as const;
const scoreOf = (late: string, early: string): number => changeScore(late, early, UNRULED, meanings);

/** A statement, and what ends it. */
const TOLD = [
  ["my pottery class is in the church basement", "pottery class got kicked out of the basement, its at the school"],
  ["mein training ist immer dienstags um 19 uhr", "training ist wegen der halle auf donnerstag verlegt"],
  ["je roule en clio de 2012", "j'ai revendu la clio, je roule en zoé"],
  ["entreno con el equipo los lunes", "el equipo pasa los entrenos al miércoles"],
] as const;

describe("a later sentence", () => {
  test.each(TOLD)("that ends %s scores above all that it does not end", (early, ends) => {
    const others = TOLD.map(([other]) => other).filter((other) => other !== early);
    for (const other of others) expect(scoreOf(ends, early)).toBeGreaterThan(scoreOf(ends, other) + 1);
  });

  test("scores the same whatever was compared before", () => {
    const [[early, late]] = TOLD;
    const alone = scoreOf(late, early);
    for (const text of TOLD.flat()) scoreOf(text, late);
    expect(scoreOf(late, early)).toBe(alone);
  });
});

test.each(["", "?", "🎺", "x".repeat(50_000), "1 ".repeat(5_000)])("any text has a score: %#", (text) => {
  expect(scoreOf(text, "i live in a flat")).toSatisfy(Number.isFinite);
  expect(scoreOf("we moved", text)).toSatisfy(Number.isFinite);
});
