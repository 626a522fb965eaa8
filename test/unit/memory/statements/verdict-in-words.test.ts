import { describe, expect, test } from "vitest";
import { verdictInWords } from "../../../../src/memory/statements/verdict-in-words.ts";

describe("verdictInWords()", () => {
  test.each([
    ["that's right, thanks!", 1],
    ["Yes, exactly.", 1],
    ["genau, danke", 1],
    ["c'est bien ça, merci", 1],
    ["sí, así es", 1],
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
  ])("%s", (said, score) => expect(verdictInWords(said)).toBe(score));
});
