import { describe, expect, test } from "vitest";
import { Conversation } from "../support/conversation.ts";
import { cellsWith } from "../support/cells-with.ts";
import { Person } from "../support/person.ts";

/* A correction or a deletion concerns one thing: the user's other statements are recalled as before. */

const ask = async (person: Person, question: string): Promise<string> => {
  await person.say(question, { headers: { "cache-control": "no-store" } });
  const { messages } = JSON.parse(await person.told()) as { messages: { role: string; content: string }[] };
  return messages.find(({ role }) => role === "system")?.content ?? "";
};

/** Returns a person who said these in one conversation, each with its answer. */
async function after(...rounds: readonly (readonly [said: string, answer: string])[]): Promise<Person> {
  const person = new Person();
  const talk = new Conversation({ credential: person.headers, user: person.user });
  for (const [said, answer] of rounds) await talk.say(said, answer);
  return person;
}

const TENT = "The spare tent is in the attic.";

async function idOf(person: Person, text: string): Promise<string> {
  const found = (await person.memories()).find((one) => one.type !== "episodic" && one.text.includes(text));
  const round = (await person.rounds()).find((one) => one.text.startsWith(`user: ${text}`));
  return (found ?? round)?.id ?? "none";
}

async function forget(person: Person, text: string): Promise<void> {
  expect((await person.memory(`/${await idOf(person, text)}`, "DELETE")).status).toBe(204);
}

describe("other statements after a correction", () => {
  test.each([
    ["My name is Al.", "Nice to meet you!", TENT, "Good, I shall recall that.", "My name is Alan."],
    ["I'm 41.", "Fine!", TENT, "Tents like it were made in 1941.", "I'm 42."],
    ["I live in Ulm.", "Nice!", TENT, "Camping near Ulm is fun.", "I moved to Bonn."],
    ["Ich heiße Ina.", "Hallo!", "Das Zelt liegt im Keller, the spare tent.", "Prima in China.", "Ich heiße Inga."],
    ["J'habite à Lens.", "Bien !", "The spare tent is in the attic, le grenier.", "Voir Valens.", "J'habite à Brest."],
    ["Vivo en Vigo.", "¡Bien!", "The spare tent is in the attic, el desván.", "Con vigor.", "Me mudé a Cádiz."],
  ])("are recalled: %s %s · %s %s · %s", async (first, answer, other, echo, then) => {
    const person = await after([first, answer], [other, echo]);
    await person.say(then);
    expect(await ask(person, "Where is the spare tent?")).toContain(other);
  });

  test("an answer that repeats the old value is recalled no more", async () => {
    const person = await after(["I live in Ulm.", "Nice!"], [TENT, "Camping near Ulm is fun."]);
    await person.say("I moved to Bonn.");
    const told = await ask(person, "Where is the spare tent, and where do I live?");
    expect(told).toContain("Bonn");
    expect(told).toContain("attic");
    expect(told).not.toContain("Ulm");
    expect((await person.recall("Where is the spare tent?")).join()).not.toContain("Ulm");
  });

  test("the rest of the corrected message is still recalled", async () => {
    const person = await after([`I live in Ulm. ${TENT}`, "Ulm is nice, and so are attics."]);
    await person.say("I moved to Bonn.");
    const told = await ask(person, "Where is the spare tent, and where do I live?");
    expect(told).toContain("attic");
    expect(told).not.toContain("Ulm");
  });

  test("the message is recalled in full when the correction is taken back, and as of the time before", async () => {
    const person = await after([`I live in Ulm. ${TENT}`, "Noted."]);
    const before = new Date().toISOString();
    await person.say("I moved to Bonn.");
    const response = await person.memory("/recall", "POST", { query: "Where is the spare tent?", asOf: before });
    expect((await response.json<{ block: string }>()).block).toContain("I live in Ulm");
    await forget(person, "Bonn");
    expect((await person.rounds()).map(({ text }) => text).join()).toContain("I live in Ulm");
  });

  test("a message that is recalled in part is so after an export and import", async () => {
    const person = await after([`I live in Ulm. ${TENT}`, "Ulm is nice."]);
    await person.say("I moved to Bonn.");
    const to = new Person();
    const text = await (await person.memory("/export")).text();
    expect((await to.memory("/import", "POST", text)).status).toBe(200);
    const told = await ask(to, "Where is the spare tent, and where do I live?");
    expect(told).toContain("attic");
    expect(told).not.toContain("Ulm");
    expect(await (await to.memory("/export")).text()).toContain("I live in Ulm");
  });
});

