import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { staticEmbedding } from "../../src/adapters/static-embedding.ts";
import { fail } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* The backfill gives every memory a vector of the current embedder, in the background, whatever happens on the way. */

afterEach(() => void vi.restoreAllMocks());

const ELSEWHERE = "another-embedder-1/128";

const inVault = async <T>(person: Person, read: (sql: SqlStorage) => T): Promise<T> =>
  runInDurableObject(await person.vault(), (_, { storage }) => read(storage.sql));

/** Counts memories by the space of their vector. */
const spacesOf = (person: Person): Promise<Record<string, number>> =>
  inVault(person, (sql) =>
    Object.fromEntries(
      sql
        .exec<{ space: string; n: number }>(
          "SELECT coalesce(space, 'none') AS space, count(*) AS n FROM memories GROUP BY 1",
        )
        .toArray()
        .map(({ space, n }) => [space, n]),
    ),
  );

/** Makes all vectors look like those of another embedder, from before the settings changed and the product restarted. */
async function changeEmbedder(person: Person, condition = "1"): Promise<void> {
  await inVault(person, (sql) => {
    sql.exec(`UPDATE memories SET space = ?, vector = zeroblob(length(vector)) WHERE ${condition}`, ELSEWHERE);
  });
  await evictDurableObject(await person.vault());
}

/** Returns whether no alarm is due but that of the retention task, hours from now. */
const isQuiet = async (person: Person): Promise<boolean> =>
  runInDurableObject(await person.vault(), async (_, { storage }) => {
    const at = await storage.getAlarm();
    return at === null || at > Date.now() + 3_600_000;
  });

const alarm = async (person: Person): Promise<boolean> => runDurableObjectAlarm(await person.vault());

/** Rings the alarm, which also rings by itself, until the memories are in these spaces. */
async function expectSpaces(person: Person, expected: Record<string, number>): Promise<void> {
  const ring = async () => {
    await alarm(person);
    return spacesOf(person);
  };
  await expect.poll(ring).toEqual(expected);
}

const OURS = staticEmbedding.space ?? "";
const read = { headers: { "throughline-memory": "read" } };

async function withNotes(count: number): Promise<Person> {
  const person = new Person();
  const lines = Array.from({ length: count }, (_, i) =>
    JSON.stringify({ kind: "memory", text: `Note ${i} on marmots` }),
  );
  expect((await person.memory("/import", "POST", lines.join("\n"))).status).toBe(200);
  return person;
}

test("after a change of embedder the backfill embeds everything anew, history included, and words find it meanwhile", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await person.say("I live in Bergen now.");
  await person.memory("", "POST", { text: "Prefers trains" });
  const { length } = await person.memories();
  // With a cold tier the first alarm pushes.
  const quiet = () => expect.poll(() => isQuiet(person)).toBe(true);
  await changeEmbedder(person);
  await quiet();

  await person.say("Where do I live?", read);
  expect(await person.told()).toContain("Bergen");
  await expectSpaces(person, { [OURS]: length });
  await quiet();
  expect((await person.recall("Where do I live?"))[0]).toContain("I live in Bergen");
});

test("the backfill leaves out memories that are in the embedder's space already", async () => {
  const person = await withNotes(10);
  await changeEmbedder(person, "text LIKE 'Note 3%'");
  const embed = vi.spyOn(staticEmbedding, "embed");
  await person.say("What about marmots?", read);
  await expectSpaces(person, { [OURS]: 10 });
  expect(embed.mock.calls.flatMap(([, texts]) => texts).filter((text) => text.startsWith("Note"))).toEqual([
    "Note 3 on marmots",
  ]);
});

test("the backfill embeds many memories in bounded batches, and keeps each as it comes", async () => {
  const person = await withNotes(100);
  await changeEmbedder(person);
  const embed = staticEmbedding.embed.bind(staticEmbedding);
  const sizes: number[] = [];
  const third = Promise.withResolvers<void>();
  const spy = vi.spyOn(staticEmbedding, "embed").mockImplementation(async (...given) => {
    if (given[1][0]?.startsWith("Note")) sizes.push(given[1].length);
    if (sizes.length === 3) await third.promise;
    return embed(...given);
  });
  await person.say("What about marmots?", read);
  await expect.poll(() => sizes).toEqual([32, 32, 32]);
  expect(await spacesOf(person)).toEqual({ [ELSEWHERE]: 36, [OURS]: 64 });
  spy.mockRestore();
  third.resolve();
  await expectSpaces(person, { [OURS]: 100 });
});

