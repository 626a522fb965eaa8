import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { settingsOf } from "../../src/config.ts";
import { Person } from "../support/person.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import { changeElsewhere } from "../support/upstash/large-user.ts";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";

/* Two deployments over one database: the second to write learns of the first, and no row of either is lost. */

/** All text in the rows of a person's vault, whatever says of it that it is gone. */
const vaultBytes = async (person: Person): Promise<string> =>
  runInDurableObject(await person.vault(), (_, { storage }) => {
    const sql = unpackingSql(storage.sql);
    const tables = sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '!_cf%' ESCAPE '!'",
    );
    return JSON.stringify(tables.toArray().map(({ name }) => sql.exec(`SELECT * FROM "${name}"`).toArray()));
  });

/** Redis as after a failure that cost it what it held of this person. */
async function loseRedis(person: Person): Promise<void> {
  const { name } = await placeOf(person);
  const keys = ["head", "rows", "fleeting", "prominent"].map((part) => `throughline:{${name}}:${part}`);
  const { upstash } = settingsOf(env);
  await fetch(upstash?.redisUrl ?? "", {
    method: "POST",
    headers: { authorization: `Bearer ${upstash?.redisToken}` },
    body: JSON.stringify(["DEL", ...keys]),
  });
}

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

test("rows of another deployment are read before they are overwritten", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const place = await placeOf(person);
  const cold = coldTier();
  await cold.rows(place, "another deployment", null);
  const theirs = row("mem_01aaaaaaaaaaaaaaaaaaaaaaaa", "Collects stamps");
  expect(await cold.push(place, { epoch: 0, owner: "another deployment" }, [theirs])).toBe("kept");
  await person.say("I live in Oslo.");
  await carried(person);
  const facts = await person.facts();
  expect(facts).toContain("Collects stamps");
  expect(facts).toHaveLength(3);
  // And the other one learns in turn that it is not alone.
  expect(await cold.push(place, { epoch: 0, owner: "another deployment" }, [theirs])).toBe("moved");
});

test("the later of two competing statements holds, in whichever deployment it was made", async () => {
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
  await cold.push(place, { epoch: 0, owner: "another deployment" }, [later]);
  await person.say("I have two cats.");
  await carried(person);
  const facts = await person.facts();
  expect(facts).toContain("Lives in Bergen");
  expect(facts.join()).not.toContain("Oslo");
});

test("a memory deleted in another deployment is deleted with the next write, and not restored", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await person.say("I live in Oslo.");
  await carried(person);
  const place = await placeOf(person);
  const cold = coldTier();
  const { rows } = await cold.rows(place, "another deployment", null);
  const gone = rows.filter((one) => one.row?.includes("Oslo") ?? false).map((one) => ({ ...one, row: null }));
  expect(gone.length).toBeGreaterThan(2);
  await cold.push(place, { epoch: 0, owner: "another deployment" }, gone);
  await person.say("I have two cats.");
  await carried(person);
  expect(JSON.stringify(await person.memories())).not.toContain("Oslo");
  const { rows: there } = await cold.rows(place, "a reader", null);
  expect(JSON.stringify(there)).not.toContain("Oslo");
  expect(await person.facts()).toEqual(expect.arrayContaining(["My name is Zora", "I have two cats"]));
  expect(await vaultBytes(person)).not.toContain("Oslo");
});

test("a change in another deployment is applied with the next write, and not reverted", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const place = await placeOf(person);
  const cold = coldTier();
  const { rows } = await cold.rows(place, "another deployment", null);
  const pinned = rows
    .filter(({ table, row: text }) => table === "memories" && text?.includes('"semantic"'))
    .map((one) => ({ ...one, row: one.row?.replace('"pinned":0', '"pinned":1') ?? null }));
  await cold.push(place, { epoch: 0, owner: "another deployment" }, pinned);
  await person.say("I have two cats.");
  await carried(person);
  const isPinned = async () => (await person.memories()).find(({ text }) => text.includes("Zora"))?.pinned;
  expect(await isPinned()).toBe(true);
  await loseVault(person);
  expect(await isPinned()).toBe(true);
});

test("memories that Redis has lost are kept, and pushed again", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const place = await placeOf(person);
  await loseRedis(person);
  const cold = coldTier();
  const theirs = row("mem_01aaaaaaaaaaaaaaaaaaaaaaaa", "Collects stamps");
  expect(await cold.push(place, { epoch: 0, owner: "another deployment" }, [theirs])).toBe("kept");
  await person.say("I have two cats.");
  await carried(person);
  const all = ["My name is Zora", "Collects stamps", "I have two cats"];
  expect(await person.facts()).toEqual(expect.arrayContaining(all));
  await loseVault(person);
  expect(await person.facts()).toEqual(expect.arrayContaining(all));
});

