import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";

/* `GET /memory/export` and `POST /memory/import`: all of a user's memory as lines, and back, for the same user or another. */

interface Imported {
  imported: number;
  unchanged: number;
  failed: number;
  errors: { line: number; message: string; param: string | null; code: string }[];
}

type Exported = Omit<Memory, "kind"> & { kind: string; round: { user: string; assistant: string } | null };

const lines = (...values: (object | string)[]): string =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

async function exported(person: Person): Promise<string> {
  const response = await person.memory("/export");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("application/x-ndjson");
  return response.text();
}

async function imported(person: Person, text: string): Promise<Imported> {
  const response = await person.memory("/import", "POST", text);
  expect(response.status).toBe(200);
  return response.json();
}

const byId = (memories: Memory[]): Memory[] => memories.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** Returns a person with a memory of every kind. */
async function someone(): Promise<Person> {
  const person = new Person();
  await person.say("My name is Ada. I live in Oslo.");
  await person.say("I moved to Bergen.");
  await person.say("From now on, always answer me in French.");
  await person.say("What is the capital of Bhutan?");
  await person.memory("", "POST", {
    text: "Prefers the window seat",
    pinned: true,
    expiresAt: "2199-01-01T00:00:00Z",
    metadata: { from: "crm", tags: ["travel", 1, null] },
    kind: "plan",
  });
  return person;
}

describe("an export", () => {
  test("holds every memory as the list shows it, one a line, rounds with both sides", async () => {
    const person = await someone();
    const memories = byId(await person.memories());
    const read = (await exported(person))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Exported);
    expect(read.every(({ kind }) => kind === "memory")).toBe(true);
    // `kind` tells the lines of an export apart, so that the memory's own has another name in it.
    expect(read).toMatchObject(memories.map(({ kind: memoryKind, ...memory }) => ({ ...memory, memoryKind })));
    const round = read.find(({ text }) => text.includes("Bhutan"))?.round;
    expect(round?.user).toBe("What is the capital of Bhutan?");
    expect(round?.assistant).toContain("Answer");
  });

  test("is empty for an unknown user", async () => {
    expect(await exported(new Person())).toBe("");
  });

  test("holds nothing of another user", async () => {
    const tenant = `tenant-${crypto.randomUUID()}`;
    const [ada, bob] = [new Person("ada", tenant), new Person("bob", tenant)];
    await ada.say("I live in Oslo.");
    await bob.say("I live in Rome.");
    const told = await exported(bob);
    expect(told).toContain("Rome");
    expect(told).not.toContain("Oslo");
  });

  test("needs a user, and refuses other methods", async () => {
    const nobody = await exports.default.fetch("http://throughline.test/memory/export", {
      headers: { authorization: "Bearer sk-test" },
    });
    expect(nobody.status).toBe(400);
    const person = new Person();
    expect((await person.memory("/export", "POST", "")).status).toBe(405);
    expect((await person.memory("/import")).status).toBe(405);
  });
});

