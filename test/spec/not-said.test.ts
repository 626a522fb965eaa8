import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* The vault does not remember what no person said: a model's reasoning, and the jobs of chat front-ends. */

const texts = async (person: Person): Promise<string> =>
  `${(await person.memories()).map(({ text }) => text).join("\n")}\n${await (await person.memory("/export")).text()}`;

const THOUGHT = "They seem short of money.";

describe("what a model thinks aloud", () => {
  test.each([
    ["in its element", `<think>${THOUGHT}</think>\nFine, a tent it is.`],
    ["not closed", `Fine, a tent it is.\n<thinking>${THOUGHT}`],
    ["opened before the answer", `${THOUGHT}</think>\nFine, a tent it is.`],
    [
      "in a channel",
      `<|channel|>analysis<|message|>${THOUGHT}<|end|><|start|>assistant<|channel|>final<|message|>Fine, a tent it is.`,
    ],
  ])("%s reaches the client, and is in nothing that is kept", async (_where, content) => {
    for (const stream of [false, true]) {
      const person = new Person();
      const answer = await (await person.say("I want to buy a tent.", { script: { content }, stream })).text();
      const pieces = [...answer.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)].map(
        ([, text = ""]) => JSON.parse(text) as string,
      );
      expect(pieces.join("")).toBe(content);
      expect(await texts(person)).toContain("Fine, a tent it is.");
      expect(await texts(person)).not.toMatch(/short of money|think|channel/);
      await person.say("What did you say when I wanted to buy a tent, fine?");
      expect(await person.told()).toContain("assistant: Fine, a tent it is.");
      expect(await person.told()).not.toContain("short of money");
    }
  });

  test("is not kept of a conversation that is imported", async () => {
    const person = new Person();
    const messages = [
      { role: "user", content: "I want to buy a tent." },
      { role: "assistant", content: `<think>${THOUGHT}</think>Fine, a tent it is.` },
    ];
    await person.memory("/import", "POST", JSON.stringify({ kind: "exchange", at: "2026-01-01T10:00:00Z", messages }));
    expect(await texts(person)).toContain("Fine, a tent it is.");
    expect(await texts(person)).not.toContain("short of money");
  });
});

describe("a job of a chat front-end", () => {
  const CHAT = "USER: My cat is called Moss\nASSISTANT: Noted!";

  test.each([
    `### Task:\nGive this chat a title in three words, as JSON.\n### Chat History:\n${CHAT}`,
    "Suggest three follow-up questions for this chat.\n\nMy cat is called Moss\nNoted!",
    `${CHAT}\n\nWrite a short title for the conversation above.`,
    "Schlage drei Anschlussfragen für diese Unterhaltung vor.\n\nMeine Katze heißt Moss.",
    "Donne un titre à cette conversation.\n\nMon chat s'appelle Moss.",
    "Sugiere un título para esta conversación.\n\nMi gato se llama Moss.",
  ])("teaches nothing and is never told: %j", async (job) => {
    const person = new Person();
    const response = await person.say(job, { script: { content: '{"title":"Cat named Moss"}' } });
    expect(response.headers.get("throughline-memory")).toMatch(/^read;/);
    expect(await person.memories()).toEqual([]);
    await person.say("What is my cat called?");
    expect(await person.told()).not.toContain("Moss");
  });

  test("leaves the conversation as it was", async () => {
    const person = new Person();
    const talk = [
      { role: "user", content: "My cat is called Moss." },
      { role: "assistant", content: "Noted!" },
    ];
    await person.say(talk.slice(0, 1), { script: { content: "Noted!" } });
    const before = await person.memories();
    await person.say([...talk, { role: "user", content: "Please write a four-word title for our conversation." }]);
    expect(await person.memories()).toEqual(before);
  });
});
