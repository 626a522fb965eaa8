import { describe, expect, test } from "vitest";
import { nearBand, nearFormOf } from "../../../src/cache/near-question.ts";
import { normalForm } from "../../../src/cache/normal-form/normal-form.ts";
import { LOOK_ALIKES } from "../../support/look-alikes.ts";

function bandOf(one: string, other: string): string | null {
  const [a, b] = [nearFormOf(normalForm(one)), nearFormOf(normalForm(other))];
  return a && b && nearBand(a, b);
}

describe("bands of near questions", () => {
  test.each([
    ["Why do cats purr at old neighbours?", "Why would cats purr about old neighbours?", "link-3"],
    ["Why might old cats purr at neighbours?", "Why would an old cat purr at neighbours?", "form-3"],
    ["Which tower in Pisa leans?", "Which tower of Pisa is leaning?", "form-3"],
    ["How do bees find clover fields?", "How do bees find wild clover fields?", "more-3"],
  ])("count the words of: %s — %s", (one, other, band) => {
    expect(bandOf(one, other)).toBe(band);
    expect(bandOf(other, one)).toBe(band);
  });

  test.each([
    ["a number", "Why do 12 bees visit clover fields?", "Why do 13 bees visit clover fields?"],
    ["a number more", "Why do bees visit clover fields?", "Why do 13 bees visit clover fields?"],
    ["a name", "Why do bees in Wales visit clover fields?", "Why do bees in Kent visit clover fields?"],
    ["the place of a denial", "Is it odd not to sleep and be happy?", "Is it odd to sleep and not be happy?"],
    ["what is pointed at", "How do I mend this old brass clock?", "How do I mend an old brass clock?"],
    ["a denial", "Why do bees visit clover fields?", "Why do bees not visit clover fields?"],
    ["another word", "Why do bees visit clover fields?", "Why do bees avoid clover fields?"],
    ["the order of words", "Why do bees chase wasps from hives?", "Why do wasps chase bees from hives?"],
    ["what is asked", "Why do bees visit clover fields?", "When do bees visit clover fields?"],
    ["the language", "Comment vend-on des casiers rouges anciens ?", "¿Cómo vende uno casilleros rojos antiguos?"],
    ["two words more", "Why do bees visit clover fields?", "Why do bees visit wild red clover fields?"],
    ["too few words", "What is a bee?", "What is the bee?"],
  ])("hold nothing that differs in %s: %s — %s", (_, one, other) => {
    expect(bandOf(one, other)).toBeNull();
  });

  test("hold hardly any look-alike that only replaces a word", () => {
    const near = LOOK_ALIKES.filter(([one, other]) => bandOf(one, other)?.startsWith("form"));
    expect(near.map(([one, other]) => `${one} | ${other}`)).toEqual([]);
  });
});
