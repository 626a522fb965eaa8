import { afterEach, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import {
  changeElsewhere,
  isHere,
  known,
  MUCH,
  plantNeedle,
  QUESTION,
  rowsHere,
  told,
  withoutAlarm,
} from "../support/upstash/large-user.ts";
import { switchUpstash, upstashUp } from "../support/upstash/upstash.ts";

/* A partly hydrated vault recalls no memory that any deployment has deleted or erased. */

afterEach(upstashUp);

test("a memory deleted during hydration stays deleted, here and in Upstash", async () => {
  const person = new Person();
  const id = await plantNeedle(person);
  expect(await told(person, QUESTION)).toContain("Ottilie");
  expect((await person.memory(`/${id}`, "DELETE")).status).toBeLessThan(300);
  await known(person);
  expect(await isHere(person, id)).toBe(false);
  await loseVault(person);
  expect(await told(person, "Who keeps a lighthouse?")).not.toContain("Ottilie");
}, 60_000);

test("a memory deleted in another deployment is not recalled while Vector still finds it", async () => {
  const person = new Person();
  const id = await plantNeedle(person);
  await changeElsewhere(person, id, null);
  expect(await told(person, QUESTION)).not.toContain("Ottilie");
});

test("a memory deleted in another deployment during hydration is no longer recalled", async () => {
  const person = new Person();
  const id = await plantNeedle(person);
  await withoutAlarm(person, async () => {
    expect(await told(person, QUESTION)).toContain("Ottilie");
    expect(await isHere(person, id)).toBe(true);
    await changeElsewhere(person, id, null);
    expect(await told(person, "A lighthouse near Skagen: whose?")).not.toContain("Ottilie keeps");
  });
  await known(person);
  expect(await isHere(person, id)).toBe(false);
  expect(await rowsHere(person, "type = 'episodic'")).toBe(MUCH + 1);
}, 60_000);

test("a user erased in another deployment during hydration is forgotten", async () => {
  const person = new Person();
  const id = await plantNeedle(person);
  await withoutAlarm(person, async () => {
    expect(await told(person, QUESTION)).toContain("Ottilie");
    const { length } = await person.sent();
    await coldTier().erase(await placeOf(person), { epoch: 1, owner: "elsewhere" }, Date.now() + 1_000);
    await person.say("Who keeps a lighthouse?");
    expect((await person.sent())[length]?.body).not.toContain("Ottilie");
    expect(await isHere(person, id)).toBe(false);
  });
  await known(person);
  expect(await rowsHere(person)).toBeLessThan(3);
}, 60_000);

test("a user erased during hydration is erased in Upstash, and no row on its way comes back", async () => {
  const person = new Person();
  await plantNeedle(person);
  await person.say(QUESTION);
  await switchUpstash({ redis: { latencyMs: 150 } });
  const reading = person.memories();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await person.erase();
  await reading.catch(() => {});
  await upstashUp();
  expect(await rowsHere(person)).toBe(0);
  expect((await coldTier().rows(await placeOf(person), "reader", null)).rows).toEqual([]);
}, 60_000);
