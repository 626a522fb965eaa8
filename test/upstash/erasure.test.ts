import { afterEach, expect, test } from "vitest";
import { vaultName } from "../../src/scope.ts";
import { rowsInVault, total } from "../support/census.ts";
import { Person } from "../support/person.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import { switchUpstash, upstashDump, upstashUp } from "../support/upstash/upstash.ts";

/* An erased user's data is deleted from Redis and Vector too, for good. */

afterEach(upstashUp);

async function known(canary: string): Promise<Person> {
  const person = new Person();
  await person.say(`My name is ${canary}.`);
  await person.say(`Which tea should ${canary} drink in the evening?`);
  await carried(person);
  return person;
}

test("erasing a user leaves no byte of their messages in Redis or Vector, and the receipt counts both", async () => {
  const person = await known("Zyxomma");
  const name = vaultName(await person.scope());
  const held = await upstashDump();
  expect(held).toContain("Zyxomma");
  expect(held.split(`"${name}:`).length).toBeGreaterThan(1);
  const { remaining } = await person.erase();
  expect(remaining).toMatchObject({ redis_rows: 0, vector_vectors: 0 });
  const left = await upstashDump();
  expect(left).not.toContain("Zyxomma");
  expect(left).not.toContain(`"${name}:`);
  expect(total(await rowsInVault(person))).toBe(0);
  await loseVault(person);
  expect(await person.memories()).toEqual([]);
});

test("an erasure gives no receipt while Upstash is down, and is pushed when it is back", async () => {
  const person = await known("Quennevil");
  await switchUpstash({ redis: { down: "error" }, vector: { down: "error" } });
  const refused = await person.memory("", "DELETE");
  expect(refused.status).toBeGreaterThanOrEqual(500);
  expect(await person.memories()).toEqual([]);
  await upstashUp();
  await expect
    .poll(async () => (await person.memory("", "DELETE")).status, { timeout: 15_000, interval: 500 })
    .toBe(200);
  expect(await upstashDump()).not.toContain("Quennevil");
}, 30_000);

test("a vector that arrives after the erasure, or was never deleted, restores nothing", async () => {
  const person = await known("Ravenna");
  const place = await placeOf(person);
  const cold = coldTier();
  const { vectors } = await cold.vectors(place, null, null);
  expect(vectors.length).toBeGreaterThan(0);
  await person.erase();
  await cold.pushVectors(place, 0, vectors);
  // A vault that has not read the erasure restores nothing either.
  const row = { table: "memories", key: '["mem_x"]', row: "{}", expiresAt: null };
  expect(await cold.push(place, { epoch: 0, owner: "another" }, [row])).toBe("erased");
  await loseVault(person);
  expect(await person.memories()).toEqual([]);
  await person.say("What is my name?");
  expect(await person.told()).not.toContain("Ravenna");
  // The next receipt finds the vector and deletes it.
  const { remaining } = await person.erase();
  expect(remaining).toMatchObject({ vector_vectors: 0 });
});

test("a statement repeated after the erasure is remembered again, here and in Upstash", async () => {
  const person = await known("Ottoline");
  await person.erase();
  await person.say("My name is Ottoline.");
  await carried(person);
  await loseVault(person);
  expect(await person.facts()).toEqual(["My name is Ottoline"]);
});

test("erasing one user leaves the memories of the tenant's other users", async () => {
  const person = await known("Peregrine");
  const other = new Person("other", person.tenant);
  await other.say("My name is Xanthe.");
  await carried(other);
  await person.erase();
  await loseVault(other);
  expect(await other.facts()).toEqual(["My name is Xanthe"]);
  const vectors = await upstashDump();
  expect(vectors).toContain(`"${vaultName(await other.scope())}:`);
});
