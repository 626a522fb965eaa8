import { describe, expect, test } from "vitest";
import {
  applyCorrection,
  type CorrectableStatement,
  holdsWrongValue,
} from "../../../../src/memory/statements/apply-correction.ts";
import type { Correction } from "../../../../src/ports/memory.ts";

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 86_400_000;

const stated = (slot: string, value: string, text: string, holdsFrom = NOW - DAY): CorrectableStatement => ({
  type: "semantic",
  slot,
  value,
  text,
  at: NOW - DAY,
  holdsFrom,
});
const instead = (words: string, not: string | null = null): Correction => ({
  type: "amendment",
  does: "replace",
  quote: `Actually, ${words}`,
  instead: words,
  not,
  about: null,
});
const ends: Correction = { ...instead(""), does: "end", quote: "Not any more" };

describe("correction that replaces a value", () => {
  test("puts the right value in place of the wrong one and quotes the user", () => {
    expect(applyCorrection(stated("home", "oslo", "I moved to Oslo"), instead("Bergen"), NOW)?.statement).toEqual({
      type: "semantic",
      slot: "home",
      value: "bergen",
      text: "I moved to Bergen",
      quote: "Actually, Bergen",
    });
  });

  test("holds from when the wrong value was stated to hold, if that is known", () => {
    expect(
      applyCorrection(stated("home", "oslo", "I moved to Oslo", NOW - 8 * DAY), instead("Bergen"), NOW)?.holdsFrom,
    ).toBe(NOW - 8 * DAY);
    expect(applyCorrection(stated("home", "oslo", "I live in Oslo"), instead("Bergen"), NOW)?.holdsFrom).toBe(NOW);
  });

  test.each([
    [
      "birthday",
      "3rd of june",
      "My birthday is on the 3rd of June",
      "the 5th of June",
      "My birthday is on the 5th of June",
    ],
    [
      "birthday",
      "3rd of june",
      "My birthday is on the 3rd of June",
      "on the 5th of June",
      "My birthday is on the 5th of June",
    ],
    ["birthday", "3. juni", "Mein Geburtstag ist am 3. Juni", "am 5. Juni", "Mein Geburtstag ist am 5. Juni"],
    ["birthday", "3 juin", "Mon anniversaire est le 3 juin", "le 5 juin", "Mon anniversaire est le 5 juin"],
    ["birthday", "3 de junio", "Mi cumpleaños es el 3 de junio", "el 5 de junio", "Mi cumpleaños es el 5 de junio"],
    ["own:car", "fiat", "I drive a Fiat", "an Opel", "I drive an Opel"],
  ])("repeats no article or preposition: %s %s · %s · %s", (slot, value, text, words, amended) => {
    const { statement } = applyCorrection(stated(slot, value, text), instead(words), NOW) ?? {};
    expect(statement?.text).toBe(amended);
    expect(statement?.value).not.toMatch(/^(?:on|am|the|le|el|an) /);
  });

  test("moves a liking to another slot, because its subject is part of the slot", () => {
    const amended = applyCorrection(stated("taste:tennis", "likes", "I love tennis"), instead("squash"), NOW);
    expect(amended).toMatchObject({
      replacesSlot: true,
      statement: { slot: "taste:squash", value: "likes", text: "I love squash" },
    });
  });

  test.each([
    [stated("home", "oslo", "I live in Oslo"), "Tuesday"],
    [stated("home", "oslo", "I live in Oslo"), "45"],
    [stated("home", "oslo", "I live in Oslo"), "the second option"],
    [stated("age", "44", "I am 44"), "Bergen"],
    [stated("home", "oslo", "I live in Oslo"), "Oslo"],
    [stated("note:buy milk", "yes", "buy milk"), "Bread"],
  ])("refuses to turn %j into %s", (old, words) => {
    expect(applyCorrection(old, instead(words), NOW)).toBeNull();
  });
});

test("applyCorrection() denies a statement that no longer holds", () => {
  expect(applyCorrection(stated("home", "oslo", "I live in Oslo"), ends, NOW)?.statement).toMatchObject({
    slot: "home",
    value: "not oslo",
  });
  expect(applyCorrection(stated("home", "not oslo", "I left Oslo"), ends, NOW)).toBeNull();
});

test("holdsWrongValue() finds the statement whose value is called wrong", () => {
  expect(holdsWrongValue({ slot: "name", value: "anna" }, "Anna")).toBe(true);
  expect(holdsWrongValue({ slot: "taste:tennis", value: "likes" }, "tennis")).toBe(true);
  expect(holdsWrongValue({ slot: "name", value: "anna" }, "Maria")).toBe(false);
});
