import { describe, expect, test } from "vitest";
import { mayChangeLife } from "../../../../src/memory/outdates/life-changes.ts";
import { mayOutdate } from "../../../../src/memory/outdates/may-outdate.ts";
import { readEarlier, readLater } from "../../../../src/memory/outdates/sentences-in-time.ts";
import { outdates } from "../../../../src/memory/outdates/outdates.ts";
import { splitSentences } from "../../../../src/extraction/disclosures/split-sentences.ts";

const mayEnd = (late: string, early: string): boolean =>
  outdates(late, early, 0) !== "no" ||
  mayOutdate(readLater(late), readEarlier(early)) ||
  mayChangeLife(readLater(late), readEarlier(early));

describe("a change in words of its own", () => {
  test.each([
    ["My shoe size is 42.", "my shoe size is not 42, it is 43"],
    ["Ma pointure est le 42.", "ma pointure n'est pas 42, c'est 43"],
    ["The pottery class is on Tuesdays.", "turns out the pottery class is on Wednesdays, not Tuesdays"],
    ["We bank with Halcyon.", "moved it all to Northgate, so no halcyon"],
    ["The boat is called Marigold.", "we've rechristened the boat Sea Otter"],
    ["Odile lives in Bristol.", "Odile packed her bags and moved to Lisbon"],
    ["Ich bin mit Torben zusammen.", "Torben und ich haben uns getrennt"],
    ["Salgo con un chico de Jaca.", "lo dejamos la semana pasada"],
    ["I'm with Orbix Mobile.", "switched to Leaf last night, orbix were hopeless"],
    ["My call with Graham is on Mondays.", "graham and i do our call on fridays from now on"],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(true);
  });
});

describe("somebody else's change ends nothing", () => {
  test.each([
    ["I'm vegetarian.", "my husband isn't vegetarian anymore"],
    ["My mum takes the number 5 bus.", "I switched to the number 9 bus"],
    ["I live in Wexcombe.", "my brother just moved out of Wexcombe"],
    ["J'habite à Périgueux.", "ma sœur a déménagé à Nantes"],
    ["Ich arbeite nachts.", "mein Bruder arbeitet nicht mehr nachts"],
    ["I have yoga on Tuesdays", "I do yoga on Saturdays too with Anna"],
  ])("%s · %s", (early, late) => {
    expect(mayEnd(late, early)).toBe(false);
  });

  test("a change that both share counts", () => {
    expect(mayEnd("my girlfriend and I broke up", "I'm dating somebody from Hull.")).toBe(true);
  });
});

test.each([
  ["Das Fest ist am 3. Juli. Wir freuen uns.", 2],
  ["Es wurde vom 3. auf den 5. Juli verlegt.", 1],
  ["Wir wohnen im 2. Stock.", 1],
  ["I am 41. My cat is 3.", 2],
])("a German ordinal ends no sentence: %s", (said, count) => {
  expect(splitSentences(said)).toHaveLength(count);
});
