import { describe, expect, test } from "vitest";
import { observationText } from "../../../../src/memory/observations/observation-text.ts";
import { recurringPastimes } from "../../../../src/memory/observations/recurring-pastimes.ts";

/* Observations are counted: on how many days somebody spoke of a pastime. */

const said = (text: string, ...days: readonly string[]) =>
  days.map((day) => ({ memory: `mem_${day}`, text, at: Date.parse(`${day}T09:00:00Z`) }));
const SUNDAYS = ["2026-03-01", "2026-03-08", "2026-03-22", "2026-04-05"];

describe("recurring pastimes", () => {
  test("count the days on which a word was said, with the statements that said it", () => {
    const [pastime, ...others] = recurringPastimes(said("We went hiking above the lake", ...SUNDAYS));
    expect(others).toEqual([]);
    expect(pastime).toMatchObject({ word: "hiking", days: SUNDAYS, weekday: 0 });
    expect(pastime?.restsOn).toEqual(SUNDAYS.map((day) => `mem_${day}`));
    expect(pastime && observationText(pastime)).toBe(
      'Often speaks of "hiking": on 4 days from 2026-03-01 to 2026-04-05, mostly on Sundays',
    );
  });

  test("take forms of one word for one pastime, in four languages", () => {
    const [first = "", second = "", ...rest] = SUNDAYS;
    const statements = [...said("I hiked to the hut", first, second), ...said("Went for a hike", ...rest)];
    expect(recurringPastimes(statements)).toHaveLength(1);

    expect(recurringPastimes(said("Ich war im Museum", ...SUNDAYS))).toMatchObject([{ word: "museum" }]);

    expect(recurringPastimes(said("J'ai fait du vélo", ...SUNDAYS))).toMatchObject([{ word: "vélo" }]);
    expect(recurringPastimes(said("Fui a nadar", ...SUNDAYS))).toMatchObject([{ word: "nadar" }]);
  });

  test.each([
    [
      "Am Wochenende war ich mit Jo klettern",
      "Spricht oft von „klettern“: an 4 Tagen vom 2026-03-01 bis 2026-04-05, meist sonntags",
    ],
    [
      "J'ai fait du vélo avec ma sœur",
      "Parle souvent de « vélo » : 4 jours, du 2026-03-01 au 2026-04-05, surtout le dimanche",
    ],
    [
      "Fui a nadar con mi vecina",
      "Habla a menudo de «nadar»: 4 días, del 2026-03-01 al 2026-04-05, sobre todo los domingos",
    ],
    ["Yoga", 'Often speaks of "yoga": on 4 days from 2026-03-01 to 2026-04-05, mostly on Sundays'],
  ])("are told in the language of %s", (text, told) =>
    expect(recurringPastimes(said(text, ...SUNDAYS)).map(observationText)).toEqual([told]),
  );

  test("name a day of the week only if most days were that one", () => {
    const days = ["2026-03-01", "2026-03-09", "2026-03-17", "2026-03-25"];
    expect(recurringPastimes(said("We went hiking", ...days))).toMatchObject([{ weekday: null }]);
  });

  test.each([
    ["three days", said("We went hiking", ...SUNDAYS.slice(1))],
    ["one day, many times", SUNDAYS.flatMap(() => said("We went hiking", "2026-03-01"))],
    ["one trip", said("We went hiking", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")],
    ["no pastime", said("My boss called again", ...SUNDAYS)],
  ])("are none of %s", (_kind, statements) => {
    expect(recurringPastimes(statements)).toEqual([]);
  });
});
