import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { archive } from "../support/archive.ts";
import { cellsWith } from "../support/cells-with.ts";
import { Person } from "../support/person.ts";
import { rowsCounted } from "../support/rows-written.ts";

/*
 * A round gets its row of `memories` later, with others, and so do the statements that it taught: until then the log holds
 * them. Nobody can tell which have one.
 */

const ASKED = ["How do I glue oak?", "Which tide suits a beginner?", "How long does rye keep?"];
/** The answer repeats nothing, so that nobody looks for words that it may repeat. */
const NO_STORE = { headers: { "cache-control": "no-store" }, script: { content: "That depends." } };

async function personWhoAsked(): Promise<Person> {
  const person = new Person();
  await person.say("My name is Zora.");
  for (const text of ASKED) await person.say(text, NO_STORE);
  return person;
}

/** Returns the rows of `memories` as they are, without looking into the log. */
const rowsMade = async (person: Person): Promise<number> =>
  runInDurableObject(await person.vault(), (_, { storage }) =>
    Number(storage.sql.exec("SELECT count(*) AS n FROM memories WHERE turn IS NOT NULL").one()["n"]),
  );

const sleep = async (person: Person): Promise<void> => evictDurableObject(await person.vault());

const saidIn = async (person: Person): Promise<string[]> =>
  (await person.rounds()).map(({ text }) => text.slice("user: ".length).split("\n")[0] ?? "").toSorted();

const TAUGHT = ["I keep four geese on the allotment.", "My sister Runa sails to the Faroes every spring."];

test.each(["What rhymes with loft?", ...TAUGHT])(
  "it is one row of the log, whether it teaches or not: %s",
  async (text) => {
    const person = await personWhoAsked();
    const { written } = await rowsCounted(person, async () => void (await person.say(text, NO_STORE)));
    expect(written).toBe(1);
    expect(await rowsMade(person)).toBe(1);
    await person.memories();
    expect(await rowsMade(person)).toBe(5);
  },
);

test.each(["awake", "that sleeps"])(
  "what it taught is told, listed, exported and explained by a vault %s",
  async (vault) => {
    const person = await personWhoAsked();
    for (const text of TAUGHT) await person.say(text, NO_STORE);
    if (vault !== "awake") await sleep(person);
    await person.say("What do you know about my geese and my sister?", NO_STORE);
    const told = await person.told();
    expect(told).toContain("I keep four geese on the allotment");
    expect(told).toContain("Faroes");
    if (vault === "awake") expect(await rowsMade(person)).toBe(1);
    const { data } = await (await person.memory("/exchanges")).json<{ data: { wrote: string[] }[] }>();
    expect(data.map(({ wrote }) => wrote.length)).toEqual([1, 2, 2, 1, 1, 1, 2]);
    const texts = (await person.memories()).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining([expect.stringContaining("geese"), expect.stringContaining("Runa")]));
    expect(await (await person.memory("/export")).text()).toContain("geese");
  },
);

test.each(["awake", "that sleeps"])(
  "what it taught is forgotten to the byte, and stays so, by a vault %s",
  async (vault) => {
    const person = await personWhoAsked();
    for (const text of TAUGHT) await person.say(text, NO_STORE);
    if (vault !== "awake") await sleep(person);
    const geese = (await person.memories()).find(({ text }) => text.includes("geese"));
    expect((await person.memory(`/${geese?.id}`, "DELETE")).status).toBe(204);
    expect(await cellsWith(person, "geese")).toEqual([]);
    await sleep(person);
    expect((await person.memories()).some(({ text }) => text.includes("geese"))).toBe(false);
    expect((await person.memories()).some(({ text }) => text.includes("Runa"))).toBe(true);
  },
);

test("a statement that ends one of the log supersedes it, before and after the vault has slept", async () => {
  const person = new Person();
  await person.say("I live in Porto.", NO_STORE);
  await person.say("I live in Bergen.", NO_STORE);
  await sleep(person);
  await person.say("I live in Trieste.", NO_STORE);
  const facts = (await person.memories()).filter(({ type }) => type === "semantic");
  expect(facts.map(({ text, validTo }) => [text, validTo === null])).toEqual([
    [expect.stringContaining("Trieste"), true],
    [expect.stringContaining("Bergen"), false],
    [expect.stringContaining("Porto"), false],
  ]);
});

test.each(["awake", "that sleeps"])("it is listed, exported, explained and recalled by a vault %s", async (vault) => {
  const person = await personWhoAsked();
  if (vault !== "awake") await sleep(person);
  expect(await person.recall("When should I go out with the tide as a beginner?")).toEqual(
    expect.arrayContaining([expect.stringContaining("tide")]),
  );
  expect(await saidIn(person)).toEqual([...ASKED, "My name is Zora."].toSorted());
  const exported = await (await person.memory("/export")).text();
  for (const text of ASKED) expect(exported).toContain(text);
  const { data } = await (await person.memory("/exchanges")).json<{ data: { id: string; wrote: string[] }[] }>();
  expect(data.map(({ wrote }) => wrote.length)).toEqual([1, 1, 1, 2]);
});

test("it is kept once if its turn is sent again, before and after the vault has slept", async () => {
  const person = await personWhoAsked();
  await person.say(ASKED[2] ?? "", NO_STORE);
  await sleep(person);
  await person.say(ASKED[1] ?? "", NO_STORE);
  expect(await saidIn(person)).toEqual([...ASKED, "My name is Zora."].toSorted());
});

test("a vault that falls asleep again and again loses none and doubles none", async () => {
  const person = await personWhoAsked();
  for (let n = 0; n < 6; n++) {
    await sleep(person);
    await person.say(`What is the ${n}th of these about?`, NO_STORE);
  }
  expect(await person.rounds()).toHaveLength(10);
  await archive(person);
  await sleep(person);
  expect(await person.rounds()).toHaveLength(10);
});

test.each(["awake", "that sleeps"])("it is forgotten to the byte, and stays so, by a vault %s", async (vault) => {
  const person = await personWhoAsked();
  if (vault !== "awake") await sleep(person);
  const rye = (await person.rounds()).find(({ text }) => text.includes("rye"));
  expect((await person.memory(`/${rye?.id}`, "DELETE")).status).toBe(204);
  expect(await cellsWith(person, rye?.id ?? "")).toEqual(["exchanges"]);
  expect(await cellsWith(person, "rye")).toEqual([]);
  await sleep(person);
  expect(await saidIn(person)).toEqual(["How do I glue oak?", "My name is Zora.", "Which tide suits a beginner?"]);
});

test("it counts in the receipt of an erasure, and leaves no byte", async () => {
  const person = await personWhoAsked();
  const { removed } = await person.erase();
  expect(removed["memories"]).toBe(5);
  await sleep(person);
  expect(await person.rounds()).toEqual([]);
  expect(await cellsWith(person, "oak")).toEqual([]);
});

test("a write that fails takes back nothing of those before it", async () => {
  const person = await personWhoAsked();
  const rename = async (from: string, to: string): Promise<void> =>
    runInDurableObject(await person.vault(), (_, { storage }) => {
      storage.sql.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
    });
  await rename("log", "away");
  await person.say("What rhymes with loft?", NO_STORE);
  await rename("away", "log");
  expect(await saidIn(person)).toEqual([...ASKED, "My name is Zora."].toSorted());
});
