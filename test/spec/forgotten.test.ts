import { afterEach, expect, test, vi } from "vitest";
import { rulesExtractor } from "../../src/adapters/rules-extractor.ts";
import { staticEmbedding } from "../../src/adapters/static-embedding.ts";
import { Answers, Vault } from "../../src/index.ts";
import { rowsInVault, total } from "../support/census.ts";
import { fail } from "../support/faults.ts";
import { archive } from "../support/archive.ts";
import { Person } from "../support/person.ts";

/* Guarantee 5: forgotten means gone. test/product/erasure.test.ts searches the disk and the logs. */

const COMMON = "What is the capital of Norway?";

afterEach(() => void vi.restoreAllMocks());

const cacheOf = (response: Response): string | null => response.headers.get("cache-status");

/** Returns a person of whom every kind of row is stored. */
async function knownPerson(): Promise<Person> {
  const person = new Person();
  await person.say(COMMON);
  await person.say("My name is Zora.");
  await person.say("Actually, Oslo.", { headers: { "cache-control": "no-store" } });
  await person.memory("", "POST", { text: "Pays by invoice", pinned: true });
  await person.memory("/profile", "PUT", { blocks: [{ name: "plan", text: "On the Harbour plan" }] });
  await person.say("What is my name?");
  vi.spyOn(rulesExtractor, "extract").mockRejectedValueOnce(new Error("down"));
  await person.say("I live in Oslo.");
  return person;
}

test("an erasure returns a receipt of the rows that were removed and, after a second count, of none that remain", async () => {
  const person = await knownPerson();
  // The backfill retries a text that the embedder refuses.
  const embed = staticEmbedding.embed.bind(staticEmbedding);
  vi.spyOn(staticEmbedding, "embed").mockImplementation(async (scope, texts) => {
    const embeddings = await embed(scope, texts);
    return texts.map((text, i) => (text.includes("marmots") ? null : (embeddings[i] ?? null)));
  });
  await person.memory("", "POST", { text: "Likes marmots" });
  await expect.poll(async () => (await rowsInVault(person))["embedding_attempts"]).toBe(1);
  // The first time that something is said stands in the row of its memory, and each later time in a row of its own.
  await person.say("I work as a nurse.");
  await person.say("As I said, I work as a nurse.");
  // The opening of a named conversation is known without its name as well.
  const opening = [
    { role: "user", content: "The oar is in the loft." },
    { role: "assistant", content: "Noted." },
  ];
  await person.memory(
    "/import",
    "POST",
    `${JSON.stringify({ kind: "exchange", conversation: "loft", at: "2026-01-01T00:00:00Z", messages: opening })}\n`,
  );
  await archive(person);
  await person.say("The last one is not packed yet.");
  // The record and the block of an exchange that taught nothing have rows of their own.
  await person.say("Where do I live?", { headers: { "throughline-memory": "read" } });
  await person.memories();
  const before = await rowsInVault(person);
  for (const [table, count] of Object.entries(before)) expect(count, table).toBeGreaterThan(0);

  const response = await person.memory("", "DELETE");
  const receipt = await response.json<Awaited<ReturnType<Person["erase"]>> & { subject: string; erased: boolean }>();
  expect(response.status).toBe(200);
  // An answer in the log of rounds, and an assertion in the row of its memory, count among the others.
  const { answers = 0, sayings = 0, ...others } = before;
  expect(receipt).toMatchObject({ erased: true, removed: { ...others, shared_answers: 1 } });
  expect(receipt.removed["answers"]).toBeGreaterThanOrEqual(answers);
  expect(receipt.removed["sayings"]).toBeGreaterThanOrEqual(sayings);
  expect(Object.keys(receipt.remaining)).toEqual(Object.keys(receipt.removed));
  expect(total(receipt.remaining)).toBe(0);
  expect(total(await rowsInVault(person))).toBe(0);
  expect(JSON.stringify(receipt)).not.toContain(person.user);
});

test("after an erasure nothing is listed, recalled, explained or served", async () => {
  const person = await knownPerson();
  // It was told something since it asked this for the first time.
  await person.say("What is my name?");
  const told = await person.say("What is my name?");
  expect(cacheOf(told)).toMatch(/hit/);
  const [memory] = await person.memories();
  await person.erase();
  expect(await person.memories()).toEqual([]);
  expect(await person.recall("What is my name and where do I live?")).toEqual([]);
  for (const path of [
    `/${memory?.id}`,
    `/${memory?.id}/history`,
    `/exchanges/${told.headers.get("throughline-exchange")}`,
  ]) {
    expect((await person.memory(path)).status, path).toBe(404);
  }
  const asked = await person.say("What is my name?");
  expect(asked.headers.get("throughline-memory")).toBe("on;recalled=0;tokens=0");
  expect(cacheOf(asked)).toMatch(/fwd=miss/);
  expect(await person.told()).not.toMatch(/Zora|Oslo|invoice/);
});

test("an erasure removes shared answers that the user asked for first, and no others", async () => {
  const first = new Person();
  const second = new Person(undefined, first.tenant);
  await first.say(COMMON);
  await second.say("What is the capital of Sweden?");
  await second.say("My name is Yves.");
  await first.erase();
  const third = new Person(undefined, first.tenant);
  expect(cacheOf(await third.say(COMMON))).toBe("throughline; fwd=miss; stored");
  expect(cacheOf(await third.say("What is the capital of Sweden?"))).toMatch(/^throughline; hit;/);
  expect(await second.facts()).toEqual(["My name is Yves"]);
  expect(await second.rounds()).toHaveLength(2);
});

test("an erasure removes a shared answer that the user has renewed", async () => {
  const first = new Person();
  await first.say(COMMON);
  await first.say(COMMON, { headers: { "cache-control": "no-cache" } });
  expect(await first.erase()).toMatchObject({ removed: { shared_answers: 1 } });
  expect(cacheOf(await new Person(undefined, first.tenant).say(COMMON))).toBe("throughline; fwd=miss; stored");
});

test("erasing a user twice, or an unknown user, succeeds and removes nothing", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await person.erase();
  for (const one of [person, new Person()]) {
    const response = await one.memory("", "DELETE");
    const receipt = await response.json<Awaited<ReturnType<Person["erase"]>>>();
    expect([response.status, total(receipt.removed), total(receipt.remaining)]).toEqual([200, 0, 0]);
  }
});

test("words that are said after an erasure are remembered, even the same words", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await person.erase();
  await person.say("My name is Zora.");
  await person.say("What is my name?");
  expect(await person.told()).toContain("My name is Zora");
});

test("an erasure that leaves rows is an error, and so is a store that cannot be reached", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  vi.spyOn(Vault.prototype, "erase").mockResolvedValue({});
  const left = await person.memory("", "DELETE");
  expect([left.status, (await left.json<{ error: { code: string } }>()).error.code]).toEqual([
    500,
    "erasure_incomplete",
  ]);
  vi.restoreAllMocks();
  fail(Answers.prototype, "eraseAsker");
  const down = await person.memory("", "DELETE");
  expect([down.status, (await down.json<{ error: { code: string } }>()).error.code]).toEqual([
    503,
    "memory_unavailable",
  ]);
});
