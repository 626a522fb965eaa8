import { describe, expect, test } from "vitest";
import { introduces } from "../../../../src/memory/block/introduces.ts";
import { asksForAdvice } from "../../../../src/memory/ranking/asks-for-advice.ts";
import { limitStrength } from "../../../../src/memory/ranking/limit-terms.ts";
import { topicsOf, touchedBy } from "../../../../src/memory/topics/topics.ts";
import { contentWords, wordHash } from "../../../../src/text/words.ts";

const strengthOf = (text: string): number => limitStrength(Uint32Array.from(contentWords(text).map(wordHash)));

test.each<[said: string, strength: number]>([
  ["I get about in a wheelchair.", 2],
  ["My shifts end at midnight.", 2],
  ["Ich habe Höhenangst.", 2],
  ["J'ai peur des hauteurs.", 2],
  ["Mi presupuesto son 90 euros.", 2],
  ["I never work on Fridays.", 1],
  ["Wir haben keinen Balkon.", 1],
  ["I went to the harbour with Nell.", 0],
  ["Wir waren gestern am Hafen.", 0],
])("%j limits its speaker with strength %i", (said, strength) => {
  expect(strengthOf(said)).toBe(strength);
});

test.each([
  ["Which tent should I buy?", true],
  ["Was soll ich heute kochen?", true],
  ["Que faire avec les enfants ?", true],
  ["¿Qué le regalo a mi tío?", true],
  ["When did we move to Leeds?", false],
  ["Wann sind wir umgezogen?", false],
])("%j asks for advice: %j", (text, asks) => {
  expect(asksForAdvice(text)).toBe(asks);
});

test.each([
  ["I'm Sefton, and I run a kiosk.", true],
  ["Ich heiße Jorid.", true],
  ["Moi c'est Yaëlle.", true],
  ["Tengo 44 años.", true],
  ["I'm interested in charity runs.", false],
  ["Ich bin gerade müde.", false],
])("%j introduces its speaker: %j", (text, does) => {
  expect(introduces(text)).toBe(does);
});

describe("topicsOf", () => {
  test("reads no schedule in a greeting, and the matters that a journey touches", () => {
    expect(topicsOf("Good morning!")).toEqual([]);
    expect(topicsOf("Guten Abend!")).toEqual([]);
    expect(touchedBy(["travel"])).toEqual(["health", "body", "money"]);
  });
});
