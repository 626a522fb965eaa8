import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { expect, test, vi } from "vitest";
import { recordsAfter } from "../../src/vault/exchange-of-round.ts";
import { Person } from "../support/person.ts";
import { tidy } from "../support/tidy.ts";

/* The retention task keeps a vault small and true, by its alarm, hours after a write. */

vi.setConfig({ testTimeout: 30_000 });

const add = async (person: Person, text: string, fields: object = {}) =>
  (await person.memory("", "POST", { text, ...fields })).json<{ id: string }>();

const active = async (person: Person) => (await person.memories("?limit=200")).map(({ text }) => text);

test("notes that say the same are merged into the oldest, which is pinned if one was, and has the others in its history", async () => {
  const person = new Person();
  const first = await add(person, "Prefers trains");
  const second = await add(person, "prefers  trains.", { pinned: true });
  await add(person, "Likes C#");
  await add(person, "Likes C++");
  expect(await active(person)).toHaveLength(4);
  await tidy(person);
  expect((await active(person)).toSorted()).toEqual(["Likes C#", "Likes C++", "Prefers trains"]);
  const kept = await (await person.memory(`/${first.id}`)).json();
  expect(kept).toMatchObject({ pinned: true, validTo: null });
  const { data } = await (await person.memory(`/${first.id}/history`)).json<{ data: object[] }>();
  expect(data).toMatchObject([{ id: first.id }, { id: second.id, supersededBy: first.id }]);
  await person.say("Good morning.");
  expect((await person.told()).match(/refers +trains/g)).toHaveLength(1);
});

test("a later note is merged later, and one with its own metadata or expiry is left alone", async () => {
  const person = new Person();
  await add(person, "Prefers trains");
  await tidy(person);
  await add(person, "Prefers trains", { metadata: { by: "form" } });
  await add(person, "Prefers trains", { expiresAt: new Date(Date.now() + 1e9).toISOString() });
  await add(person, "Prefers trains", { type: "procedural" });
  await add(person, "Prefers trains.");
  await tidy(person);
  expect(await active(person)).toHaveLength(4);
});

test("of two memories that fit alike, the one recalled lately comes before one that was idle for years", async () => {
  const person = new Person();
  const longAgo = "2023-01-01T00:00:00.000Z";
  const lines = ["The desk in the study is oiled with linseed.", "The desk in the attic is oiled with walnut."].map(
    (text) => JSON.stringify({ kind: "memory", text, createdAt: longAgo }),
  );
  await person.memory("/import", "POST", lines.join("\n"));
  const question = "What is the desk oiled with?";
  const [first, second] = (await person.recall(question)) as [string, string];
  const about = second.includes("attic") ? "attic" : "study";
  await person.say(`What is the desk in the ${about} oiled with, in the ${about}?`, {
    headers: { "throughline-memory": "read" },
  });
  // A reader of records has those written that wait.
  await person.memory("/exchanges");
  await runInDurableObject(await person.vault(), (_, { storage }) => {
    // For this test only the better half of the injected memories counts as recalled.
    storage.sql.exec(
      `UPDATE exchanges SET injected = NULL, record = json_set(record, '$.memory.injected', json_array(json_object('id',
         (SELECT id FROM memories WHERE text LIKE '%' || ? || '%'), 'score', 1)))`,
      about,
    );
  });
  await tidy(person);
  expect((await person.recall(question))[0]).toBe(second);
  await evictDurableObject(await person.vault());
  expect(await person.recall(question)).toEqual([second, first]);
});