describe("importing an export", () => {
  test("restores it to the last byte, for another user", async () => {
    const [from, to] = [await someone(), new Person()];
    const text = await exported(from);
    const { imported: count, unchanged, failed } = await imported(to, text);
    expect({ count, unchanged, failed }).toEqual({ count: text.trimEnd().split("\n").length, unchanged: 0, failed: 0 });
    expect(await to.memories()).toEqual(await from.memories());
    expect(await exported(to)).toBe(text);
  });

  test("restores a memory after an erasure, which works as before", async () => {
    const person = await someone();
    const text = await exported(person);
    await person.erase();
    await imported(person, text);
    expect(await person.recall("Where do I live?")).toEqual(expect.arrayContaining(["I moved to Bergen"]));
    const [home] = (await person.memories()).filter(({ text: said }) => said === "I moved to Bergen");
    const { data } = await (await person.memory(`/${home?.id}/history`)).json<{ data: Memory[] }>();
    expect(data.map(({ text: said }) => said)).toEqual(["I live in Oslo", "I moved to Bergen"]);
  });

  test("lets a deletion of a fact delete the rounds that said it, as before", async () => {
    const [from, to] = [new Person(), new Person()];
    await from.say("My sister is called Solveig.");
    await from.say("What is my sister called?", { script: { content: "Your sister is called Solveig." } });
    await imported(to, await exported(from));
    for (const { id, type } of await to.memories()) if (type === "semantic") await to.memory(`/${id}`, "DELETE");
    expect(JSON.stringify(await to.memories())).not.toContain("Solveig");
  });

  test("adds nothing the second time", async () => {
    const person = await someone();
    const [text, before] = [await exported(person), await person.memories()];
    const again = await imported(person, text);
    expect(again).toMatchObject({ imported: 0, unchanged: before.length, failed: 0 });
    expect(await person.memories()).toEqual(before);
  });

  test("lets a conversation go on, and adds only its new rounds", async () => {
    const [from, to] = [new Person(), new Person()];
    const history = [{ role: "user", content: "I own a zither." }];
    await from.say(history);
    await imported(to, await exported(from));
    await to.say(history);
    expect(await to.rounds()).toHaveLength(1);
  });

  test("adds the lines of a file that was appended to itself once, rounds included", async () => {
    const text = await exported(await someone());
    const to = new Person();
    const count = text.trimEnd().split("\n").length;
    expect(await imported(to, text + text)).toMatchObject({ imported: count, unchanged: count, failed: 0 });
    expect(await exported(to)).toBe(text);
  });

  test("lets the later of two homes hold", async () => {
    const [from, to] = [new Person(), new Person()];
    await from.say("I live in Oslo.");
    await to.say("I live in Rome.");
    await imported(to, await exported(from));
    expect(await to.facts()).toEqual(["I live in Rome"]);
  });

  test("restores a thousand memories, through several pages", async () => {
    const [from, to] = [new Person(), new Person()];
    const many = Array.from({ length: 1_000 }, (_, i) => ({ kind: "memory", text: `Fact number ${i} about boats` }));
    expect(await imported(from, lines(...many))).toMatchObject({ imported: 1_000, failed: 0 });
    const text = await exported(from);
    expect(text.trimEnd().split("\n")).toHaveLength(1_000);
    expect(await imported(to, text)).toMatchObject({ imported: 1_000, failed: 0 });
    expect(await exported(to)).toBe(text);
  });
});

describe("a line written by hand", () => {
  test("needs no more than a text", async () => {
    const person = new Person();
    await imported(person, lines({ kind: "memory", text: "I am allergic to peanuts" }));
    expect(await person.recall("Am I allergic to peanuts?")).toEqual(["I am allergic to peanuts"]);
  });

  test("adds nothing the second time", async () => {
    const person = new Person();
    const text = lines({ kind: "memory", text: "A" }, { kind: "memory", text: "B", createdAt: "2024-05-01T10:00:00Z" });
    expect(await imported(person, text)).toMatchObject({ imported: 2, unchanged: 0 });
    expect(await imported(person, text)).toMatchObject({ imported: 0, unchanged: 2 });
    expect(await person.memories()).toHaveLength(2);
  });

  test("that repeats the id of another line with another text is an error, and the other lines are kept", async () => {
    const person = new Person();
    const id = "mem_01m8jw22r4gt5429qdke79fbxz";
    const line = (text: string) => ({ kind: "memory", id, text });
    const text = lines(
      line("Likes tea"),
      line("Likes coffee"),
      { kind: "memory", text: "Likes cake" },
      line("Likes tea"),
    );
    const report = await imported(person, text);
    expect(report).toMatchObject({ imported: 2, unchanged: 1, failed: 1 });
    expect(report.errors).toMatchObject([{ line: 2, param: "id", code: "invalid_value" }]);
    expect(report.errors[0]?.message).toContain("line 1");
    expect((await person.memories()).map((memory) => memory.text).toSorted()).toEqual(["Likes cake", "Likes tea"]);
  });

  test("that is in the file twice is kept once, and the other lines with it", async () => {
    const person = new Person();
    const tea = { kind: "memory", id: "mem_01m8jw22r4gt5429qdke79fbxz", text: "Likes tea" };
    const text = lines(tea, { kind: "memory", text: "Likes rain" }, tea);
    expect(await imported(person, text)).toMatchObject({ imported: 2, unchanged: 1, failed: 0 });
    expect((await person.memories()).map((memory) => memory.text).toSorted()).toEqual(["Likes rain", "Likes tea"]);
    await person.say("My name is Zora.");
    expect(await person.recall("What is my name?")).toContain("My name is Zora");
  });

  test("keeps its kind and its confidence, and is of the kind that follows from its slot if it names none", async () => {
    const person = new Person();
    const sister = { kind: "memory", text: "My sister is Pia", slot: "own:sister", value: "pia" };
    const text = lines(sister, { kind: "memory", text: "Sold the boat", memoryKind: "event", confidence: 0.4 });
    expect(await imported(person, text)).toMatchObject({ imported: 2, failed: 0 });
    const kept = (await person.memories()).map(({ kind, confidence }) => ({ kind, confidence }));
    expect(kept).toEqual(
      expect.arrayContaining([
        { kind: "family", confidence: 1 },
        { kind: "event", confidence: 0.4 },
      ]),
    );
    const other = new Person();
    await imported(other, await exported(person));
    expect(await other.memories()).toEqual(await person.memories());
  });

  test("keeps its time", async () => {
    const person = new Person();
    await imported(person, lines({ kind: "memory", text: "B", createdAt: "2024-05-01T12:00:00+02:00" }));
    expect(await person.memories()).toMatchObject([
      { createdAt: "2024-05-01T10:00:00.000Z", validFrom: "2024-05-01T10:00:00.000Z" },
    ]);
  });

  test("loses its secrets, in whichever field they are", async () => {
    const person = new Person();
    const secret = `sk-${"proj-1234567890abcdef"}`;
    await imported(
      person,
      lines(
        { kind: "memory", text: `My key is ${secret}`, metadata: { key: secret }, source: { quote: secret } },
        {
          kind: "exchange",
          conversation: "c",
          at: "2024-05-01T10:00:00Z",
          messages: [{ role: "user", content: `Use ${secret}` }],
        },
      ),
    );
    const told = await exported(person);
    expect(told.trimEnd().split("\n")).toHaveLength(2);
    expect(told).not.toContain(secret);
  });
});

