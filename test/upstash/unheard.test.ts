import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { type Message, Person } from "../support/person.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import {
  known,
  plant,
  plantNeedle,
  QUESTION,
  replicaOf,
  rowsHere,
  smallTalk,
  told,
} from "../support/upstash/large-user.ts";
import { breakersRested, switchUpstash, upstashDump, upstashUp } from "../support/upstash/upstash.ts";

/* Changes by a vault that is not hydrated have the same result as those by a hydrated one. */

afterEach(upstashUp);

const OLD: readonly Message[] = [
  { role: "user", content: "Hello there, nice to meet you." },
  { role: "assistant", content: "Hello!" },
  { role: "user", content: "I live in Trondheim." },
];

/** Redis is down, the vault knows nothing, and what is done meanwhile is caught up with. */
async function unheard(person: Person, act: () => Promise<unknown>): Promise<void> {
  await carried(person);
  await loseVault(person);
  await switchUpstash({ redis: { down: "error" } });
  await act();
  await upstashUp();
  await breakersRested();
  await known(person);
}

const wordsOf = async (person: Person): Promise<string> => (await person.memories()).map(({ text }) => text).join("\n");

test("an erasure by an empty vault leaves tombstones, and keeps earlier ones", async () => {
  const person = new Person();
  await person.say(OLD);
  const other = [...OLD.slice(0, 2), { role: "user", content: "My name is Zora." }];
  await person.say(other);
  for (const { id, text } of await person.memories())
    if (text.includes("Zora")) await person.memory(`/${id}`, "DELETE");
  await carried(person);
  await loseVault(person);
  await person.erase();
  await person.say(OLD);
  await person.say(other);
  expect(await wordsOf(person)).toBe("");
  await carried(person);
  await loseVault(person);
  await person.say(OLD);
  await person.say(other);
  expect(await wordsOf(person)).toBe("");
});

test("an old history that is resent while Redis is down does not restore deleted memories", async () => {
  const person = new Person();
  await person.say("I have two cats.");
  await person.say(OLD);
  for (const { id, text } of await person.memories())
    if (text.includes("Trondheim")) await person.memory(`/${id}`, "DELETE");
  await unheard(person, () => person.say(OLD));
  expect(await wordsOf(person)).not.toContain("Trondheim");
  expect(await upstashDump()).not.toContain("Trondheim");
  expect(await person.facts()).toEqual(["I have two cats"]);
}, 30_000);

test.each([
  ["Forget that.", []],
  ["Forget that I live in Oslo.", []],
  ["Actually, Bergen.", ["I live in Bergen"]],
])(
  "a retraction while Redis is down is applied when it is back: %s",
  async (said, facts) => {
    const person = new Person();
    const conversation: Message[] = [{ role: "user", content: "I live in Oslo." }];
    await person.say(conversation);
    await unheard(person, async () => {
      await person.say([...conversation, { role: "assistant", content: "Noted." }, { role: "user", content: said }]);
      await runDurableObjectAlarm(await person.vault());
    });
    await expect.poll(() => person.facts(), { timeout: 10_000 }).toEqual(facts);
  },
  30_000,
);

test("hydration goes on while requests come in", async () => {
  const person = new Person();
  await plantNeedle(person, undefined, 8_000);
  const listing = { isDone: false };
  const ask = async (): Promise<void> => {
    for (let i = 0; !listing.isDone; i++)
      await person.memory("/recall", "POST", { query: `${QUESTION} ${i} ${Math.random()}` });
  };
  const asking = Promise.all([ask(), ask(), ask(), ask(), ask(), ask()]);
  const listed = await Promise.race([
    person.memories(),
    new Promise((resolve) => setTimeout(() => resolve("never"), 40_000)),
  ]);
  listing.isDone = true;
  await asking;
  expect(listed).not.toBe("never");
}, 60_000);

test("a user erased in another deployment between two pages of a read is hydrated again soon", async () => {
  const person = new Person();
  const much = smallTalk(3_500).map((one) => ({ ...one, answer: "Noted. ".repeat(500) }));
  await plant(person, much);
  await told(person, QUESTION);
  const cold = coldTier();
  const place = await placeOf(person);
  const first = await cold.rows(place, "reader", null);
  expect(first.next).not.toBeNull();
  await runInDurableObject(await person.vault(), (instance) => {
    const { syncState } = replicaOf(instance) as {
      syncState: { now: object; change(change: object): void };
    };
    syncState.change({ rows: { after: first.next, edition: first.revision } });
  });
  await cold.erase(place, { epoch: 1, owner: "elsewhere" }, Date.now() + 1_000);
  expect((await person.memory()).status).toBe(200);
  await known(person);
  expect(await rowsHere(person)).toBeLessThan(3);
}, 60_000);

test("a message after the start of an erasure is not erased by it", async () => {
  const person = new Person();
  await person.say("I have two cats.");
  await carried(person);
  await person.say("I live in Oslo.");
  await switchUpstash({ redis: { latencyMs: 300 } });
  const carrying = runDurableObjectAlarm(await person.vault());
  await new Promise((resolve) => setTimeout(resolve, 100));
  const erasing = person.erase();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await person.say("My name is Zora.");
  await Promise.all([carrying, erasing]);
  await upstashUp();
  await carried(person);
  await loseVault(person);
  expect(await person.facts()).toEqual(["My name is Zora"]);
});

test("an erasure that is pushed twice removes nothing that was written in between", async () => {
  const cold = coldTier();
  const place = await placeOf(new Person());
  await cold.push(place, { epoch: 0, owner: "me" }, []);
  const first = await cold.erase(place, { epoch: 5, owner: "me" }, 5);
  expect(await cold.erase(place, { epoch: 5, owner: "me" }, 6)).toBe(first);
  // Each of two vaults that erase sees the other.
  await cold.rows(place, "you", null);
  expect(await cold.erase(place, { epoch: 5, owner: "me" }, 7)).toBeGreaterThan(first);
});
