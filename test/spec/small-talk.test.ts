import { expect, test, vi } from "vitest";
import { freshCaller } from "../support/asker.ts";
import { Conversation } from "../support/conversation.ts";
import { Person } from "../support/person.ts";
import { memory } from "../support/scope-caller.ts";
import { toldLines } from "../support/told-lines.ts";

/*
 * A conversation that opens with a question about the world is told nothing. Small talk in it recalls nothing, however
 * near its words are to short notes, and leaves the block as it is where there is one.
 */

vi.setConfig({ testTimeout: 30_000 }); // Fifty turns.

const FACTS = [
  "Works as a lighthouse keeper",
  "Plays the cello in a string quartet",
  "Allergic to walnuts since childhood",
  "I live in Oslo.",
  "My name is Zora.",
  "I am vegetarian.",
  "My daughter is called Mia.",
  "I prefer trains.",
  "My birthday is on 4 May.",
  "I work at a bakery",
  "I have two cats",
  "Drives an electric car",
  "Studies law in Lyon",
  "Prefers tea to coffee",
  "Is afraid of flying",
  "Has a sister in Canada",
  "Uses Vim",
];

/** Words that ask for nothing and concern nobody. */
const ACKNOWLEDGED = [
  "Thanks!",
  "Thank you so much",
  "ok",
  "OK, great.",
  "hello",
  "Hi there!",
  "What next?",
  "Go on",
  "Continue please",
  "Nice one",
  "Haha, funny",
  "That makes sense",
  "Why?",
  "How so?",
  "Interesting",
  "Perfect, thanks",
  "Really?",
];

const SMALL_TALK = [
  ...ACKNOWLEDGED,
  "I see.",
  "Good morning",
  "Sounds good.",
  "Tell me more",
  "Can you explain that again?",
  "I don't understand",
  "Could you shorten it?",
  "Write it as a list",
];

/** Returns the number of memories that are told when somebody says this next in a conversation. */
async function recalledFor(person: Person, opening: string, said: string): Promise<number> {
  const messages = [
    { role: "user", content: opening },
    { role: "assistant", content: "Very well." },
    { role: "user", content: said },
  ];
  const headers = { "throughline-memory": "read", "throughline-conversation": said };
  const told = (await person.say(messages, { headers })).headers.get("throughline-memory");
  return Number(/recalled=(\d+)/.exec(told ?? "")?.[1]);
}

async function known(): Promise<Person> {
  const person = new Person();
  for (const fact of FACTS) await person.memory("", "POST", { text: fact });
  return person;
}

test("small talk after a question about the world recalls nothing, however much is known of the user", async () => {
  const person = await known();
  const opening = "What is the capital of Peru?";
  const recalled: [string, number][] = [];
  for (const said of ACKNOWLEDGED) recalled.push([said, await recalledFor(person, opening, said)]);
  expect(recalled.filter(([, count]) => count > 0)).toEqual([]);
  for (const said of ["Which cello strings suit a quartet?", "Plan a weekend trip.", "Write a short text about me."]) {
    expect(await recalledFor(person, opening, said), said).toBeGreaterThan(0);
  }
});

test("small talk leaves the block of the first turn as it is", async () => {
  const who = freshCaller();
  for (const fact of FACTS) await memory(who, "", "POST", { text: fact });
  const talk = new Conversation(who);
  const first = await talk.say("Hello there.");
  expect(toldLines(first)).toHaveLength(FACTS.length);
  for (const said of SMALL_TALK) expect(await talk.say(said), said).toBe(first);
});
