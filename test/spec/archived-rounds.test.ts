import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { archive, archivedTexts } from "../support/archive.ts";
import { cellsWith } from "../support/cells-with.ts";
import { Person } from "../support/person.ts";

/* Old rounds are packed together. Whoever reads, changes or forgets one finds it as it was. */

const SAID = [
  "My name is Zora.",
  "The spare key hangs behind the fern.",
  "How do I mend a dry stone wall?",
  "I keep four geese on the allotment.",
];

async function personWithArchive(): Promise<Person> {
  const person = new Person();
  for (const text of SAID) await person.say(text);
  await archive(person);
  return person;
}

const everythingOf = async (person: Person): Promise<unknown> => [
  await person.memories(),
  await (await person.memory("/export")).text(),
  await person.recall("Where is the spare key?"),
  await (await person.memory("/recall", "POST", { query: "Tell me of the geese and the allotment." })).json(),
];

test("what was archived is listed, exported and recalled as before, by a vault that sleeps in between as well", async () => {
  const person = new Person();
  for (const text of SAID) await person.say(text);
  const before = await everythingOf(person);
  await archive(person);
  expect(await archivedTexts(person)).toEqual(expect.arrayContaining(SAID));
  expect(await everythingOf(person)).toEqual(before);
  await evictDurableObject(await person.vault());
  expect(await everythingOf(person)).toEqual(before);
  await person.say("Good morning.");
  await archive(person);
  const said = (await person.rounds()).map(({ text }) => text.slice("user: ".length).split("\n")[0]);
  expect(said).toEqual(expect.arrayContaining(SAID));
});

test("a round that is forgotten leaves the archive, and its neighbours stay", async () => {
  const person = await personWithArchive();
  const round = (await person.rounds()).find(({ text }) => text.includes("fern"));
  expect((await person.memory(`/${round?.id}`, "DELETE")).status).toBe(204);
  expect((await archivedTexts(person)).join("\n")).not.toContain("fern");
  expect(await cellsWith(person, "fern")).toEqual([]);
  // A round that loses its answer is in the log again.
  await archive(person);
  const left = await archivedTexts(person);
  expect(left).toEqual(expect.arrayContaining(SAID.filter((text) => !text.includes("fern"))));
  expect(JSON.stringify(await everythingOf(person))).not.toContain("fern");
  expect(await person.recall("What animals do I keep on the allotment?")).toEqual(
    expect.arrayContaining([expect.stringContaining("geese")]),
  );
  // Numbers that are free again belong to nobody.
  await person.say("The boat is moored at the old pier.");
  await archive(person);
  expect((await person.rounds()).map(({ text }) => text).join("\n")).toContain("old pier");
});

test("an order to forget in words reaches the archive at once", async () => {
  const person = await personWithArchive();
  await person.say("Forget that I keep four geese on the allotment.");
  expect(await cellsWith(person, "geese")).toEqual([]);
  expect((await archivedTexts(person)).join("\n")).not.toContain("geese");
});

test("an exchange is explained as before when its round was archived, judged or forgotten", async () => {
  const person = await personWithArchive();
  const said = await person.say("I keep two ferrets as well.");
  const id = said.headers.get("throughline-exchange") ?? "";
  const explained = async () =>
    (await person.memory(`/exchanges/${id}`)).json<{ wrote: string[]; feedback: number | null }>();
  const before = await explained();
  const rounds = (await person.rounds()).filter(({ text }) => text.includes("ferrets"));
  expect(before).toMatchObject({ feedback: null, memory: { mode: "on" } });
  expect(before.wrote).toContain(rounds[0]?.id);
  await archive(person);
  expect(await explained()).toEqual(before);
  expect((await person.memory("/feedback", "POST", { exchange: id, score: 0.5 })).status).toBe(200);
  expect(await explained()).toEqual({ ...before, feedback: 0.5 });
  expect((await person.memory(`/${rounds[0]?.id}`, "DELETE")).status).toBe(204);
  expect(await explained()).toMatchObject({ feedback: 0.5, memory: { mode: "on" } });
});

test("an erasure empties the archive, and a new round is none of the old ones", async () => {
  const person = await personWithArchive();
  await person.recall("Where is the spare key?");
  await person.erase();
  expect(await archivedTexts(person)).toEqual([]);
  await person.say("The boat is moored at the old pier.");
  await archive(person);
  expect((await person.rounds()).map(({ text }) => text.split("\n")[0])).toEqual([
    "user: The boat is moored at the old pier.",
  ]);
});

test("the alarm archives many rounds, and a failing write leaves them as they were", async () => {
  const person = new Person();
  const lines = Array.from({ length: 70 }, (_, i) =>
    JSON.stringify({
      kind: "exchange",
      at: new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString(),
      messages: [
        { role: "user", content: `Box ${i} went to shelf ${i * 7}.` },
        { role: "assistant", content: "Noted." },
      ],
    }),
  );
  await person.memory("/import", "POST", lines.join("\n"));
  const vault = await person.vault();
  await runDurableObjectAlarm(vault);
  const texts = await archivedTexts(person);
  expect(texts.filter((text) => text.startsWith("Box "))).toHaveLength(70);
  await runInDurableObject(vault, (_, { storage }) => {
    expect(storage.sql.exec("SELECT 1 FROM log").toArray().length).toBeLessThanOrEqual(64);
  });
  await person.say("Box 71 went to shelf 3.");
  const before = await everythingOf(person);
  await runInDurableObject(vault, (_, { storage }) => storage.sql.exec("ALTER TABLE archive RENAME TO lost"));
  await expect(archive(person)).rejects.toThrow();
  await runInDurableObject(vault, (_, { storage }) => storage.sql.exec("ALTER TABLE lost RENAME TO archive"));
  expect(await everythingOf(person)).toEqual(before);
});