test("a user erased in another deployment is erased with the next write", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const place = await placeOf(person);
  await coldTier().erase(place, { epoch: 1, owner: "another deployment" }, Date.now());
  await person.say("I live in Oslo.");
  await carried(person);
  expect((await person.facts()).join()).not.toContain("Zora");
});

test("rows and vectors of another tenant or user are never read", async () => {
  const person = new Person();
  const [other, neighbour] = [new Person(person.user), new Person("neighbour", person.tenant)];
  await person.say("My name is Zora.");
  await carried(person);
  const cold = coldTier();
  for (const stranger of [other, neighbour]) {
    const place = await placeOf(stranger);
    expect((await cold.rows(place, "", null)).rows).toEqual([]);
    expect((await cold.vectors(place, null, null)).vectors).toEqual([]);
    expect(await cold.countRows(place)).toEqual({ redis_rows: 0, vector_vectors: 0 });
  }
});

test("a change to a memory does not restore it after another deployment has deleted it", async () => {
  const person = new Person();
  const added = await person.memory("", "POST", { text: "Collects Zyxomma stamps" });
  const { id } = await added.json<{ id: string }>();
  await carried(person);
  await changeElsewhere(person, id, null);
  await person.memory(`/${id}`, "PATCH", { pinned: true });
  await person.say("I have two cats.");
  await carried(person);
  expect(await person.facts()).toEqual(["I have two cats"]);
  await loseVault(person);
  expect(await person.facts()).toEqual(["I have two cats"]);
});

/** Returns a row or a key of the cold tier as versions with long digests pushed it. */
const withLongDigests = (text: string): string =>
  text.replace(/"(turn|said)":"([0-9a-f]{32})"/g, '"$1":"$2$2"').replace(/^(\["mem_\w+",)"([0-9a-f]{32})"/, '$1"$2$2"');

test("rows of a version with long digests are read once, and replaced", async () => {
  const person = new Person();
  await person.say("I live in Lisbon.");
  await carried(person);
  const place = await placeOf(person);
  const cold = coldTier();
  const { rows } = await cold.rows(place, "an earlier version", null);
  const digested = rows.filter(({ table }) => table === "memories" || table === "sayings");
  const earlier = digested.map((one) => ({
    ...one,
    key: withLongDigests(one.key),
    row: one.row && withLongDigests(one.row),
  }));
  const gone = digested.map((one) => ({ ...one, row: null }));
  expect(await cold.push(place, { epoch: 0, owner: "an earlier version" }, gone)).toBe("kept");
  expect(await cold.push(place, { epoch: 0, owner: "an earlier version" }, earlier)).toBe("kept");
  await loseVault(person);
  expect(await person.facts()).toEqual(["I live in Lisbon"]);
  await person.say("I live in Lisbon.");
  await carried(person);
  const keys = async (): Promise<string[]> => (await cold.rows(place, "me", null)).rows.map(({ key }) => key);
  expect((await keys()).filter((key) => /[0-9a-f]{64}/.test(key))).toEqual([]);
  const [fact] = (await person.memories()).filter(({ type }) => type === "semantic");
  await person.memory(`/${fact?.id}`, "DELETE");
  await carried(person);
  await loseVault(person);
  expect(await person.facts()).toEqual([]);
});

/** A line of an import: a round of the past. */
const roundLine = (text: string, i: number): string =>
  JSON.stringify({
    kind: "exchange",
    conversation: `c${i}`,
    at: `2026-03-0${i + 1}T10:00:00Z`,
    messages: [
      { role: "user", content: text },
      { role: "assistant", content: "That depends." },
    ],
  });

test("an imported round that another deployment has deleted stays deleted once its vault has slept", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const asked = ["How do I glue oak?", "How long does rye keep?"];
  expect((await person.memory("/import", "POST", asked.map(roundLine).join("\n"))).status).toBe(200);
  await carried(person);
  const quotes = async (): Promise<string[]> =>
    (await person.rounds()).map(({ source }) => source.quote ?? "").toSorted((a, b) => (a < b ? -1 : 1));
  const rye = (await person.rounds()).find(({ source }) => source.quote?.includes("rye"));
  const place = await placeOf(person);
  const cold = coldTier();
  const { epoch } = await cold.rows(place, "another deployment", null);
  const deleted = { table: "memories", key: JSON.stringify([rye?.id]), row: null, expiresAt: null };
  expect(await cold.push(place, { epoch, owner: "another deployment" }, [deleted])).toBe("kept");
  await person.memory("", "POST", { text: "Likes tea" });
  await carried(person);
  const left = ["How do I glue oak?", "My name is Zora."];
  await expect.poll(quotes).toEqual(left);
  await evictDurableObject(await person.vault());
  expect(await quotes()).toEqual(left);
  await carried(person);
  await loseVault(person);
  expect(await quotes()).toEqual(left);
});
