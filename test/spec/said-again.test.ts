import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* Something said again is one memory with a count. Its confidence follows what is said and judged. */

const DAY = 86_400_000;
const AT = Date.UTC(2026, 2, 10, 9);
const HIKES = [
  "my brother and I hike along the coast path on sundays",
  "my brother and I really hike along the coast path on sundays!",
  "well, my brother and I hike along the coast path on sundays",
];

async function heard(person: Person, said: string, day: number): Promise<void> {
  const at = new Date(AT + day * DAY).toISOString();
  const line = { kind: "exchange", conversation: `talk ${day}`, at, messages: [{ role: "user", content: said }] };
  expect((await person.memory("/import", "POST", JSON.stringify(line))).status).toBe(200);
}

const hikes = async (person: Person): Promise<Memory[]> =>
  (await person.memories()).filter(({ type, text }) => type === "semantic" && /hike/.test(text));

async function only(person: Person): Promise<Memory> {
  const found = await hikes(person);
  expect(found).toHaveLength(1);
  return found[0] as Memory;
}

describe("what is said again", () => {
  test("is one memory with a count, of which one is surer each time", async () => {
    const person = new Person();
    const confidences: number[] = [];
    for (const [day, said] of HIKES.entries()) {
      await heard(person, said, day);
      confidences.push((await only(person)).confidence);
    }
    expect(confidences).toEqual([...confidences].toSorted((a, b) => a - b));
    expect(new Set(confidences).size).toBe(3);
    expect((await only(person)).metadata["timesSaid"]).toBe(3);
  });

  test.each([
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ])("is the same memory in whichever order it is heard: %i, %i, %i", async (...order) => {
    const [one, other] = [new Person(), new Person()];
    for (const day of [0, 1, 2]) await heard(one, HIKES[day] ?? "", day);
    for (const day of order) await heard(other, HIKES[day] ?? "", day);
    const [expected, found] = [await only(one), await only(other)];
    for (const key of ["text", "confidence", "validFrom", "metadata"] as const)
      expect(found[key]).toEqual(expected[key]);
  });

  test("takes one line of a block", async () => {
    const person = new Person();
    for (const [day, said] of HIKES.entries()) await heard(person, said, day);
    await person.say("Where do my brother and I hike on sundays?", { headers: { "throughline-memory": "read" } });
    expect((await person.told()).match(/coast path/g)).toHaveLength(1);
  });

  test("survives an export and an import with its count and confidence", async () => {
    const [person, other] = [new Person(), new Person()];
    for (const [day, said] of HIKES.entries()) await heard(person, said, day);
    const lines = await (await person.memory("/export")).text();
    expect((await other.memory("/import", "POST", lines)).status).toBe(200);
    const [expected, found] = [await only(person), await only(other)];
    expect(found.confidence).toBe(expected.confidence);
    expect(found.metadata).toEqual(expected.metadata);
  });
});

describe("confidence", () => {
  test("falls if later words may contradict, and feedback moves it", async () => {
    const person = new Person();
    await heard(person, "hi, i'm ana, i run a bakery in leeds with two ovens, and my choir rehearses on mondays", 0);
    const choir = async (): Promise<Memory> =>
      (await person.memories()).find(({ type, text }) => type === "semantic" && /two ovens/.test(text)) as Memory;
    const before = (await choir()).confidence;
    await heard(person, "our choir rehearses on thursdays now because the hall is booked", 30);
    const doubted = (await choir()).confidence;
    expect(doubted).toBeLessThan(before);
    const told = await person.say("how many ovens does my bakery in leeds have?");
    const exchange = told.headers.get("throughline-exchange");
    await person.memory("/feedback", "POST", { exchange, score: 1 });
    expect((await choir()).confidence).toBeGreaterThan(doubted);
    await person.memory("/feedback", "POST", { exchange, score: -1 });
    expect((await choir()).confidence).toBeLessThan(doubted);
  });

  test("falls if a change does not name what it ends", async () => {
    const person = new Person();
    await heard(person, "i work at the hilton as a night porter", 0);
    const [before] = (await person.memories()).filter(({ text }) => /hilton/.test(text));
    await heard(person, "they moved me to the events team, i start in may", 30);
    const [after] = (await person.memories()).filter(({ text, type }) => type === "semantic" && /hilton/.test(text));
    expect(after?.validTo).toBe(null);
    expect(after?.confidence).toBeLessThan(before?.confidence ?? 0);
  });
});

const told = async (person: Person): Promise<string[]> =>
  (await person.memories())
    .filter(({ type, text }) => type === "semantic" && /Elke/.test(text))
    .map(({ text }) => text)
    .toSorted();

