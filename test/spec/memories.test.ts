import { expect, test } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { advanceClock } from "../support/clock.ts";
import { Person } from "../support/person.ts";

/* `/memory`: what a person may see, add and change of what is known about them. */

interface Page {
  readonly data: Memory[];
  readonly nextCursor: string | null;
}

async function added(person: Person, draft: Record<string, unknown>): Promise<Memory> {
  const response = await person.memory("", "POST", draft);
  expect(response.status).toBe(201);
  return response.json();
}

async function patched(person: Person, id: string, patch: Record<string, unknown>): Promise<Memory> {
  const response = await person.memory(`/${id}`, "PATCH", patch);
  expect(response.status).toBe(200);
  return response.json();
}

const page = async (person: Person, query: string): Promise<Page> => (await person.memory(query)).json();

test("pages follow each other by cursor, newest first, without a gap or a repeat", async () => {
  const person = new Person();
  for (let i = 1; i <= 7; i++) await added(person, { text: `Note ${i}` });
  const texts: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null; pages++) {
    expect(pages).toBeLessThan(4);
    const { data, nextCursor }: Page = await page(person, `?limit=3${cursor && `&cursor=${cursor}`}`);
    texts.push(...data.map(({ text }) => text));
    // A memory that is added meanwhile shifts no page.
    await added(person, { text: "Meanwhile" });
    cursor = nextCursor;
  }
  expect(texts).toEqual([7, 6, 5, 4, 3, 2, 1].map((i) => `Note ${i}`));
});

test("a list is filtered by type and by status", async () => {
  const person = new Person();
  const { id } = await added(person, { text: "Likes tea" });
  await added(person, { text: "Answer in French", type: "procedural" });
  const { id: newer } = await patched(person, id, { text: "Likes coffee" });
  const idsOf = async (query: string): Promise<string[]> =>
    (await page(person, query)).data.map((memory) => memory.text);
  expect(await idsOf("")).toEqual(["Likes coffee", "Answer in French"]);
  expect(await idsOf("?type=procedural")).toEqual(["Answer in French"]);
  expect(await idsOf("?status=superseded")).toEqual(["Likes tea"]);
  expect(await idsOf("?status=all&type=semantic")).toEqual(["Likes coffee", "Likes tea"]);
  expect(newer).not.toBe(id);
});

test("an added memory has every field of the contract, and its defaults", async () => {
  const person = new Person();
  const memory = await added(person, { text: "Likes tea" });
  const time: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(memory).toEqual({
    id: expect.stringMatching(/^mem_[0-9a-z]{26}$/) as unknown,
    type: "semantic",
    text: "Likes tea",
    createdAt: time,
    validFrom: time,
    validTo: null,
    supersedes: null,
    supersededBy: null,
    pinned: false,
    expiresAt: null,
    metadata: {},
    kind: "other",
    confidence: 1,
    source: { exchange: null, conversation: null, role: null, quote: null },
  });
  expect(await (await person.memory(`/${memory.id}`)).json()).toEqual(memory);
});

test("a changed text supersedes the memory, history shows both, and restore makes the old one current again", async () => {
  const person = new Person();
  const old = await added(person, { text: "Likes tea", pinned: true, metadata: { by: "form" } });
  const next = await patched(person, old.id, { text: "Likes coffee" });
  expect(next).toMatchObject({
    text: "Likes coffee",
    supersedes: old.id,
    pinned: true,
    metadata: { by: "form" },
    validTo: null,
  });
  const textsIn = async (id: string): Promise<string[]> =>
    (await page(person, `/${id}/history`)).data.map(({ text }) => text);
  expect(await textsIn(old.id)).toEqual(["Likes tea", "Likes coffee"]);
  expect(await textsIn(next.id)).toEqual(["Likes tea", "Likes coffee"]);
  const closed = await (await person.memory(`/${old.id}`)).json<Memory>();
  expect(closed).toMatchObject({ supersededBy: next.id, validTo: next.validFrom });

  const restored = await (await person.memory(`/${old.id}/restore`, "POST")).json<Memory>();
  expect(restored).toMatchObject({ text: "Likes tea", supersedes: next.id, validTo: null });
  expect((await page(person, "")).data.map(({ text }) => text)).toEqual(["Likes tea"]);
  expect(await person.recall("Do I like tea or coffee?")).toEqual(["Likes tea"]);
});

test("a change that leaves the text alone keeps the memory's id", async () => {
  const person = new Person();
  const { id } = await added(person, { text: "Likes tea" });
  const metadata = { checked: true };
  const changed = await patched(person, id, {
    pinned: true,
    type: "procedural",
    metadata,
    expiresAt: "2999-01-01T00:00:00Z",
  });
  expect(changed).toMatchObject({
    id,
    pinned: true,
    type: "procedural",
    metadata,
    expiresAt: "2999-01-01T00:00:00.000Z",
  });
  expect((await page(person, "?status=all")).data).toHaveLength(1);
});

test("a pinned memory is injected whatever the question, until it is unpinned", async () => {
  const person = new Person();
  const { id } = await added(person, { text: "Customer number 4711", pinned: true });
  await person.say("What is the capital of Peru?");
  expect(await person.told()).toContain("Customer number 4711");
  await patched(person, id, { pinned: false });
  await person.say("What is the capital of Chile?");
  expect(await person.told()).not.toContain("Customer number 4711");
});

test("a memory past its expiresAt is not listed, recalled, shown or injected", async () => {
  const person = new Person();
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const { id } = await added(person, { text: "Stays at the Grand Hotel", pinned: true, expiresAt });
  await person.say("Tell me about whales, please.");
  expect(await person.told()).toContain("Grand Hotel");
  advanceClock(60_000);
  await person.say("Which hotel do I stay at?");
  expect(await person.told()).not.toContain("Grand Hotel");
  expect((await page(person, "?status=all")).data.filter(({ text }) => text.includes("Grand Hotel"))).toEqual([]);
  expect(await person.recall("Which hotel do I stay at?")).not.toContain("Stays at the Grand Hotel");
  expect((await person.memory(`/${id}`)).status).toBe(404);
});