test("a recall is written if the memory was neither made nor recalled within a week", async () => {
  const person = new Person();
  const [longAgo, weekAgo] = [Date.now() - 400 * 86_400_000, Date.now() - 8 * 86_400_000];
  const line = { kind: "memory", text: "My desk in the study is oiled with linseed.", createdAt: new Date(longAgo) };
  await person.memory("/import", "POST", JSON.stringify(line));
  await add(person, "My desk in the attic is oiled with walnut.");
  const vault = await person.vault();
  const sqlOf = <T>(act: (sql: SqlStorage) => T) => runInDurableObject(vault, (_, { storage }) => act(storage.sql));
  const recallAndTidy = async (n: number): Promise<(number | null)[]> => {
    await person.say(`What is my desk in the study oiled with, and my desk in the attic, for coat ${n}?`);
    await tidy(person);
    return sqlOf((sql) =>
      sql
        .exec<{ at: number | null }>("SELECT recalled_at AS at FROM memories WHERE exchange IS NULL ORDER BY id")
        .toArray()
        .map(({ at }) => at),
    );
  };
  const first = await recallAndTidy(4);
  expect(first).toEqual([expect.any(Number), null]);
  expect(await recallAndTidy(5)).toEqual(first);
  await sqlOf((sql) =>
    sql.exec("UPDATE memories SET recalled_at = ? WHERE recalled_at IS NOT NULL", weekAgo).toArray(),
  );
  expect((await recallAndTidy(6))[0]).toBeGreaterThanOrEqual(first[0] ?? Infinity);
});

test("the records of exchanges are found past many rounds that an export brought, which hold none", async () => {
  const [before, person] = [new Person(), new Person()];
  for (const text of ["The ferry sails at nine.", "The kiln is in the barn.", "The gate code is on the fridge."])
    await before.say(text);
  await person.memory("/import", "POST", await (await before.memory("/export")).text());
  const said = await person.say("The spare key hangs behind the fern.");
  const found = await runInDurableObject(await person.vault(), (instance) => {
    const { sql } = (instance as unknown as { object: { parts: { sql: SqlStorage } } }).object.parts;
    return recordsAfter(sql, "", 2).map(({ id }) => id);
  });
  expect(found).toEqual([said.headers.get("throughline-exchange")]);
});

test("a memory that was never recalled is kept", async () => {
  const person = new Person();
  await person.memory(
    "/import",
    "POST",
    JSON.stringify({ kind: "memory", text: "Plays the cello", createdAt: "2019-01-01T00:00:00Z" }),
  );
  await tidy(person);
  expect(await active(person)).toEqual(["Plays the cello"]);
  expect(await person.recall("What does the cello player play?")).toEqual(["Plays the cello"]);
});

test("the retention task runs once after a write, and not again until the next write", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await tidy(person);
  expect(await runDurableObjectAlarm(await person.vault())).toBe(false);
  await person.say("I like tea.");
  const vault = await person.vault();
  const ringsIn = async () =>
    ((await runInDurableObject(vault, (_, { storage }) => storage.getAlarm())) ?? 0) - Date.now();
  // With a cold tier the first alarm pushes.
  await expect.poll(ringsIn).toBeGreaterThan(5 * 3_600_000);
});

test("GET /memory/usage returns the cost of a user's memory", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await tidy(person);
  const usage = await person.memory("/usage");
  const user = await usage.json<{ rows: Record<string, number>; bytes: number; tidiedAt: string }>();
  expect(user.rows).toMatchObject({ memories: 2, log: 1 });
  expect(user.bytes).toBeGreaterThan(10_000);
  expect(Date.now() - Date.parse(user.tidiedAt)).toBeLessThan(60_000);
  expect((await person.memory("/usage", "POST")).status).toBe(405);
  expect(await (await new Person().memory("/usage")).json()).toMatchObject({ bytes: 0, tidiedAt: null });
});

test("a second run reads no row that the first has read", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await tidy(person);
  await add(person, "Prefers trains");
  await person.say("Good morning.");
  await tidy(person);
  const newest = (await person.memories())
    .map(({ id }) => id)
    .toSorted()
    .at(-1);
  const state = await runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec<{ tidying: string }>("SELECT tidying FROM vault").one(),
  );
  const exchanges = await runInDurableObject(await person.vault(), (_, { storage }) =>
    storage.sql.exec<{ id: string }>("SELECT max(exchange) AS id FROM memories").one(),
  );
  expect(JSON.parse(state.tidying)).toMatchObject({ twinsTo: newest, usesTo: exchanges.id });
});
