import { describe, expect, test } from "vitest";
import { outdates, outdatesPart, tellsChange } from "../../../../src/memory/outdates/outdates.ts";
import { growthOf, STEEP } from "../../../support/growth.ts";

const NEAR = 0.6;

describe("outdates() is sure", () => {
  test.each([
    // English
    ["the choir rehearses on mondays", "the choir rehearses on thursdays now"],
    ["our landlord is Mr Quill, how do i write to him", "quill retired, his daughter collects the rent these days"],
    ["im doing intermittent fasting", "gave up fasting, it made me dizzy"],
    ["we've got three goats", "only one goat left, we sold the others"],
    ["the workshop starts at nine", "the workshop starts at ten from now on"],
    ["I train at the boxing gym", "the boxing gym closed down, so I run instead"],
    ["our rent is 900 euros", "the rent went up to 980 euros"],
    ["the launch is on the 4th of may", "launch slipped, its the 18th of may now"],
    ["my daughter plays the violin", "she quit the violin last week"],
    ["my dentist is Dr Okafor", "my dentist is Dr Lindqvist now"],
    ["we fly to Malta in May", "malta isn't happening"],
    // German
    ["wir fliegen im mai nach malta", "malta fällt flach, der chef hat nein gesagt"],
    ["der chor probt montags", "der chor probt jetzt donnerstags"],
    ["ich lerne gerade cello", "cello hab ich aufgegeben"],
    ["das training fängt um 18 uhr an", "das training fängt jetzt um 19 uhr an"],
    ["unsere hochzeit ist am 4. juni", "die hochzeit wurde verschoben, jetzt am 20. august"],
    ["wir haben zwei ziegen", "wir haben keine ziegen mehr"],
    // French
    ["on part à malte en mai", "malte ne se fera pas"],
    ["ma fille fait du violon", "elle a arrêté le violon"],
    ["la répétition est le mardi", "la répétition est le jeudi maintenant"],
    ["le mariage est le 3 mai", "le mariage est reporté au 12 septembre"],
    ["je fais du judo", "je ne fais plus de judo"],
    // Spanish
    ["vamos a malta en mayo", "lo de malta se cayó"],
    ["mi hija toca el violín", "mi hija dejó el violín"],
    ["el ensayo es los martes", "el ensayo es los jueves ahora"],
    ["la boda es el 3 de mayo", "la boda se pasó al 12 de septiembre"],
    ["tengo un gimnasio en casa", "vendí el gimnasio"],
  ])("%s – %s", (older, newer) => expect(outdates(newer, older, NEAR)).toBe("surely"));
});

describe("outdates() keeps both", () => {
  test.each([
    // The earlier one tells more than what changed.
    [
      "hi, i'm ana, i run a bakery in leeds with two ovens, and the choir rehearses on mondays",
      "the choir rehearses on thursdays now",
    ],
    ["I lead a team of 4 nurses in my role as ward manager at the clinic", "my team has grown to 6 nurses now"],
    ["my rehearsals on mondays and the violin lessons are at the town hall", "the lessons moved to the library"],
    ["it's an old laptop from my aunt", "my laptop died"],
    ["my weight is 82 kg", "my weight is 79 kg"],
    ["sailing to Elba with my cousin Rhea, and she gets seasick", "Rhea can't come to Elba anymore, I'm going alone"],
    ["ich hab eine werkstatt in kiel, vier hobelbänke, und der chor probt montags", "der chor probt jetzt donnerstags"],
  ])("%s – %s", (older, newer) => expect(outdates(newer, older, NEAR)).toBe("perhaps"));
});

describe("outdates() leaves alone what does not contradict", () => {
  test.each([
    ["mi hijo tiene alergia a las nueces", "mi hijo se cayó en el patio"],
    ["mi madre vive en sevilla", "mi madre se cayó ayer"],
    ["mein sohn geht in die kita", "mein sohn ist ins wasser gefallen"],
    ["my dad lives in leeds", "my dad fell apart when mum died"],
    ["mon fils a 4 ans", "mon fils est tombé à l'eau hier"],
    ["le mariage est en mai", "le mariage ne se fait pas à l'église mais à la mairie"],
    ["my sister lives in Turin", "my sister teaches chemistry"],
    ["my sister lives in Turin", "my brother moved to Turin"],
    ["the choir rehearses on mondays", "pottery class is on thursdays now"],
    ["I play the violin", "I'm thinking of selling the violin"],
    ["I play the violin", "I might quit the violin if it gets too much"],
    ["I have a dog called Bruno", "I quit my job at the bank"],
    ["there are no more lessons", "I want no more lessons on mondays"],
    ["I eat no gluten", "no more gluten for me"],
    ["a friend of mine plays the violin", "I met a violin maker who gave up the city"],
    ["I quit the violin", "I quit the violin in march, by the way"],
    ["I ran 5 km on sunday", "I ran 8 km on wednesday"],
    ["can you recommend a violin teacher?", "I sold my violin"],
    ["meine schwester wohnt in Turin", "meine schwester unterrichtet chemie"],
    ["ich spiele cello", "ich will das cello nicht aufgeben"],
    ["ma soeur habite à Turin", "ma soeur enseigne la chimie"],
    ["mi hermana vive en Turín", "mi hermana enseña química"],
  ])("%s – %s", (older, newer) => expect(outdates(newer, older, NEAR)).toBe("no"));

  test("whatever its vector says", () => expect(outdates("I moved house", "I keep bees", 0.95)).toBe("no"));
});

describe("outdatesPart()", () => {
  test("is true for a change of one part of many", () => {
    const older = "hi, i'm ana, i run a bakery in leeds with two ovens, and my arm is broken";
    expect(outdatesPart("yes, and my arm is fine again", older)).toBe(true);
    expect(outdatesPart("we sold the bakery in leeds", older)).toBe(true);
  });

  test("is false for what says nothing of a change", () =>
    expect(outdatesPart("my arm hurts when i knead", "i run a bakery and my arm is broken")).toBe(false));
});

test.each([
  ["we moved the rehearsal", true],
  ["die probe wurde verschoben", true],
  ["elle a laissé tomber le judo", true],
  ["mi hija dejó el judo", true],
  ["I might quit", false],
  ["what time is it now?", false],
])("tellsChange() of “%s” is %s", (text, tells) => expect(tellsChange(text)).toBe(tells));

test("outdates() takes time by the length of the texts, not by its square", () => {
  const piece = "we moved the rehearsal to the 5th, and no more rehearsals on mondays, ";
  expect(growthOf((text) => outdates(text, `${text}!`, NEAR), piece, 20_000)).toBeLessThan(STEEP);
});