describe("a bad line", () => {
  const good = { kind: "memory", text: "Good" };

  test("is reported by its number, and the others are kept", async () => {
    const person = new Person();
    const text = lines(good, "{not json", "", "[]", { kind: "poem" }, { ...good, text: "Better" }, { kind: "memory" });
    const result = await imported(person, text);
    expect(result).toMatchObject({ imported: 2, failed: 4 });
    expect(result.errors.map(({ line }) => line)).toEqual([2, 4, 5, 7]);
    expect(result.errors).toMatchObject([
      { code: "invalid_json" },
      { code: "invalid_json" },
      { code: "invalid_value", param: "kind" },
      { code: "invalid_value", param: "text" },
    ]);
    expect((await person.memories()).map(({ text: said }) => said).toSorted()).toEqual(["Better", "Good"]);
  });

  test.each<[string, object, string]>([
    ["an id of another make", { kind: "memory", text: "A", id: "7" }, "id"],
    ["an unknown field", { kind: "memory", text: "A", colour: "red" }, "colour"],
    ["a kind that is none", { kind: "memory", text: "A", memoryKind: "mood" }, "memoryKind"],
    ["a confidence above 1", { kind: "memory", text: "A", confidence: 1.5 }, "confidence"],
    ["an impossible time", { kind: "memory", text: "A", createdAt: "yesterday" }, "createdAt"],
    ["an exchange without a time", { kind: "exchange", messages: [{ role: "user", content: "A" }] }, "at"],
    ["an exchange without messages", { kind: "exchange", at: "2024-05-01T10:00:00Z", messages: [] }, "messages"],
    ["messages that are none", { kind: "exchange", at: "2024-05-01T10:00:00Z", messages: ["hi"] }, "messages"],
    [
      "a conversation that is none",
      { kind: "exchange", conversation: " ", at: "2024-05-01T10:00:00Z", messages: [{ role: "user", content: "A" }] },
      "conversation",
    ],
  ])("%s", async (_, line, param) => {
    const result = await imported(new Person(), lines(line, good));
    expect(result).toMatchObject({ imported: 1, failed: 1, errors: [{ line: 1 }] });
    expect(result.errors[0]?.param).toMatch(new RegExp(`^${param}`));
  });

  test("is reported without its content", async () => {
    const result = await imported(new Person(), `{"kind":"memory","text":"private words"`);
    expect(JSON.stringify(result)).not.toContain("private");
  });

  test("is reported for bytes that are no text", async () => {
    const person = new Person();
    const body = new Uint8Array([...new TextEncoder().encode(`${lines(good)}\n{"kind":"`), 0xff, 0xfe, 0x0a]);
    const response = await exports.default.fetch("http://throughline.test/memory/import", {
      method: "POST",
      headers: person.headers,
      body,
    });
    expect(await response.json()).toMatchObject({ imported: 1, failed: 1, errors: [{ line: 2 }] });
  });
});

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

describe("an erasure", () => {
  test("is not undone by an import that was under way", async () => {
    const person = new Person();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const importing = exports.default.fetch("http://throughline.test/memory/import", {
      method: "POST",
      headers: person.headers,
      body: readable,
    });
    const write = (from: number): Promise<void> =>
      writer.write(
        new TextEncoder().encode(
          `${lines(...Array.from({ length: 300 }, (_, i) => ({ kind: "memory", text: `Boat ${from + i}` })))}\n`,
        ),
      );
    await write(0);
    await expect.poll(async () => (await person.memories()).length).toBeGreaterThan(0);
    await person.erase();
    await write(300).catch(() => {});
    await writer.close().catch(() => {});
    const response = await importing;
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: "erased_meanwhile" } });
    expect(await person.memories()).toEqual([]);
  });
});

