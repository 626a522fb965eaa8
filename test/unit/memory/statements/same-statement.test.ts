import { describe, expect, test } from "vitest";
import { makesStatement } from "../../../../src/memory/statements/same-statement.ts";

describe("makesStatement()", () => {
  test.each([
    ["I live in Porto.", "I live in Porto"],
    ["By the way, I still live in Porto.", "I live in Porto"],
    ["We sold the car, and I live in Porto now.", "I live in Porto"],
    ["My road bike stands in the shed until Tuesday.", "My road bike stands in the shed"],
    ["Ich wohne jetzt in Kiel.", "Ich wohne in Kiel"],
    ["J'habite à Lille", "J'habite à Lille."],
    ["Vivo en Cádiz", "Vivo en Cádiz."],
    ["I live in Porto and I like tea.", "I live in Porto and I like tea."],
  ])("holds for %j and %j", (text, statement) => {
    expect(makesStatement(text, statement)).toBe(true);
  });

  test.each([
    ["My aunt lives in Porto.", "I live in Porto"],
    ["My uncle Tom, who lives in Porto, is ill.", "I live in Porto"],
    ["She lives in Porto.", "I live in Porto"],
    ["Tom lives in Porto.", "I live in Porto"],
    ["I lived in Porto as a child.", "I live in Porto"],
    ["My son is allergic to soy.", "I'm allergic to soy"],
    ["My cat is called Max.", "My dog is called Max"],
    ["My husband is 41 years old.", "I am 41 years old"],
    ["My kids hate olives.", "I hate olives"],
    ["My mower is in the shed.", "My bike is in the shed"],
    ["Meine Oma mag Tee.", "Ich mag Tee"],
    ["Ma tante habite à Lille.", "J'habite à Lille"],
    ["Mi hijo es alérgico a las nueces.", "Soy alérgico a las nueces"],
    ["My daughter likes soy.", "My son likes soy"],
    ["My wife drives to work.", "I drive to work"],
  ])("does not hold for %j and %j", (text, statement) => {
    expect(makesStatement(text, statement)).toBe(false);
  });
});
