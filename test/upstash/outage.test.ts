import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { timed } from "../support/faults.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import { breakersRested, switchUpstash, upstashDump, upstashUp } from "../support/upstash/upstash.ts";

/* While Upstash is down, hung, slow or out of quota, requests are answered, nothing is lost, and rows are pushed later. */

afterEach(upstashUp);

/** On a busy machine what was stated may be found by the journal, later than it was said. */
async function digested(person: Person): Promise<void> {
  const vault = await person.vault();
  const waiting = () =>
    runInDurableObject(vault, (_, { storage }) => storage.sql.exec("SELECT 1 FROM journal").toArray().length);
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
}

const TROUBLES = {
  "answers with errors": { down: "error" },
  "breaks connections off": { down: "refuse" },
  "has no quota left": { quota: 0 },
  hangs: { down: "hang" },
} as const;

test.each(Object.entries(TROUBLES))(
  "hydrated users are served while Upstash %s, and their rows are pushed afterwards",
  async (_, trouble) => {
    const people = Array.from({ length: 4 }, () => new Person());
    await Promise.all(people.map((person) => person.say("My name is Zora.")));
    await switchUpstash({ redis: trouble, vector: trouble });
    for (let turn = 0; turn < 3; turn++) {
      const answers = await Promise.all(
        people.map((person) => person.say(`I have ${turn + 2} cats. What is my name?`)),
      );
      for (const answer of answers) {
        expect(answer.status).toBe(200);
        expect(answer.headers.get("throughline-memory")).toMatch(/^on/);
      }
    }
    await Promise.all(people.map(digested));
    const before = await Promise.all(people.map((person) => person.memories()));
    await upstashUp();
    await breakersRested();
    for (const [i, person] of people.entries()) {
      await carried(person);
      await loseVault(person);
      expect(await person.memories()).toEqual(before[i]);
    }
  },
  30_000,
);

test("an unknown user is answered without memory, and their messages are remembered with the rest afterwards", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await person.say("I live in Oslo.");
  await carried(person);
  await loseVault(person);
  await switchUpstash({ redis: { down: "error" }, vector: { down: "error" } });
  const answer = await person.say("I moved to Bergen last week.");
  expect(answer.status).toBe(200);
  expect(answer.headers.get("throughline-memory")).toBe("degraded;reason=unavailable");
  // An incomplete list would be a wrong one.
  expect((await person.memory()).status).toBe(503);
  await upstashUp();
  await breakersRested();
  await carried(person);
  const facts = await person.facts();
  expect(facts).toHaveLength(2);
  expect(facts.join()).toContain("Zora");
  expect(facts.join()).toContain("Bergen");
  expect(await person.rounds()).toHaveLength(3);
  const { rows } = await coldTier().rows(await placeOf(person), "a reader", null);
  for (const fact of facts) expect(JSON.stringify(rows)).toContain(fact);
}, 30_000);

test("a hanging Redis delays the deletion of a memory by a second, and the deletion is reported as pending", async () => {
  const person = new Person();
  await person.say("My name is Quillon.");
  const [fact] = (await person.memories()).filter(({ type }) => type === "semantic");
  await carried(person);
  await switchUpstash({ redis: { down: "hang" }, vector: { down: "hang" } });
  const { ms, value } = await timed(person.memory(`/${fact?.id}`, "DELETE"));
  expect(value.status).toBe(202);
  expect(await value.json()).toEqual({ forgotten: true, underWay: ["upstash"] });
  // A second for what was shared, one for the memory, and what scrubbing the file takes.
  expect(ms).toBeLessThan(4_500);
  expect(await person.memories()).toEqual([]);
  await upstashUp();
  await expect
    .poll(async () => (await upstashDump()).includes("Quillon"), { timeout: 25_000, interval: 500 })
    .toBe(false);
  await loseVault(person);
  expect(await person.memories()).toEqual([]);
}, 40_000);

test("a slow service delays the first answer of an unknown user, and the answer comes", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  await loseVault(person);
  await switchUpstash({ redis: { latencyMs: 400 }, vector: { latencyMs: 400 } });
  const slow = await timed(person.say("What is my name?"));
  expect(slow.value.status).toBe(200);
  expect(slow.ms).toBeLessThan(5_000);
  await upstashUp();
}, 30_000);

test("a restart during an outage loses no row, because rows wait on disk", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await switchUpstash({ redis: { down: "error" }, vector: { down: "error" } });
  await person.say("I live in Oslo.");
  const due = await runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec("SELECT notes FROM outbox").toArray(),
  );
  expect(JSON.stringify(due)).toContain("memories");
  await evictDurableObject(await person.vault());
  await upstashUp();
  await breakersRested();
  await carried(person);
  await loseVault(person);
  expect(await person.facts()).toHaveLength(2);
}, 30_000);