describe("two things said of one whom both name", () => {
  const [BROKE, SINGS] = ["my daughter Elke broke her wrist", "my daughter Elke sings in a choir"];
  test("are two memories, and one goes without the other", async () => {
    const person = new Person();
    await heard(person, BROKE, 0);
    await heard(person, SINGS, 1);
    expect(await told(person)).toEqual([BROKE, SINGS]);
    await heard(person, "forget that Elke broke her wrist", 2);
    expect(await told(person)).toEqual([SINGS]);
  });
});

const spoken = async (person: Person): Promise<string[]> =>
  (await person.memories("?status=active&limit=200")).filter(({ type }) => type === "semantic").map(({ text }) => text);

describe("one thing said twice, each time with something else", () => {
  test.each([
    ["I play tennis on Tuesdays with Ann", "I play tennis on Sundays with my dad"],
    ["ich spiele tennis dienstags mit Jana", "ich spiele tennis sonntags im park"],
    ["je joue au tennis le mardi avec Anne", "je joue au tennis le dimanche avec mon père"],
    ["juego al tenis los martes con Ana", "juego al tenis los domingos con mi padre"],
    ["I'm diabetic so no sugar in recipes", "I'm diabetic and on a pump since May"],
  ])("keeps both: %s; %s", async (one, other) => {
    const person = new Person();
    await heard(person, one, 0);
    await heard(person, other, 1);
    await heard(person, one, 2);
    await heard(person, other, 3);
    expect((await spoken(person)).toSorted()).toEqual([one, other].toSorted());
  });

  test("ends both when it is over", async () => {
    const person = new Person();
    await heard(person, "I play tennis on Tuesdays with Ann", 0);
    await heard(person, "I play tennis on Sundays with my dad", 1);
    await heard(person, "I no longer play tennis", 2);
    await person.say("what do you know about me?", { headers: { "throughline-memory": "read" } });
    for (const line of (await person.told()).split(String.raw`\n`).filter((one) => /Ann|my dad/.test(one)))
      expect(line).toMatch(/no longer so/);
  });

  test.each([
    [
      "I work at Lidl",
      "I work at Lidl in Kassel as a shift lead since 2021",
      "I work at Lidl in Kassel as shift lead",
      "I work at Lidl as shift lead in Kassel",
    ],
    ["I live in Oslo", "I live in Oslo with my sister and two cats", "I live in Oslo with two cats"],
    [
      "ich wohne in Köln",
      "ich wohne in Köln mit meiner Schwester und zwei Katzen",
      "ich wohne in Köln mit zwei Katzen und meiner Schwester",
    ],
  ])("keeps one of those that say the same besides: %s; %s", async (plain, whole, ...again) => {
    const person = new Person();
    for (const [day, said] of [plain, whole, ...again].entries()) await heard(person, said, day);
    expect((await spoken(person)).toSorted()).toEqual([plain, whole].toSorted());
  });

  test("keeps apart what is of another, or denied", async () => {
    const person = new Person();
    const said = [
      "I play tennis on Tuesdays with Ann",
      "my sister plays tennis on Sundays with my dad",
      "I play tennis on Sundays with my dad",
    ];
    for (const [day, one] of said.entries()) await heard(person, one, day);
    expect((await spoken(person)).toSorted()).toEqual(said.toSorted());
  });

  test("takes an age for said again whatever the wording", async () => {
    const person = new Person();
    await heard(person, "I'm 34", 0);
    await heard(person, "I'm 34 years old", 1);
    expect(await spoken(person)).toEqual(["I'm 34"]);
  });

  test("holds again after something else held", async () => {
    const person = new Person();
    await heard(person, "I live in Oslo", 0);
    await heard(person, "I live in Oslo with my sister Ida and two cats", 1);
    await heard(person, "I live in Bergen now", 2);
    await heard(person, "I live in Oslo with my sister Ida and two cats", 3);
    await person.say("what do you know about me?", { headers: { "throughline-memory": "read" } });
    const lines = (await person.told()).split(String.raw`\n`).filter((line) => !line.includes("no longer so"));
    expect(lines.filter((line) => line.includes("Oslo"))).toHaveLength(1);
    expect(lines.filter((line) => line.includes("Bergen"))).toEqual([]);
  });

  test("keeps no second one that says no more", async () => {
    const person = new Person();
    await heard(person, "I play tennis on Tuesdays with Ann", 0);
    await heard(person, "as you know i play tennis", 1);
    await heard(person, "I play tennis with Ann on Tuesdays", 2);
    expect(await spoken(person)).toEqual(["I play tennis on Tuesdays with Ann"]);
  });
});
