import { describe, expect, it } from "vitest";
import { type Message, Person } from "../support/person.ts";

/* Guarantee 4: retries and resent histories add nothing. */

const user = (content: string): Message => ({ role: "user", content });
const assistant = (content: string): Message => ({ role: "assistant", content });

describe("a repeated request", () => {
  it("leaves one copy of a retry that says so, with the last answer", async () => {
    const person = new Person();
    await person.say("My name is Zora.", {
      stream: true,
      script: { chunks: ['data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n'], breakOff: true },
    });
    for (const count of [1, 2]) {
      await person.say("My name is Zora.", {
        script: { content: "Hello Zora" },
        headers: { "x-stainless-retry-count": String(count) },
      });
    }
    expect((await person.rounds()).map(({ text }) => text)).toEqual(["user: My name is Zora.\nassistant: Hello Zora"]);
    expect(await person.facts()).toEqual(["My name is Zora"]);
  });

  it("leaves one copy of a request that is sent again and again", async () => {
    const person = new Person();
    for (let time = 0; time < 5; time++) await person.say("My name is Zora.");
    await Promise.all(Array.from({ length: 5 }, () => person.say("My name is Zora.")));
    expect(await person.rounds()).toHaveLength(1);
    expect(await person.facts()).toEqual(["My name is Zora"]);
  });

  it("leaves one copy of the last turn of a history that is resent 30 times", async () => {
    const person = new Person();
    const history = [user("I live in Oslo."), assistant("Noted."), user("My name is Zora.")];
    for (let time = 0; time < 30; time++) await person.say(history);
    expect((await person.rounds()).map(({ source }) => source.quote)).toEqual(["My name is Zora."]);
  });

  it("leaves each turn once of a conversation of 30 turns that is resent in full with every turn", async () => {
    const person = new Person();
    const history: Message[] = [];
    for (let turn = 1; turn <= 30; turn++) {
      history.push(user(`Turn ${turn} of our talk.`));
      await person.say(history, { script: { content: `Reply ${turn}` } });
      history.push(assistant(`Reply ${turn}`));
    }
    const texts = (await person.rounds()).map(({ text }) => text).toReversed();
    expect(texts).toEqual(
      Array.from({ length: 30 }, (_, i) => `user: Turn ${i + 1} of our talk.\nassistant: Reply ${i + 1}`),
    );
  });

  it("leaves two copies of the same words in two places of a conversation", async () => {
    const person = new Person();
    await person.say([user("Yes, please."), assistant("Sure."), user("Yes, please.")]);
    await person.say([
      user("Yes, please."),
      assistant("Sure."),
      user("Yes, please."),
      assistant("Done."),
      user("Yes, please."),
    ]);
    await person.say("Yes, please.");
    expect(await person.rounds()).toHaveLength(3);
  });

  it("leaves one copy of the steps of a tool loop, with the last answer", async () => {
    const person = new Person();
    const calls = [{ id: "call_1", type: "function", function: { name: "weather", arguments: "{}" } }];
    const asked = [user("I live in Oslo. Do I need a coat?")];
    const body = { tools: [{ type: "function", function: { name: "weather", parameters: {} } }] };
    const message = { role: "assistant", content: null, tool_calls: calls };
    const script = {
      body: JSON.stringify({
        id: "x",
        object: "chat.completion",
        choices: [{ index: 0, message, finish_reason: "tool_calls" }],
      }),
    };
    await person.say(asked, { body, script });
    const step = [...asked, message, { role: "tool", tool_call_id: "call_1", content: "rain" }];
    await person.say(step, { body, script });
    await person.say([...step, message, { role: "tool", tool_call_id: "call_1", content: "wind" }], {
      body,
      script: { content: "Yes." },
    });
    expect((await person.rounds()).map(({ text }) => text)).toEqual([
      "user: I live in Oslo. Do I need a coat?\nassistant: Yes.",
    ]);
    expect(await person.facts()).toEqual(["I live in Oslo"]);
  });
});
