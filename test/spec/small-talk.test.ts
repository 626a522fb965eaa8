import { expect, test, vi } from "vitest";
import { Person } from "../support/person.ts";

/*
 * Memory is injected if it bears on the question. Small talk recalls nothing, however near its words are to short
 * notes.
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

const SMALL_TALK = [
  "I see.",
  "Thanks!",
  "Thank you so much",
  "ok",
  "OK, great.",
  "hello",
  "Hi there!",
  "Good morning",
  "Sounds good.",
  "What next?",
  "Go on",
  "Continue please",
  "Nice one",
  "Haha, funny",
  "That makes sense",
  "Why?",
  "How so?",
  "Tell me more",
  "Can you explain that again?",
  "Interesting",
  "Perfect, thanks",
  "I don't understand",
  "Really?",
  "Could you shorten it?",
  "Write it as a list",
];

const READ = { headers: { "throughline-memory": "read" } };
const recalledFor = async (person: Person, said: string): Promise<number> => {
  const told = (await person.chat(said, READ)).headers.get("throughline-memory");
  return Number(/recalled=(\d+)/.exec(told ?? "")?.[1]);
};

test("small talk recalls nothing, however much is known of the user", async () => {
  const person = new Person();
  for (const fact of FACTS) await person.memory("", "POST", { text: fact });
  const recalled: [string, number][] = [];
  for (const said of SMALL_TALK) recalled.push([said, await recalledFor(person, said)]);
  expect(recalled.filter(([, count]) => count > 0)).toEqual([]);
  expect(await recalledFor(person, "Which cello strings should I buy for the quartet?")).toBeGreaterThan(0);
});
