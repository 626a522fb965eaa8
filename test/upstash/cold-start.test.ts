import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { carried, coldTier, loseVault, placeOf } from "../support/upstash/cold-start.ts";
import { plant, smallTalk } from "../support/upstash/large-user.ts";
import { upstashCalls, upstashDump, upstashUp } from "../support/upstash/upstash.ts";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";
import { dropReplicationState } from "../../src/vault/replication/drop-replication.ts";
import type { MemoryRow } from "../../src/vault/rows.ts";

/* A deployment with an empty vault restores a user's memory from Upstash. */

afterEach(upstashUp);

test("an empty vault recalls a user's memories at once, by words and by vectors", async () => {
  const person = new Person();
  await person.say("My name is Zora and I live in Lisbon.");
  await person.say("How do I get rid of rust on a cast iron pan?");
  await carried(person);
  const before = await person.memories();
  await loseVault(person);
  await person.say("Where do I live?");
  expect(await person.told()).toContain("Lisbon");
  const kept = (await person.memories()).filter(({ id }) => before.some((one) => one.id === id));
  expect(kept).toEqual(before);
  const vault = await person.vault();
  const withoutVector = (): Promise<unknown[]> =>
    runInDurableObject(vault, (_, { storage }) =>
      storage.sql.exec("SELECT id FROM memories WHERE vector IS NULL").toArray(),
    );
  await expect.poll(withoutVector).toEqual([]);
});

test("a memory that a version without kinds has pushed is of the kind that follows from its slot", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const before = await person.memories();
  const [place, tier] = [await placeOf(person), coldTier()];
  const { rows, epoch } = await tier.rows(place, "earlier", null);
  const without = rows.map(({ row, ...rest }) => {
    const { kind: _, confidence: __, passages: ___, ...columns } = JSON.parse(row ?? "{}") as Record<string, unknown>;
    return { ...rest, row: JSON.stringify(columns) };
  });
  expect(await tier.push(place, { epoch, owner: "earlier" }, without)).toBe("kept");
  await loseVault(person);
  await person.say("What is my name?");
  const kept = (await person.memories()).filter(({ id }) => before.some((one) => one.id === id));
  expect(kept).toEqual(before);
  expect(kept.map(({ kind }) => kind)).toContain("identity");
});

test("statements from before there was a Redis are pushed as any other", async () => {
  const person = new Person();
  await person.say("I live in Lisbon.");
  await carried(person);
  const [place, tier] = [await placeOf(person), coldTier()];
  const pushed = async (): Promise<string[]> =>
    (await tier.rows(place, "me", null)).rows.map(({ table, key, row }) => `${table} ${key} ${row}`).toSorted();
  const before = await pushed();
  const vault = await person.vault();
  // As a deployment without Redis leaves them.
  await runInDurableObject(vault, (_, { storage: { sql } }) => {
    dropReplicationState(sql);
    sql.exec(
      `UPDATE memories SET (first_turn, first_seq) = (SELECT turn, seq FROM sayings WHERE memory = id)
       WHERE id IN (SELECT memory FROM sayings)`,
    );
    expect(sql.exec("DELETE FROM sayings").rowsWritten).toBe(1);
  });
  await evictDurableObject(vault);
  await person.memory("?limit=1");
  await carried(person);
  expect(await pushed()).toEqual(before);
  await loseVault(person);
  expect(await person.facts()).toEqual(["I live in Lisbon"]);
});

