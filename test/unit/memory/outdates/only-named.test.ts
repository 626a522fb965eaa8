import { describe, expect, test } from "vitest";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { namesIn, onlyNamed } from "../../../../src/memory/outdates/only-named.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { sameWord } from "../../../../src/memory/outdates/read-statement.ts";

/** Sentences of some things in several ways: with a copula, a number, a date, a size, a sign of change, a denial. */
const SENTENCES = ["rent", "piano", "dentist", "seminar"].flatMap((thing) => [
  `my ${thing} is 900 euros`,
  `my ${thing} is 950 euros and the garden is green`,
  `the ${thing} was 12 points, at the harbour`,
  `the ${thing} is on 12 June`,
  `we put the ${thing} on 3 July`,
  `the ${thing} is 30x40`,
  `it got the ${thing} at 60x80`,
  `no ${thing} for me any more`,
  `the ${thing} is not 900 euros`,
  `my new ${thing} costs 1000 euros, Ms Finch says`,
  `my ${thing} costs 950 now`,
  `what is the ${thing} about?`,
  `meine ${thing} ist seit Mai um 9 uhr`,
  `le ${thing} est à 9 h`,
  `el ${thing} ya no es en el puerto`,
]);

describe("onlyNamed()", () => {
  test("names all that a sentence may outdate, unless it returns null", () => {
    let told = 0;
    let ended = 0;
    for (const late of SENTENCES.map((text) => readLater(text))) {
      const only = onlyNamed(late);
      for (const early of SENTENCES.map((text) => readEarlier(text))) {
        if (mayOutdate(late, early)) ended += 1;
        if (only === null || only.some((name) => namesIn(early.claims).some((own) => sameWord(name, own)))) continue;
        told += 1;
        expect(mayOutdate(late, early), `${late.text} / ${early.text}`).toBe(false);
      }
    }
    expect(told).toBeGreaterThan(500);
    expect(ended).toBeGreaterThan(50);
  });

  test.each([
    "my rent is 950 now",
    "the seminar is on 12 June",
    "no piano for me any more",
    "my new dentist is Dr Roe",
  ])("returns null for a sentence that may outdate what it does not name as such: %s", (text) =>
    expect(onlyNamed(readLater(text))).toBeNull(),
  );
});
