import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";
import { byId, exported, type Exported, imported, lines } from "../support/portable-lines.ts";

/* `GET /memory/export` and `POST /memory/import`: all of a user's memory as lines, and back, for the same user or another. */

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
