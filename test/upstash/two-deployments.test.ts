import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { carried, coldTier, placeOf } from "../support/upstash/cold-start.ts";

/* Two deployments over one database: whoever writes second finds out, and nothing of either is lost. */

const row = (id: string, text: string, slot: string | null = null, at = 1_000) => ({
  table: "memories",
  key: JSON.stringify([id]),
  row: JSON.stringify({
    id,
    type: "semantic",
    text,
    slot,
    value: text,
    created_at: at,
    valid_from: at,
    metadata: "{}",
    terms: { base64: "" },
  }),
  expiresAt: null,
});

test("what another deployment has written meanwhile is taken in before anything is written over it", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const place = await placeOf(person);
  const cold = coldTier();
  await cold.rows(place, "another deployment", null);
  const theirs = row("mem_01aaaaaaaaaaaaaaaaaaaaaaaa", "Collects stamps");
  expect(await cold.carry(place, { epoch: 0, owner: "another deployment" }, [theirs])).toBe("kept");
  await person.say("I live in Oslo.");
  await carried(person);
  const facts = await person.facts();
  expect(facts).toContain("Collects stamps");
  expect(facts).toHaveLength(3);
  // And the other one learns in turn that it is not alone.
  expect(await cold.carry(place, { epoch: 0, owner: "another deployment" }, [theirs])).toBe("moved");
});

test("of two statements that compete the later holds, wherever each was made", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await carried(person);
  const place = await placeOf(person);
  const [slot] = await runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec<{ slot: string }>("SELECT slot FROM memories WHERE slot IS NOT NULL").toArray(),
  );
  const cold = coldTier();
  await cold.rows(place, "another deployment", null);
  const later = row("mem_01zzzzzzzzzzzzzzzzzzzzzzzz", "Lives in Bergen", slot?.slot ?? null, Date.now() + 1_000);
  await cold.carry(place, { epoch: 0, owner: "another deployment" }, [later]);
  await person.say("I have two cats.");
  await carried(person);
  const facts = await person.facts();
  expect(facts).toContain("Lives in Bergen");
  expect(facts.join()).not.toContain("Oslo");
});

test("a user erased in another deployment is forgotten here with the next write", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const place = await placeOf(person);
  await coldTier().erase(place, { epoch: 1, owner: "another deployment" }, Date.now());
  await person.say("I live in Oslo.");
  await carried(person);
  expect((await person.facts()).join()).not.toContain("Zora");
});

test("another tenant's or user's rows and vectors are never read", async () => {
  const person = new Person();
  const [other, neighbour] = [new Person(person.user), new Person("neighbour", person.tenant)];
  await person.say("My name is Zora.");
  await carried(person);
  const cold = coldTier();
  for (const stranger of [other, neighbour]) {
    const place = await placeOf(stranger);
    expect((await cold.rows(place, "", null)).rows).toEqual([]);
    expect((await cold.vectors(place, null, null)).vectors).toEqual([]);
    expect(await cold.census(place)).toEqual({ redis_rows: 0, vector_vectors: 0 });
  }
});
