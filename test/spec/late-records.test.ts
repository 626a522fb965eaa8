import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { rowsCounted } from "../support/rows-written.ts";

/*
 * The record of an exchange that only reads promises nothing, and neither does what its conversation was told: they are
 * written later, together with others.
 */

const reading = { headers: { "throughline-memory": "read", "throughline-conversation": "holiday" } };

const named = (name: string) => ({ headers: { ...reading.headers, "throughline-conversation": name } });

async function readerOf(): Promise<{ person: Person; ask: () => Promise<string> }> {
  const person = new Person();
  await person.say("I live in Oslo.");
  const ask = async (): Promise<string> =>
    (await person.say("Where do I live, and what is the weather like there?", reading)).headers.get(
      "throughline-exchange",
    ) ?? "";
  // The first request of a conversation saves its block.
  await ask();
  return { person, ask };
}

test("a request that only reads writes no row while it is answered", async () => {
  const { person, ask } = await readerOf();
  const { written } = await rowsCounted(person, async () => void (await ask()));
  expect(written).toBe(0);
});

test("neither does the first of a conversation, and the next turn is told at the same places", async () => {
  const { person } = await readerOf();
  const opening = { role: "user", content: "Where do I live, and what is the weather like there?" };
  const { written } = await rowsCounted(person, async () => void (await person.say([opening], named("first"))));
  expect(written).toBe(0);
  const turns = [
    opening,
    { role: "assistant", content: "In Oslo, where it rains." },
    { role: "user", content: "Why?" },
  ];
  await person.say([opening], named("second"));
  const first = await person.told();
  await person.say(turns, named("second"));
  expect(first).toContain("Oslo");
  expect((await person.told()).startsWith(first.slice(0, first.indexOf("weather")))).toBe(true);
});

test("its record is found at once all the same, and in an export of rows", async () => {
  const { person, ask } = await readerOf();
  const exchange = await ask();
  const explained = await person.memory(`/exchanges/${exchange}`);
  expect(explained.status).toBe(200);
  expect(await explained.json()).toMatchObject({ id: exchange, memory: { mode: "read" }, complete: true });
  const usage = await (await person.memory("/usage")).json<{ rows: Record<string, number> }>();
  expect(usage.rows["exchanges"]).toBe(2);
});

test("its record comes to disk within seconds, though no request follows", async () => {
  const { person, ask } = await readerOf();
  const exchange = await ask();
  const vault = await person.vault();
  const rows = (): Promise<number> =>
    runInDurableObject(
      vault,
      (_, { storage: { sql } }) => sql.exec("SELECT id FROM exchanges WHERE id = ?", exchange).toArray().length,
    );
  await expect.poll(rows, { timeout: 10_000 }).toBe(1);
});

test("records that wait are written together, once", async () => {
  const { person, ask } = await readerOf();
  await Promise.all([ask(), ask(), ask()]);
  await expect
    .poll(async () => (await rowsCounted(person, () => new Promise((done) => setTimeout(done, 100)))).written)
    .toBe(0);
  const usage = await (await person.memory("/usage")).json<{ rows: Record<string, number> }>();
  expect(usage.rows["exchanges"]).toBe(4);
});

test("an exchange whose record waits does not outlive an erasure", async () => {
  const { person, ask } = await readerOf();
  const exchange = await ask();
  await person.erase();
  expect((await person.memory(`/exchanges/${exchange}`)).status).toBe(404);
});