describe("other statements after a deletion", () => {
  test("a round stays if its answer shares only a word with the deleted memory", async () => {
    const person = await after(
      ["My skis are at the workshop until Tuesday.", "Great, then they are ready for the weekend."],
      ["I sing in a choir on Mondays.", "Great! Singing is good for you."],
    );
    await forget(person, "My skis");
    expect((await person.rounds()).map(({ text }) => text)).toEqual([
      "user: I sing in a choir on Mondays.\nassistant: Great! Singing is good for you.",
    ]);
    expect(await cellsWith(person, "skis")).toEqual([]);
  });

  test.each([
    ["My name is Al.", "Nice to meet you!", "Good, I shall recall that.", "Al"],
    ["I'm 41.", "Fine!", "Tents like it were made in 1941.", "41"],
    ["I live in Ulm.", "Nice!", "Camping near Ulm is fun.", "Ulm"],
  ])("stay if an answer shares a word: %s %s · the tent, %s", async (first, answer, echo, about) => {
    const person = await after([first, answer], [TENT, echo]);
    await forget(person, about);
    expect(await ask(person, "Where is the spare tent?")).toContain("attic");
    expect((await person.rounds()).map(({ text }) => text).join()).toContain(TENT);
  });

  test("an answer that repeats the deleted memory goes, and the user's words stay", async () => {
    const person = await after(["I live in Ulm.", "Nice!"], [TENT, "Camping near Ulm is fun."]);
    await person.say(TENT.replace("spare", "old"), { script: { content: "As for Ulm: dry." } });
    await forget(person, "Ulm");
    expect(await cellsWith(person, "Ulm")).toEqual([]);
    const rounds = (await person.rounds()).map(({ text }) => text);
    expect(rounds).toContain(`user: ${TENT}`);
    expect(rounds).toHaveLength(2);
  });

  test.each([
    ["I live in Porto.", "My aunt lives in Porto."],
    ["I'm allergic to soy.", "My son is allergic to soy."],
    ["My dog is called Max.", "My cat is called Max."],
    ["I live in Porto.", "I lived in Porto as a child."],
    ["I drive a Volvo.", "My boss drives a Volvo."],
    ["J'habite à Lille.", "Ma tante habite à Lille."],
    ["Ich mag Tee.", "Meine Oma mag Tee."],
    ["Soy alérgico a las nueces.", "Mi hijo es alérgico a las nueces."],
  ])("stay if somebody else is their subject: %s · %s", async (first, other) => {
    const person = await after([first, "Noted."], [other, "Good to hear."]);
    const [memory] = (await person.memories()).filter(({ text }) => text.includes(first.slice(0, -1)));
    await person.memory(`/${memory?.id ?? ""}`, "DELETE");
    const rounds = (await person.rounds()).map(({ text }) => text).join();
    expect(rounds).toContain(other);
    expect(rounds).not.toContain(first);
  });

  test.each([
    ["I live in Porto.", "My aunt lives in Porto.", "Forget that I live in Porto."],
    ["My dog is called Max.", "My cat is called Max.", "Forget that my dog is called Max."],
    ["I am 41 years old.", "My husband is 41 years old.", "Please forget that I am 41 years old."],
    ["I live in Porto.", "My uncle Tom, who lives in Porto, needs his pills at nine.", "Forget that I live in Porto."],
    ["Ich mag Tee.", "Meine Oma mag Tee.", "Vergiss, dass ich Tee mag."],
    ["J'habite à Lille.", "Ma tante habite à Lille.", "Oublie que j'habite à Lille."],
    ["Soy alérgico a las nueces.", "Mi hijo es alérgico a las nueces.", "Olvida que soy alérgico a las nueces."],
  ])("stay after an order to forget: %s · %s · %s", async (first, other, order) => {
    const person = await after([first, "Noted."], [other, "Good to hear."]);
    await person.say(order);
    const rounds = (await person.rounds()).map(({ text }) => text).join();
    expect(rounds).toContain(other);
    expect(rounds).not.toContain(first);
  });

  test("a memory that was said twice, in the same or in other words, is deleted wherever it was said", async () => {
    const person = await after(["The marmot is called Waldemar.", "Ha."], ["Tomorrow it will rain.", "Sure."]);
    await person.say("By the way, the marmot is called Waldemar.", { script: { content: "I know." } });
    await forget(person, "The marmot");
    expect(await cellsWith(person, "Waldemar")).toEqual([]);
    expect((await person.rounds()).map(({ text }) => text)).toEqual(["user: Tomorrow it will rain.\nassistant: Sure."]);
  });
});