test("a text that was under way when its process died is retried alone, and no more after five deaths", async () => {
  const person = await withNotes(12);
  await inVault(person, (sql) =>
    sql.exec(
      `INSERT INTO embedding_attempts (memory, embedder, attempts, at)
       SELECT id, ?, iif(text LIKE 'Note 7%', 5, 1), 0 FROM memories WHERE text NOT LIKE 'Note 1%'`,
      staticEmbedding.name,
    ),
  );
  await changeEmbedder(person);
  const embed = vi.spyOn(staticEmbedding, "embed");
  await person.say("What about marmots?", read);
  await expectSpaces(person, { [ELSEWHERE]: 1, [OURS]: 11 });
  const sizes = embed.mock.calls.filter(([, [text]]) => text?.startsWith("Note")).map(([, texts]) => texts.length);
  expect(sizes).toEqual([3, ...Array<number>(8).fill(1)]);
  expect(await person.recall("Note 7")).toContain("Note 7 on marmots");
});

test("a text that the embedder refuses stays without a vector, and keeps no other waiting", async () => {
  const person = await withNotes(40);
  await changeEmbedder(person);
  const embed = staticEmbedding.embed.bind(staticEmbedding);
  vi.spyOn(staticEmbedding, "embed").mockImplementation(async (scope, texts) =>
    (await embed(scope, texts)).map((one, i) => (texts[i] === "Note 7 on marmots" ? null : one)),
  );
  await person.say("What about marmots?", read);
  await expectSpaces(person, { [ELSEWHERE]: 1, [OURS]: 39 });
  expect(await person.recall("Note 7")).toContain("Note 7 on marmots");
});

test("the backfill finds the text that breaks the embedder, and embeds the others without it", async () => {
  const person = await withNotes(70);
  await changeEmbedder(person);
  const embed = staticEmbedding.embed.bind(staticEmbedding);
  vi.spyOn(staticEmbedding, "embed").mockImplementation(async (scope, texts) => {
    if (texts.some((text) => text.startsWith("Note 33 "))) throw new Error("NaN");
    return embed(scope, texts);
  });
  await person.say("What about marmots?", read);
  const tryNow = async () => {
    await inVault(person, (sql) => sql.exec("UPDATE embedding SET due = 0"));
    await alarm(person);
    return spacesOf(person);
  };
  await expect.poll(tryNow).toEqual({ [ELSEWHERE]: 1, [OURS]: 69 });
  vi.restoreAllMocks();
  await inVault(person, (sql) => sql.exec("UPDATE embedding_attempts SET at = 0"));
  await expect.poll(tryNow).toEqual({ [OURS]: 70 });
});

test("an embedder that was down costs no text an attempt: all are embedded after any number of failures", async () => {
  const person = await withNotes(3);
  await changeEmbedder(person);
  fail(staticEmbedding, "embed");
  const failures = () =>
    inVault(person, (sql) => sql.exec<{ failures: number }>("SELECT failures FROM embedding").toArray()[0]?.failures);
  const tryNow = async () => {
    await inVault(person, (sql) => sql.exec("UPDATE embedding SET due = 0"));
    await alarm(person);
  };
  await person.say("What about marmots?", read);
  await expect.poll(failures).toBe(1);
  for (let tries = 2; tries <= 9; tries++) {
    await alarm(person);
    expect(await failures()).toBe(tries - 1);
    await tryNow();
    expect(await failures()).toBe(tries);
  }
  vi.restoreAllMocks();
  await tryNow();
  expect(await spacesOf(person)).toEqual({ [OURS]: 3 });
  expect(await inVault(person, (sql) => sql.exec("SELECT * FROM embedding_attempts").toArray())).toEqual([]);
});

test("a memory that is erased or deleted while its vector is made stays gone", async () => {
  const person = await withNotes(3);
  await changeEmbedder(person);
  const embed = staticEmbedding.embed.bind(staticEmbedding);
  const asked = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  vi.spyOn(staticEmbedding, "embed").mockImplementation(async (...given) => {
    if (given[1].length === 3) {
      asked.resolve();
      await go.promise;
    }
    return embed(...given);
  });
  await person.say("What about marmots?", read);
  await asked.promise;
  const [first] = await person.memories();
  expect((await person.memory(`/${first?.id}`, "DELETE")).status).toBe(204);
  expect(await inVault(person, (sql) => sql.exec("SELECT * FROM embedding_attempts").toArray())).toHaveLength(2);
  const receipt = await person.erase();
  expect(Object.values(receipt.remaining).every((count) => count === 0)).toBe(true);
  go.resolve();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await person.memories()).toEqual([]);
  const left = await (await person.vault()).countRows(await person.scope(), Date.now());
  expect(Object.values(left).every((count) => count === 0)).toBe(true);
});