test("a vault of an earlier version is upgraded, and goes on replicating", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  const before = await person.memories();
  const vault = await person.vault();
  await runInDurableObject(vault, (_, { storage: { sql } }) => {
    const rows = unpackingSql(sql).exec<MemoryRow>("SELECT * FROM memories").toArray();
    for (const column of ["user_text", "answer"]) sql.exec(`ALTER TABLE memories ADD COLUMN ${column} TEXT`);
    for (const { id, user_text, answer, terms, passages, vector } of rows) {
      const wide = vector && Int16Array.from(new Int8Array(vector), (step) => step * 258).buffer;
      sql.exec(
        "UPDATE memories SET user_text = ?, answer = ?, terms = ?, passages = ?, vector = ? WHERE id = ?",
        user_text,
        answer,
        terms,
        passages,
        wide,
        id,
      );
    }
    for (const column of ["words", "complete"]) sql.exec(`ALTER TABLE memories DROP COLUMN ${column}`);
    sql.exec("UPDATE vault SET version = 3");
  });
  await evictDurableObject(vault);
  expect(await person.memories()).toEqual(before);
  await person.say("I live in Lisbon.");
  await carried(person);
  await loseVault(person);
  expect(await person.facts()).toEqual(expect.arrayContaining(["My name is Zora", "I live in Lisbon"]));
});

test("an empty vault tells the app's own blocks at once, of a user with many memories as well", async () => {
  for (const memories of [0, 1_050]) {
    const person = new Person();
    await plant(person, smallTalk(memories));
    const blocks = [{ name: "plan", text: "On the Harbour plan" }];
    await person.memory("/profile", "PUT", { blocks });
    await carried(person);
    expect(await upstashDump()).toContain("Harbour");
    await loseVault(person);
    await person.say("Hello there.");
    expect(await person.told()).toContain("Harbour");
    await person.memory("/profile", "PUT", { blocks: [] });
    await carried(person);
    await loseVault(person);
    expect(await (await person.memory("/profile")).json()).toEqual({ blocks: [] });
    await person.erase();
  }
  expect(await upstashDump()).not.toContain("Harbour");
}, 60_000);

test("a first request costs one call to Redis and one to Vector, and the next ones none", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  await carried(person);
  await loseVault(person);
  const before = await upstashCalls(person);
  await person.say("What is my name?");
  const cold = await upstashCalls(person);
  expect(cold).toEqual([before[0] + 1, before[1] + 1]);
  await carried(person);
  const warm = await upstashCalls(person);
  await person.memory("/recall", "POST", { query: "What is my name?" });
  await person.memories();
  await person.say("What is my name, again?");
  expect(await upstashCalls(person)).toEqual(warm);
});

test("a request of an unknown user stores nothing, here or in Upstash", async () => {
  const person = new Person();
  await carriedNothing(person);
  expect(await person.memories()).toEqual([]);
  await carriedNothing(person);
});

async function carriedNothing(person: Person): Promise<void> {
  const tables = await runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'vault'").toArray(),
  );
  expect(tables).toEqual([]);
}

test("a history that is sent to another deployment is not remembered twice", async () => {
  const person = new Person();
  const first = [{ role: "user", content: "I live in Oslo." }];
  await person.say(first);
  await carried(person);
  await loseVault(person);
  await person.say(first);
  expect(await person.rounds()).toHaveLength(1);
});

test("a memory deleted in one deployment stays deleted in another", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const [fact] = (await person.memories()).filter(({ type }) => type === "semantic");
  await carried(person);
  expect((await person.memory(`/${fact?.id}`, "DELETE")).status).toBe(204);
  await loseVault(person);
  expect(await person.memories()).toEqual([]);
});

test("messages after a deletion are pushed like any others", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const [fact] = (await person.memories()).filter(({ type }) => type === "semantic");
  await person.memory(`/${fact?.id}`, "DELETE");
  await person.say("I have two cats.");
  await carried(person);
  await loseVault(person);
  expect(await person.facts()).toEqual(["I have two cats"]);
});

test("a correction in another deployment holds, and the corrected memory is its history", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await carried(person);
  await loseVault(person);
  await person.say("I moved to Bergen.");
  const [current] = await person.facts();
  expect(current).toContain("Bergen");
  const old = (await person.memories()).find(({ text, type }) => type === "semantic" && text.includes("Oslo"));
  expect(old?.validTo).not.toBeNull();
});
