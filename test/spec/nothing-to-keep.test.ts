import { expect, test } from "vitest";
import english from "../fixtures/turns/english.txt?raw";
import french from "../fixtures/turns/french.txt?raw";
import german from "../fixtures/turns/german.txt?raw";
import spanish from "../fixtures/turns/spanish.txt?raw";
import { Conversation } from "../support/conversation.ts";
import { labelledTurns } from "../support/labelled-turns.ts";
import { Person } from "../support/person.ts";
import { freshCaller } from "../support/asker.ts";

/* "Nothing" is the usual result: what does not teach anything leaves the memory, and the prompt, as they were. */

const STAND_IN = { body: { model: "stand-in" } };

const stated = async (person: Person): Promise<string[]> =>
  (await person.memories("?status=all&limit=200&type=semantic")).map(({ text }) => text);

interface Exported {
  readonly kind: string;
  readonly type: string;
  readonly text: string;
  readonly slot: string | null;
}

/** Returns statements with their slots. Those in the user's own words have slots of their own. */
async function exported(person: Person): Promise<Exported[]> {
  const lines = (await (await person.memory("/export")).text()).trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Exported).filter(({ type }) => type === "semantic");
}

/** The share of such turns of which a sentence may be kept in the user's own words, because a judge errs. */
const MAX_KEPT = 0.03;
/** "I'm getting an error on line 12" is a state of the moment. To keep it is of no use, and no harm. */
const OF_THE_MOMENT = "request";

const SMALL_TALK = ["small talk", "question", "request", "hypothetical", "quote", "code", "tool"];

test(
  "200 turns of small talk, questions, quotes and code add nothing that is taken for a fact",
  { timeout: 60_000 },
  async () => {
    const turns = [english, german, french, spanish]
      .flatMap(labelledTurns)
      .filter(({ kind, expected }) => SMALL_TALK.includes(kind) && expected.length === 0)
      .filter(({ mayBeKept }) => !mayBeKept);
    const person = new Person();
    await person.say("I live in Oslo.", STAND_IN);
    const said = Array.from({ length: 200 }, (_, i) => turns[i % turns.length]?.said ?? "");
    for (const text of said) await person.say(text, STAND_IN);
    const facts = await exported(person);
    const kept = facts.filter(({ slot }) => slot?.startsWith("said:"));
    const harmful = kept.filter(
      ({ text }) => !turns.some((one) => one.kind === OF_THE_MOMENT && one.said.includes(text)),
    );
    expect(facts.filter((fact) => !kept.includes(fact)).map(({ text }) => text)).toEqual(["I live in Oslo"]);
    expect(harmful.map(({ text }) => text).slice(Math.floor(turns.length * MAX_KEPT))).toEqual([]);
  },
);

test("100 turns that echo what is remembered add nothing, and bring nothing back", { timeout: 60_000 }, async () => {
  const person = new Person();
  await person.say("I live in Oslo.", STAND_IN);
  await person.say("My dog is called Rex.", STAND_IN);
  await person.say("I moved to Bergen.", STAND_IN);
  const answer = await (
    await person.say("Where do I live?", STAND_IN)
  ).json<{
    choices: { message: { content: string } }[];
  }>();
  const echoes = [
    answer.choices[0]?.message.content ?? "",
    "You told me that I live in Oslo.",
    "You said: I live in Oslo.",
    "According to your notes, I live in Oslo.",
    'Your note says "I live in Oslo".',
    '<memory date="2026-01-01" of="user">I live in Oslo</memory>',
    '<memory of="conversation">\n2026-01-01 user: I live in Oslo\n</memory>',
    "2026-01-01 10:04 user: I live in Oslo",
    "> I live in Oslo\nIs that what you know of me?",
    "So I live in Bergen, right?",
    "I moved to Bergen.",
    "As I said, my dog is called Rex.",
  ];
  const before = (await stated(person)).toSorted();
  for (let i = 0; i < 100; i++)
    await person.say(`${echoes[i % echoes.length] ?? ""}`, {
      ...STAND_IN,
      headers: { "throughline-conversation": `echo ${i}` },
    });
  expect((await stated(person)).toSorted()).toEqual(before);
  expect(await person.facts()).toEqual(expect.arrayContaining(["I moved to Bergen", "My dog is called Rex"]));
  expect(await person.facts()).not.toContain("I live in Oslo");
});

test("the same full history, sent 30 times, adds one copy", async () => {
  const person = new Person();
  const said = ["I live in Oslo.", "I love sushi.", "What should I eat tonight?", "My dog is called Rex."];
  const history = said.flatMap((content) => [
    { role: "user", content },
    { role: "assistant", content: "Very well." },
  ]);
  for (let turn = 0; turn < said.length; turn++) await person.say(history.slice(0, turn * 2 + 1));
  const once = await person.memories();
  for (let time = 0; time < 30; time++) await person.say(history.slice(0, -1));
  expect(await person.memories()).toEqual(once);
  expect(await person.facts()).toHaveLength(3);
  expect(await person.rounds()).toHaveLength(4);
});

test("ten turns without new knowledge leave the system message as it is, to the byte", async () => {
  const who = freshCaller("ada");
  const before = new Conversation(who, { name: "before" });
  for (const said of ["I live in Oslo.", "I'm vegetarian.", "Always answer in English."]) await before.say(said);
  const talk = new Conversation(who, { name: "talk", system: "You are helpful." });
  const first = await talk.say("What could I cook where I live?");
  expect(first).toContain("vegetarian");
  const turns = [
    "Thanks!",
    "lol okay",
    "I like that idea.",
    "Go on.",
    "Why?",
    "Sounds good.",
    "And then?",
    "I see.",
    "Ok.",
    "Bye!",
  ];
  for (const said of turns) expect(await talk.say(said)).toBe(first);
});
