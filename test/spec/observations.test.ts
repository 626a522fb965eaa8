import { expect, test, vi } from "vitest";
import type { Memory } from "../../src/ports/memory.ts";
import { Person } from "../support/person.ts";
import { tidy } from "../support/tidy.ts";

/* Guarantee 9: an observation is counted over what a person stated, and nothing tells it before somebody approved it. */

vi.setConfig({ testTimeout: 60_000 });

const DAY_MS = 86_400_000;
/** Days ago, a week or more apart, the oldest first. */
const DAYS_AGO = [42, 35, 21, 7];

const waiting = (person: Person): Promise<Memory[]> => person.memories("?status=quarantined");

async function said(person: Person, daysAgo: number, text: string): Promise<void> {
  const at = new Date(Date.now() - daysAgo * DAY_MS).toISOString();
  const messages = [
    { role: "user", content: text },
    { role: "assistant", content: "Lovely." },
  ];
  const line = JSON.stringify({ kind: "exchange", conversation: `c${daysAgo}`, at, messages });
  const response = await person.memory("/import", "POST", line);
  expect(await response.json()).toMatchObject({ failed: 0 });
}

async function hiker(): Promise<Person> {
  const person = new Person();
  const places = ["the Brocken", "a gorge near Harzburg", "the old mine", "the ridge above Goslar"];
  for (const [i, daysAgo] of DAYS_AGO.entries())
    await said(person, daysAgo, `My brother and I went hiking to ${places[i]}.`);
  return person;
}

async function proposed(person: Person): Promise<Memory> {
  await tidy(person);
  const [observation, ...others] = await waiting(person);
  expect(others).toEqual([]);
  expect(observation).toMatchObject({ kind: "observation", quarantine: "observed", source: { role: null } });
  return observation as Memory;
}

test("what four days tell of is proposed with what it rests on, and is told once it is approved", async () => {
  const person = await hiker();
  const observation = await proposed(person);
  expect(observation.text).toMatch(/^Often speaks of "hiking": on 4 days from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/);
  const { restsOn } = observation.metadata as { restsOn: string[] };
  expect(restsOn).toHaveLength(4);
  const bases = await Promise.all(restsOn.map(async (id) => (await person.memory(`/${id}`)).json<Memory>()));
  for (const { text } of bases) expect(text).toContain("hiking");
  await person.say("How often do I speak of hiking?");
  expect(await person.told()).not.toContain("Often speaks of");

  await person.memory(`/${observation.id}/restore`, "POST");
  expect(await waiting(person)).toEqual([]);
  await person.say("How often do I go hiking, and where do I go?");
  expect(await person.told()).toContain("Often speaks of");
  await tidy(person);
  expect(await waiting(person)).toEqual([]);
});

test("three days are too few", async () => {
  const person = new Person();
  for (const daysAgo of DAYS_AGO.slice(1)) await said(person, daysAgo, `I went hiking ${daysAgo} km with my brother.`);
  await tidy(person);
  expect(await waiting(person)).toEqual([]);
});

test("a declined one is not proposed again, and what it rests on stays", async () => {
  const person = await hiker();
  const { id } = await proposed(person);
  expect((await person.memory(`/${id}`, "DELETE")).status).toBeLessThan(300);
  expect((await person.facts()).filter((text) => text.includes("hiking"))).toHaveLength(4);
  await said(person, 1, "My brother and I went hiking to the falls.");
  await tidy(person);
  expect(await waiting(person)).toEqual([]);
});

test("one goes with the round in which a statement was made", async () => {
  const person = await hiker();
  const { id } = await proposed(person);
  const [round] = (await person.rounds()).filter(({ text }) => text.includes("old mine"));
  await person.memory(`/${round?.id}`, "DELETE");
  expect((await person.memory(`/${id}`)).status).toBe(404);
  expect((await person.facts()).filter((text) => text.includes("hiking"))).toHaveLength(3);
});

test.each(["waiting", "approved"])("one that is %s goes with a statement that it rests on", async (state) => {
  const person = await hiker();
  const { id, metadata } = await proposed(person);
  if (state === "approved") await person.memory(`/${id}/restore`, "POST");
  const [base] = metadata["restsOn"] as [string];
  await person.memory(`/${base}`, "DELETE");
  expect((await person.memory(`/${id}`)).status).toBe(404);
  await tidy(person);
  expect(await waiting(person)).toEqual([]);
});

test("an export brings it along as it waits, and erasing leaves nothing", async () => {
  const person = await hiker();
  const { id, metadata } = await proposed(person);
  const lines = new TextDecoder().decode(await (await person.memory("/export")).arrayBuffer());
  const other = new Person();
  await other.memory("/import", "POST", lines);
  expect(await waiting(other)).toMatchObject([{ kind: "observation", quarantine: "observed" }]);
  const [base] = metadata["restsOn"] as [string];
  await other.memory(`/${base}`, "DELETE");
  expect(await waiting(other)).toEqual([]);

  expect((await person.memory("", "DELETE")).status).toBe(200);
  expect(await waiting(person)).toEqual([]);
  expect((await person.memory(`/${id}`)).status).toBe(404);
});
