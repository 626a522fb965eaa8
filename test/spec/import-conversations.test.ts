import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";
import { imported, lines } from "../support/portable-lines.ts";

/* `POST /memory/import` of past conversations. */

describe("past conversations", () => {
  const told = {
    kind: "exchange",
    conversation: "old-1",
    at: "2023-04-05T06:07:08Z",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "I live in Tromsø. Is the harbour open?" },
      { role: "assistant", content: "It opens at six." },
      { role: "user", content: "And the fish market?" },
      { role: "assistant", content: "On Saturdays." },
    ],
  };

  test("are remembered as if they had come through the proxy at their time", async () => {
    const person = new Person();
    expect(await imported(person, lines(told))).toMatchObject({ imported: 2, failed: 0 });
    expect(await person.facts()).toEqual(["I live in Tromsø"]);
    const memories = await person.memories();
    expect(memories.every(({ createdAt }) => createdAt === "2023-04-05T06:07:08.000Z")).toBe(true);
    expect(memories.every(({ source }) => source.conversation === "old-1")).toBe(true);
    const rounds = memories.filter(({ type }) => type === "episodic").map(({ text }) => text);
    expect(rounds).toEqual([
      "user: And the fish market?\nassistant: On Saturdays.",
      "user: I live in Tromsø. Is the harbour open?\nassistant: It opens at six.",
    ]);
    expect(await person.recall("When is the fish market in my town?")).toContain(rounds[0]);
  });

  test("add nothing when they are imported again, or sent again, named or not", async () => {
    const person = new Person();
    await imported(person, lines(told));
    const before = await person.memories();
    expect(await imported(person, lines(told))).toMatchObject({ imported: 0, unchanged: 2 });
    await person.say(told.messages.slice(0, 4), { headers: { "throughline-conversation": "old-1" } });
    await person.say(told.messages.slice(0, 4));
    expect(await person.memories()).toEqual(before);
  });

  test("that begin alike are two conversations", async () => {
    const person = new Person();
    await imported(person, lines(told, { ...told, conversation: "old-2", at: "2023-05-06T07:08:09Z" }));
    expect(await person.rounds()).toHaveLength(4);
  });

  test("do not undo what is known since", async () => {
    const person = new Person();
    await person.say("I live in Rome.");
    await imported(person, lines(told));
    expect(await person.facts()).toEqual(["I live in Rome"]);
    const [home] = (await person.memories()).filter(({ text }) => text === "I live in Rome");
    const { data } = await (await person.memory(`/${home?.id}/history`)).json<{ data: Memory[] }>();
    expect(data.map(({ text }) => text)).toEqual(["I live in Tromsø", "I live in Rome"]);
    expect(await person.recall("Where do I live?")).not.toContain("Tromsø");
  });

  test("keep with the user's words what the assistant says first, in parts or after a tool", async () => {
    const person = new Person();
    const messages = [
      { role: "assistant", content: "Welcome to the marina." },
      { role: "user", content: [{ type: "text", text: "Which berth is mine?" }] },
      { role: "assistant", content: null, tool_calls: [] },
      { role: "tool", content: "berth: 12" },
      { role: "assistant", content: "Berth twelve." },
    ];
    await imported(person, lines({ ...told, conversation: undefined, messages }));
    expect(await person.rounds()).toMatchObject([
      { text: "user: Which berth is mine?\nassistant: Welcome to the marina.\nBerth twelve." },
    ]);
  });
});
