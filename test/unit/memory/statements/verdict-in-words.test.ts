import { describe, expect, test } from "vitest";
import { endsInQuestion, verdictInWords } from "../../../../src/memory/statements/verdict-in-words.ts";

describe("verdictInWords()", () => {
  test.each([
    ["that's right, thanks!", 0.4],
    ["Yes, exactly.", 0.4],
    ["genau, danke", 0.4],
    ["c'est bien ça, merci", 0.4],
    ["sí, así es", 0.4],
    ["no, thats wrong", -1],
    ["That is no longer true.", -1],
    ["nope, old info", -1],
    ["nein, das stimmt nicht mehr", -1],
    ["non, c'est faux", -1],
    ["eso ya no es así", -1],
    ["yes", null],
    ["no", null],
    ["no, it's the blue one", null],
    ["is that right?", null],
    ["that's right next to the station", null],
    ["what's wrong with that?", null],
  ])("%s", (said, score) => expect(verdictInWords(said)?.score ?? null).toBe(score));
});

test.each([
  ["Not any more.", true],
  ["no, nicht mehr", true],
  ["ya no", true],
  ["plus maintenant", true],
  ["Exactly!", true],
  ["genau", true],
  ["exacto", true],
  ["that's right", true],
  ["c'est ça", true],
  ["das stimmt", true],
  ["you remembered", false],
  ["tienes razón", false],
  ["das stimmt nicht mehr", false],
  ["c'est faux", false],
  ["eso ya no es así", false],
  ["you're wrong", false],
])("%s says nothing of what it is about: %s", (said, isBare) => {
  expect(verdictInWords(said)?.isBare).toBe(isBare);
});

test.each([
  ["Are you still looking for a flat?", true],
  ['Suchst du noch eine Wohnung?" 🙂 ', true],
  ["You asked where? In Lisbon.", false],
  ["In Lisbon.", false],
])("%s ends in a question: %s", (answer, asks) => expect(endsInQuestion(answer)).toBe(asks));
