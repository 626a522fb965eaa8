import { describe, expect, test } from "vitest";
import { outdates } from "../../../../src/memory/outdates/outdates.ts";
import { marked } from "./marked-lines.ts";

describe("a change of somebody ends nothing of them that it is not about", () => {
  test.each([
    ["my dad is allergic to bees", "my dad moved to Bristol last month"],
    ["my dad is allergic to bees", "my dad quit his job"],
    ["my sister is a nurse", "my sister moved to Hull"],
    ["my sister is a nurse in Leeds", "my sister changed her number"],
    ["my sister is a nurse in Leeds", "my sister broke up with Tom"],
    ["my mum has a bad hip", "my mum gave up smoking"],
    ["my son plays the cello", "my son changed schools"],
    ["my son plays the cello", "my son quit football"],
    ["my wife works nights", "my wife switched to oat milk"],
    ["Bruno is allergic to nuts", "Bruno moved to Leeds"],
    ["my husband is diabetic", "my husband quit his job"],
    ["mein vater ist allergisch gegen bienen", "mein vater ist umgezogen"],
    ["mein bruder hat asthma", "mein bruder hat gekündigt"],
    ["meine mutter trinkt keinen alkohol", "meine mutter ist in rente gegangen"],
    ["ma sœur est infirmière", "ma sœur a déménagé à Lille"],
    ["mon fils joue du violon", "mon fils a changé d'école"],
    ["mi padre es alérgico a las abejas", "mi padre se mudó"],
    ["mi hermana es enfermera", "mi hermana vendió su coche"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([]));
});

describe("a change of somebody ends what it is about", () => {
  test.each([
    ["my dad lives in York", "my dad moved to Bristol last month"],
    ["my dad works at the docks", "my dad retired in June"],
    ["my sister is a nurse in Leeds", "my sister moved to Hull"],
    ["my sister lives with us", "my sister moved out"],
    ["my dad is allergic to bees", "my dad died last week"],
    ["my brother is with Anna", "my brother broke up with Anna"],
    ["Bruno lives in York", "Bruno moved to Leeds"],
    ["Anna works at the library", "Anna quit her job"],
    ["my trainer Kim comes on tuesdays", "Kim quit"],
    ["meine schwester wohnt in bonn", "meine schwester ist umgezogen"],
    ["mein bruder arbeitet bei bosch", "mein bruder hat gekündigt"],
    ["ma sœur habite à Lyon", "ma sœur a déménagé"],
    ["mi padre vive en Cádiz", "mi padre se mudó"],
  ])("%s – %s", (older, newer) => expect(marked(older, newer)).toEqual([older]));
});

test("a change that may be of something else ends nothing for sure", () =>
  expect(outdates("my brother got fired", "my brother drives a van", 0)).toBe("perhaps"));
