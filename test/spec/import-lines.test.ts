import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { exported, imported, lines } from "../support/portable-lines.ts";

/* `POST /memory/import` of lines that somebody wrote, good ones and bad ones. */

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
