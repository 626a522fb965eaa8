import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { toldLines } from "../support/told-lines.ts";

/* A round that only repeats memory is stored, and not injected beside the memory. */

const ANSWER = (content: string) => ({ script: { content }, headers: { "cache-control": "no-store" } });

/** Returns the lines of the last block that the upstream received. */
async function told(person: Person): Promise<string[]> {
  const { messages } = JSON.parse(await person.told()) as { messages: { role: string; content: string }[] };
  return toldLines(messages.find(({ role }) => role === "system")?.content ?? "");
}

const QUESTIONS: [fact: string, answer: string, questions: string[]][] = [
  ["My cat is called Moss.", "Your cat is called Moss.", ["What is my cat called?", "What's my cat's name?"]],
  ["Ich wohne in Kiel.", "Du wohnst in Kiel.", ["Wo wohne ich?", "In welcher Stadt wohne ich?"]],
  [
    "Mon chat s'appelle Moss.",
    "Votre chat s'appelle Moss.",
    ["Comment s'appelle mon chat ?", "Quel est le nom de mon chat ?"],
  ],
  ["Mi gato se llama Moss.", "Tu gato se llama Moss.", ["¿Cómo se llama mi gato?", "¿Cuál es el nombre de mi gato?"]],
];

describe("a question that memory answered", () => {
  test.each(QUESTIONS)("is not injected beside the fact %j", async (fact, answer, questions) => {
    const person = new Person();
    await person.say(fact, ANSWER("Noted!"));
    for (let n = 0; n < 3; n++) for (const question of questions) await person.say(question, ANSWER(answer));
    await person.say(questions[0] ?? "", ANSWER(answer));
    expect(await told(person)).toEqual([`user: ${fact.replace(/\.$/, "")}`]);
  });

  test("is not injected beside a round without a fact, and leaves the block to other memories", async () => {
    const person = new Person();
    await person.say("The spare key lies in the blue tin under the stairs.", ANSWER("Good to know."));
    for (const content of [
      "The spare key lies in the blue tin.",
      "It lies in the blue tin under the stairs.",
      "You said that the spare key lies in the blue tin under the stairs.",
      "In the blue tin!",
      "The blue tin under the stairs.",
    ])
      await person.say("Where is my spare key?", ANSWER(content));
    await person.say("Where is my spare key?");
    expect(await told(person)).toEqual(["user: The spare key lies in the blue tin under the stairs."]);
  });

  test("is stored: it is listed, exported and imported, and is deleted with what it repeats", async () => {
    const person = new Person();
    await person.say("My cat is called Moss.", ANSWER("Noted!"));
    await person.say("What is my cat called?", ANSWER("Your cat is called Moss."));
    const [fact] = (await person.memories()).filter(({ type }) => type === "semantic");
    expect((await person.rounds()).map(({ text }) => text)).toContain(
      "user: What is my cat called?\nassistant: Your cat is called Moss.",
    );
    const exported = await (await person.memory("/export")).text();
    const other = new Person();
    await other.memory("/import", "POST", exported);
    expect(await other.rounds()).toHaveLength(2);
    await other.say("What is my cat called?");
    expect(await told(other)).toEqual(["user: My cat is called Moss"]);
    await person.memory(`/${fact?.id}`, "DELETE");
    expect(await person.rounds()).toEqual([]);
  });

  test.each([
    "Where is the bike of mine",
    "Can you find my bike",
    "I forgot where my bike is",
    "Remind me where my bike is",
  ])("is not injected beside the note if asked without a question mark: %j", async (question) => {
    const person = new Person();
    await person.say("My bike is in the shed.", ANSWER("Noted."));
    await person.say(question, ANSWER("It is in the shed, as you said!"));
    await person.say(question, {
      body: { model: "stand-in" },
      headers: { "cache-control": "no-store" },
    });
    await person.say("Where is my bike?");
    expect(await told(person)).toEqual(["user: My bike is in the shed."]);
  });

  test("does not nest, whatever the model makes of the block", async () => {
    const person = new Person();
    await person.say("My cat is called Moss.", ANSWER("Noted!"));
    for (let n = 0; n < 4; n++) {
      await person.say("What is my cat called?", {
        body: { model: "stand-in" },
        headers: { "cache-control": "no-store" },
      });
    }
    await person.say("What is my cat called?");
    expect(await told(person)).toEqual(["user: My cat is called Moss"]);
  });
});

describe("a statement of the user is injected", () => {
  test("if a question comes with it", async () => {
    const person = new Person();
    await person.say("My cat is called Moss.", ANSWER("Noted!"));
    await person.say("We moved the litter box upstairs. What is my cat called?", ANSWER("Your cat is called Moss."));
    await person.say("Where is the litter box?");
    expect((await told(person)).join()).toContain("litter box upstairs");
  });

  test("if the answer brought something new", async () => {
    const person = new Person();
    await person.say("My cat is called Moss.", ANSWER("Noted!"));
    await person.say("Which toy suits my cat?", ANSWER("For Moss I suggest a crinkle tunnel with feathers."));
    await person.say("What was the toy for my cat that you suggested?");
    expect((await told(person)).join()).toContain("crinkle tunnel");
  });
});

describe("rounds that read alike", () => {
  test("take one place, although nothing was injected when they were said", async () => {
    const person = new Person();
    await person.say("The regatta starts at the old pier.", ANSWER("See you there."));
    for (let n = 0; n < 5; n++) {
      const headers = { "throughline-memory": "write", "cache-control": "no-store" };
      await person.say("Should my crew row in our regatta?", { script: { content: "Rowing is great fun." }, headers });
    }
    await person.say("Where does our regatta start, and should my crew row?");
    const lines = await told(person);
    expect(lines.filter((text) => text.includes("great fun"))).toHaveLength(1);
    expect(lines.join()).toContain("old pier");
  });

  test("keep two places if one word makes another statement of them", async () => {
    const person = new Person();
    await person.say("On my run in the park I did 5 km, and it rained.", ANSWER("Well done."));
    await person.say("On my run in the park I did 9 km, and it rained.", ANSWER("Well done."));
    await person.say("How far was my run in the park?");
    const lines = (await told(person)).join();
    expect(lines).toContain("5 km");
    expect(lines).toContain("9 km");
  });
});