/* Random statements about unrelated things, with corrections and deletions: the others are recalled. */

const THINGS = [
  ["The spare tent is in the attic.", "Where is the spare tent?", "attic"],
  ["The blue kayak has a hole near the bow.", "What is wrong with the blue kayak?", "bow"],
  ["The accordion teacher charges thirty euros.", "What does the accordion teacher charge?", "thirty"],
  ["The neighbour waters the orchids on Fridays.", "Who waters the orchids?", "neighbour"],
  ["The cellar light only works with a timer.", "How does the cellar light work?", "timer"],
] as const;
const FACTS = [
  ["My name is Al.", "My name is Alan.", "My name is Alba."],
  ["I'm 41.", "I'm 42.", "I'm 43."],
  ["I live in Ulm.", "I moved to Bonn.", "I moved to Essen."],
  ["I work at Acme.", "I work at Globex.", "I work at Initech."],
] as const;
const ANSWERS = [
  "Good, I shall recall that.",
  "Great, all right then.",
  "In 1941 that was new; you are 41.",
  "Camping near Ulm is fun.",
  "Al, Acme will like that.",
  "Bonn, Alan? Globex!",
];

/** Returns the same numbers each time (Lehmer's generator), so that a case that fails, fails again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

describe("random orders of statements, corrections and deletions", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "case %i recalls all that was not corrected or deleted",
    { timeout: 60_000 },
    async (seed) => {
      const random = numbers(seed * 7_919);
      const person = new Person();
      const talks = [0, 1].map(() => new Conversation({ credential: person.headers, user: person.user }));
      const said = new Set<(typeof THINGS)[number]>();
      const versions = FACTS.map(() => 0);
      for (let step = 0; step < 12; step++) {
        const talk = talks[random(talks.length)] as Conversation;
        const answer = ANSWERS[random(ANSWERS.length)] as string;
        const thing = THINGS[random(THINGS.length)] as (typeof THINGS)[number];
        const about = random(FACTS.length);
        const deed = random(5);
        if (deed < 2 && !said.has(thing)) {
          await talk.say(thing[0], answer);
          said.add(thing);
        } else if (deed < 4) {
          const version = versions[about] ?? 0;
          await talk.say(FACTS[about]?.[version % 3], answer);
          versions[about] = version + 1;
        } else {
          const facts = (await person.memories()).filter(({ type }) => type === "semantic");
          const one = facts[random(Math.max(1, facts.length))];
          if (one) expect((await person.memory(`/${one.id}`, "DELETE")).status).toBe(204);
          for (const other of said) if (other[0] === one?.source.quote) said.delete(other);
        }
      }
      expect(said.size).toBeGreaterThan(0);
      for (const [text, question, word] of said) expect(await ask(person, question), text).toContain(word);
    },
  );
});
