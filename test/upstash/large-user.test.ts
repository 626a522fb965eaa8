import { evictDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { timed } from "../support/faults.ts";
import { Person } from "../support/person.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import {
  KEEPS_VECTORS,
  KIND,
  known,
  MUCH,
  NEEDLE,
  plantNeedle,
  QUESTION,
  rowsHere,
  told,
  withoutAlarm,
} from "../support/upstash/large-user.ts";
import { switchUpstash, upstashCalls, upstashUp } from "../support/upstash/upstash.ts";

/* The first request of a user with many memories takes two calls to Upstash, and hydration follows. */

afterEach(upstashUp);

test("the first question to 20,000 memories recalls the right one, with two calls", async () => {
  const person = new Person();
  await plantNeedle(person, { said: NEEDLE }, KIND === "local-dense" ? 20_000 : MUCH);
  // The first request reads the rules of the tenancy as well, beside the vault.
  const neighbour = new Person("neighbour", person.tenant);
  await neighbour.say("Hello");
  await carried(neighbour);
  await withoutAlarm(person, async () => {
    const before = await upstashCalls(person);
    const response = await person.say(QUESTION);
    const calls = await upstashCalls(person);
    expect(response.headers.get("throughline-memory")).toMatch(/^on;recalled=/);
    expect(await person.told()).toContain("Ottilie");
    expect([calls[0] - before[0], calls[1] - before[1]]).toEqual([1, 1]);
    expect(await rowsHere(person)).toBeLessThan(300);
  });
  // The rest of them would take the service of these tests half a minute.
  await person.erase();
}, 60_000);

test("a request waits for two round trips if the rules of the tenancy are unknown too", async () => {
  const person = new Person();
  await plantNeedle(person);
  const SLOW_MS = 800;
  await switchUpstash({ redis: { latencyMs: SLOW_MS }, vector: { latencyMs: SLOW_MS } });
  const { ms, value } = await timed(person.say(QUESTION, { headers: { "cache-control": "no-store" } }));
  expect(value.headers.get("throughline-memory")).toMatch(/^on;recalled=/);
  expect(await person.told()).toContain("Ottilie");
  expect(ms).toBeGreaterThanOrEqual(2 * SLOW_MS);
  expect(ms).toBeLessThan(3 * SLOW_MS);
});

test("hydration completes soon, and later requests call Upstash no more", async () => {
  const person = new Person();
  await plantNeedle(person);
  expect(await told(person, QUESTION)).toContain("Ottilie");
  await known(person);
  expect(await rowsHere(person, "turn LIKE 'turn mem%'")).toBe(MUCH);
  if (KEEPS_VECTORS) expect(await rowsHere(person, "vector IS NULL")).toBe(0);
  const before = await upstashCalls(person);
  await person.memory("/recall", "POST", { query: QUESTION });
  await person.memories();
  expect(await upstashCalls(person)).toEqual(before);
}, 60_000);

test("a message during hydration is found at once, and reconciled with all memories afterwards", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await carried(person);
  await coldTier().rows(await placeOf(person), "elsewhere", null);
  await plantNeedle(person);
  await loseVault(person);
  await person.say("I moved to Bergen.");
  const sent = await told(person, "Where do I live?");
  expect(sent).toContain("Bergen");
  expect(sent).not.toContain("live in Oslo");
  await known(person);
  await expect.poll(() => person.facts(), { timeout: 15_000, interval: 200 }).toHaveLength(1);
  expect((await person.facts()).join()).toContain("Bergen");
  expect(await told(person, QUESTION)).toContain("Ottilie");
  // The next request finds it too.
  await carried(person);
  await loseVault(person);
  expect((await person.facts()).join()).toContain("Bergen");
  expect(await rowsHere(person, "type = 'episodic'")).toBe(MUCH + 4);
}, 60_000);

test("hydration continues after a restart and loses nothing", async () => {
  const person = new Person();
  await plantNeedle(person);
  await person.say("I have two cats.");
  await evictDurableObject(await person.vault());
  expect(await told(person, QUESTION)).toContain("Ottilie");
  await known(person);
  expect(await rowsHere(person, "type = 'episodic'")).toBe(MUCH + 2);
  await expect.poll(async () => (await person.facts()).join(), { timeout: 15_000 }).toContain("two cats");
}, 60_000);

test("superseded, quarantined and expired memories are not recalled, however similar they are", async () => {
  const rows = {
    superseded: { valid_to: 1, superseded_by: "mem_another" },
    stale: { stale: 1 },
    quarantined: { quarantine: "override" },
    expired: { expires_at: Date.now() - 1_000 },
  };
  for (const row of Object.values(rows)) {
    const person = new Person();
    await plantNeedle(person, { said: NEEDLE, row });
    expect(await told(person, QUESTION)).not.toContain("Ottilie");
  }
}, 60_000);

test("standing instructions are in the first answer, similar or not", async () => {
  const person = new Person();
  const pinned = { said: "Answers in rhyme please me", row: { pinned: 1 }, priority: 1e15 };
  await plantNeedle(person, pinned);
  expect(await told(person, QUESTION)).toContain("Answers in rhyme");
});

test("a continued conversation keeps its block of memories", async () => {
  const person = new Person();
  const headers = { "throughline-conversation": "c-1" };
  await person.say("I live in Oslo.");
  const first = [{ role: "user", content: "Where do I live?" }];
  await person.say(first, { headers });
  const systemOf = async (): Promise<unknown> => {
    const { messages } = JSON.parse(await person.told()) as { messages: { role: string; content: unknown }[] };
    return messages.find(({ role }) => role === "system")?.content;
  };
  const before = await systemOf();
  expect(before).toContain("Oslo");
  await carried(person);
  await coldTier().rows(await placeOf(person), "elsewhere", null);
  await plantNeedle(person);
  await loseVault(person);
  const second = [...first, { role: "assistant", content: "In Oslo." }, { role: "user", content: "Thank you!" }];
  await person.say(second, { headers });
  expect(await systemOf()).toBe(before);
});
