import { runDurableObjectAlarm } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { rulesExtractor } from "../../src/adapters/rules-extractor.ts";
import type { Memory } from "../../src/ports/memory.ts";
import { rowsInVault } from "../support/census.ts";
import { cellsWith } from "../support/cells-with.ts";
import { type Message, Person } from "../support/person.ts";

/* Guarantee 5, for one memory: DELETE /memory/{id}. */

const CITY = "Trondheim";

async function memoryAbout(person: Person, text: string): Promise<Memory> {
  const memory = (await person.memories()).find((one) => one.type !== "episodic" && one.text.includes(text));
  if (!memory) throw new Error(`nothing is known about ${text}`);
  return memory;
}

async function forget(person: Person, id: string): Promise<void> {
  const response = await person.memory(`/${id}`, "DELETE");
  expect([response.status, await response.text()]).toEqual([204, ""]);
}

test("a deleted memory is gone from list, get, history and recall, with the rounds that said it", async () => {
  const person = new Person();
  await person.say(`I live in ${CITY}.`);
  await person.say(`Remember that I live in ${CITY}, please.`);
  await person.say("My name is Zora.");
  const { id } = await memoryAbout(person, CITY);
  await forget(person, id);

  expect((await person.memories()).map(({ text }) => text).join()).not.toContain(CITY);
  for (const path of [`/${id}`, `/${id}/history`]) expect((await person.memory(path)).status).toBe(404);
  expect((await person.memory(`/${id}`, "DELETE")).status).toBe(404);
  expect((await person.memory(`/${id}/restore`, "POST")).status).toBe(404);
  expect((await person.recall("In which city do I live?")).join()).not.toContain(CITY);
  expect(await cellsWith(person, CITY)).toEqual([]);
  expect(await person.facts()).toEqual(["My name is Zora"]);
});

test("deleting a memory deletes the answers it shaped, from the cache and from the rounds", async () => {
  const person = new Person();
  await person.say(`I live in ${CITY}.`);
  const script = { content: `You live in ${CITY}.` };
  await person.say("Where do I live?", { script });
  expect((await person.say("Where do I live?", { script })).headers.get("cache-status")).toMatch(/hit/);
  await forget(person, (await memoryAbout(person, CITY)).id);

  const again = await person.say("Where do I live?", { script: { content: "I do not know." } });
  expect(again.headers.get("cache-status")).toMatch(/fwd=/);
  expect(await again.text()).toContain("I do not know.");
  expect(await cellsWith(person, CITY)).toEqual([]);
});

test("deleting a memory deletes a cached answer that it shaped, even one that does not repeat it", async () => {
  const person = new Person();
  await person.say(`I live in ${CITY}.`);
  await person.say("What should I wear where I live?", { script: { content: "A raincoat." } });
  expect(await cellsWith(person, "raincoat")).toEqual(expect.arrayContaining(["memories", "log"]));
  const answers = async (): Promise<number | undefined> =>
    (await (await person.memory("/usage")).json<{ rows: Record<string, number> }>()).rows["answers"];
  const kept = (await answers()) ?? 0;
  await forget(person, (await memoryAbout(person, CITY)).id);
  expect(await answers()).toBeLessThan(kept);
});

test("a turn that is resent, retried or continued does not bring a deleted memory back", async () => {
  const person = new Person();
  const history: Message[] = [{ role: "user", content: `I live in ${CITY}.` }];
  await person.say(history);
  await forget(person, (await memoryAbout(person, CITY)).id);
  await person.say(history);
  await person.say(history, { headers: { "x-stainless-retry-count": "1" } });
  await person.say(history, { stream: true });
  await person.say([
    ...history,
    { role: "assistant", content: "Noted." },
    { role: "user", content: "Thank you very much." },
  ]);
  expect(await cellsWith(person, CITY)).toEqual([]);
  expect(await person.recall("In which city do I live?")).toEqual([]);
});

test("retrying a turn whose answer was broken off does not bring a deleted memory back", async () => {
  const person = new Person();
  const chunks = ['data: {"choices":[{"index":0,"delta":{"content":"No"}}]}\n\n'];
  await person.say(`I live in ${CITY}.`, { stream: true, script: { chunks, breakOff: true } });
  await forget(person, (await memoryAbout(person, CITY)).id);
  await person.say(`I live in ${CITY}.`, { headers: { "x-stainless-retry-count": "1" } });
  expect(await cellsWith(person, CITY)).toEqual([]);
});

test("a round can be deleted without the fact that it taught", async () => {
  const person = new Person();
  await person.say("The marmot under the terrace is called Waldemar.");
  const [round] = await person.rounds();
  await forget(person, round?.id ?? "");
  expect(await cellsWith(person, "Waldemar")).toEqual([]);
  expect(await person.rounds()).toEqual([]);
});

test("a round that is deleted before its extraction teaches nothing later", async () => {
  const person = new Person();
  vi.spyOn(rulesExtractor, "extract").mockRejectedValueOnce(new Error("down"));
  await person.say(`I live in ${CITY}.`);
  const [round] = await person.rounds();
  await forget(person, round?.id ?? "");
  expect(await rowsInVault(person)).toMatchObject({ memories: 0, journal: 0 });
  await runDurableObjectAlarm(await person.vault());
  expect(await cellsWith(person, CITY)).toEqual([]);
});

test("a conversation that goes on has a deleted memory in its block no more", async () => {
  const person = new Person();
  await person.say(`I live in ${CITY}.`);
  const history: Message[] = [{ role: "user", content: "Which city do I live in?" }];
  await person.say(history, { script: { content: "In the north." } });
  expect(await person.told()).toContain(CITY);
  await forget(person, (await memoryAbout(person, CITY)).id);
  await person.say([
    ...history,
    { role: "assistant", content: "In the north." },
    { role: "user", content: "Is it cold there?" },
  ]);
  expect(await person.told()).not.toContain(CITY);
});

test("a deleted fact is remembered again when it is said in another conversation", async () => {
  const person = new Person();
  await person.say(`I live in ${CITY}.`);
  await forget(person, (await memoryAbout(person, CITY)).id);
  await person.say(`By the way, I live in ${CITY}.`);
  expect((await person.facts()).join()).toContain(CITY);
});

test("a memory can be deleted while an export of long rounds is being read", async () => {
  const person = new Person();
  for (let i = 0; i < 10; i++) await person.say(`The marmot wrote ${i} ${"and so on ".repeat(14_000)}`);
  const body = (await person.memory("/export")).body?.getReader();
  await body?.read();
  const [round] = await person.rounds();
  await forget(person, round?.id ?? "");
  await body?.cancel();
  expect(await person.rounds()).toHaveLength(9);
});

test("deleting a round deletes answers that repeat it, and no answer that merely had it in its block", async () => {
  const person = new Person();
  await person.say("The lamp in the hall is broken again.", { script: { content: "Sorry to hear that." } });
  await person.say("What is broken again?", { script: { content: "The lamp in the hall." } });
  await person.say("Is the hall broken, or the lamp again?", { script: { content: "No idea." } });
  const rounds = await person.rounds();
  expect(rounds).toHaveLength(3);
  const lamp = rounds.find(({ text }) => text.startsWith("user: The lamp"));
  expect((await person.memory(`/${lamp?.id}`, "DELETE")).status).toBe(204);
  expect((await person.rounds()).map(({ text }) => text)).toEqual([expect.stringContaining("No idea.")]);
});