const known = async (person: Person): Promise<string> => (await person.memories()).map(({ text }) => text).join();

describe("tombstones in an export", () => {
  const SAID = "I live in Trondheim.";
  const named = { headers: { "throughline-conversation": "c1" } };

  /** Returns a person who has deleted a home and kept a name. */
  async function withForgotten(): Promise<Person> {
    const person = new Person();
    await person.say("My name is Zora.", named);
    await person.say(SAID, { headers: { "throughline-conversation": "c2" } });
    for (const { id, text } of await person.memories())
      if (text.includes("Trondheim")) await person.memory(`/${id}`, "DELETE");
    return person;
  }

  const resent = { headers: { "throughline-conversation": "c2" } };
  test("hold no word of a turn, and keep a resent history from bringing it back in another vault", async () => {
    const [from, to] = [await withForgotten(), new Person()];
    const text = await exported(from);
    expect(text).not.toContain("Trondheim");
    const last = JSON.parse(text.trimEnd().split("\n").at(-1) ?? "") as { kind: string; days: object };
    expect([Object.keys(last), last.kind]).toEqual([["kind", "salt", "days"], "forgotten"]);
    expect(Object.keys(last.days).length).toBeGreaterThan(0);
    const { imported: count, unchanged, failed } = await imported(to, text);
    expect([count + unchanged, failed]).toEqual([text.trimEnd().split("\n").length, 0]);
    await to.say(SAID, resent);
    expect(await known(to)).toContain("Zora");
    expect(await known(to)).not.toContain("Trondheim");
    // A turn that is said anew may come back.
    await to.say(SAID, { headers: { "throughline-conversation": "c3" } });
    expect(await known(to)).toContain("Trondheim");
  });

  test("of two vaults are merged, are the same after a second import, and are exported again", async () => {
    const [one, two, to] = [await withForgotten(), new Person(), new Person()];
    await two.say("My name is Zora.", named);
    await two.say("My dog is called Clara.", { headers: { "throughline-conversation": "c4" } });
    for (const { id, text } of await two.memories()) if (text.includes("Clara")) await two.memory(`/${id}`, "DELETE");
    for (const person of [one, two]) await imported(to, await exported(person));
    const both = await exported(to);
    expect(both.match(/"kind":"forgotten"/g)).toHaveLength(2);
    expect(await imported(to, both)).toMatchObject({ imported: 0, failed: 0 });
    expect(await exported(to)).toBe(both);
    await to.say(SAID, resent);
    await to.say("My dog is called Clara.", { headers: { "throughline-conversation": "c4" } });
    expect(await known(to)).not.toMatch(/Trondheim|Clara/);
  });

  test("apply to the past conversations in the lines after them", async () => {
    const [from, to] = [await withForgotten(), new Person()];
    const forgotten = (await exported(from)).trimEnd().split("\n").at(-1) ?? "";
    const messages = [{ role: "user", content: SAID }];
    const past = { kind: "exchange", conversation: "c2", at: "2025-01-01T00:00:00Z", messages };
    await imported(to, lines(forgotten, past));
    expect(await known(to)).not.toContain("Trondheim");
  });

  test("are left out for an erased user, of whom there is nothing to move", async () => {
    const person = await withForgotten();
    await person.erase();
    expect(await exported(person)).toBe("");
  });

  test.each<[string, object, string | null]>([
    ["no salt", { kind: "forgotten", days: {} }, "salt"],
    ["a salt of its own", { kind: "forgotten", salt: "pepper", days: {} }, "salt"],
    [
      "a plain text",
      { kind: "forgotten", salt: crypto.randomUUID(), days: { "I live in Trondheim": 20_100 } },
      "days.I live in Trondheim",
    ],
    [
      "no day",
      { kind: "forgotten", salt: crypto.randomUUID(), days: { [`${"a".repeat(32)}`]: "x" } },
      `days.${"a".repeat(32)}`,
    ],
    ["words besides", { kind: "forgotten", salt: crypto.randomUUID(), days: {}, text: "I live" }, "text"],
  ])("with %s is told by its line, and the others are kept", async (_, line, param) => {
    const person = new Person();
    const report = await imported(
      person,
      lines({ kind: "memory", text: "One" }, line, { kind: "memory", text: "Two" }),
    );
    expect(report).toMatchObject({ imported: 2, failed: 1, errors: [{ line: 2, param }] });
  });
});
