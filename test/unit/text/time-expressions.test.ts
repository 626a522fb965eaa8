import { describe, expect, test } from "vitest";
import { timesIn } from "../../../src/text/time-expressions.ts";
import { growthOf, STEEP } from "../../support/growth.ts";

const NOW = Date.UTC(2026, 10, 20);

const speaksOf = (text: string, day: string): boolean =>
  timesIn(text, NOW).some(({ from, to }) => Date.parse(day) >= from && Date.parse(day) < to);

describe("timesIn", () => {
  test.each([
    ["What did I plant in March?", "2026-03-09", "2026-04-01"],
    ["What did I plant in March?", "2021-03-31", "2021-02-28"],
    ["Where was I in early July 2023?", "2023-07-01", "2024-07-01"],
    ["What was the July 2023 trip?", "2023-07-31", "2023-08-01"],
    ["Who came on 3 June, 2023?", "2023-06-03", "2023-06-20"],
    ["Who came on June 3rd?", "2024-06-05", "2024-05-20"],
    ["Who came on the 3rd of June 2023?", "2023-06-02", "2022-06-03"],
    ["What happened on 2025-12-15?", "2025-12-15", "2025-12-01"],
    ["Where did I live in 2019?", "2019-12-31", "2020-01-01"],
  ])("finds the time in %j, with %s and without %s", (text, inside, outside) => {
    expect(speaksOf(text, inside)).toBe(true);
    expect(speaksOf(text, outside)).toBe(false);
  });

  test("extends a day by those on which people tell of it", () => {
    expect(speaksOf("Who came on 3 June, 2023?", "2023-06-10")).toBe(true);
  });

  test.each(["May I come in?", "Let us march on", "the room with 2023 chairs", "Who am I?", "", "in Augustus's time"])(
    "finds no time in %j",
    (text) => expect(timesIn(text, NOW)).toEqual([]),
  );

  test.each(["in march ", "may ", "3 june, ", "2023-"])("takes twice the time for twice the text of %j", (piece) => {
    expect(growthOf((text) => timesIn(text, NOW), piece, 200_000)).toBeLessThan(STEEP);
  });
});
