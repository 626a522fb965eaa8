import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { rulesExtractor } from "../../src/adapters/rules-extractor.ts";
import { staticEmbedding } from "../../src/adapters/static-embedding.ts";
import type { Embedding } from "../../src/ports/embedder.ts";
import { BUSY_MS, fail, hang, timed } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* Guarantee 2: with the embedder or the extractor down, chat goes on, words are found, and what was missed is made up for. */

const IN_TIME_MS = 150 + BUSY_MS;

afterEach(() => void vi.restoreAllMocks());

const memoryOf = (response: Response): string | null => response.headers.get("throughline-memory");

/** The embedder answers at once, with vectors that are no good. */
function embedWrongly(wrong: (embedding: Embedding) => Embedding): void {
  const embed = staticEmbedding.embed.bind(staticEmbedding);
  vi.spyOn(staticEmbedding, "embed").mockImplementation(async (...given) =>
    (await embed(...given)).map((one) => one && wrong(one)),
  );
}

const BREAK_EMBEDDER: Record<string, () => void> = {
  "that hangs": () => hang(staticEmbedding, "embed"),
  "that throws": () => fail(staticEmbedding, "embed"),
  "of a wrong dimension": () => embedWrongly(({ space }) => ({ space, vector: new Float32Array(64).fill(0.125) })),
  "of another space": () => embedWrongly(({ vector }) => ({ space: "another-1", vector })),
  "that answers NaN": () => embedWrongly(({ space }) => ({ space, vector: new Float32Array(128).fill(Number.NaN) })),
  "that answers nothing": () => void vi.spyOn(staticEmbedding, "embed").mockResolvedValue([]),
};

async function workOffJournal(person: Person): Promise<boolean> {
  return runDurableObjectAlarm(await person.vault());
}

const inVault = async <T>(person: Person, read: (sql: SqlStorage) => T): Promise<T> =>
  runInDurableObject(await person.vault(), (_, { storage }) => read(storage.sql));

interface Attempt extends Record<string, SqlStorageValue> {
  attempts: number;
  reason: string;
}

const journalOf = (person: Person): Promise<Attempt[]> =>
  inVault(person, (sql) => sql.exec<Attempt>("SELECT attempts, reason FROM journal").toArray());

test.each(Object.keys(BREAK_EMBEDDER))(
  "with an embedder %s, words still find, and the header says so",
  async (fault) => {
    const person = new Person();
    await person.say("My name is Zora.");
    BREAK_EMBEDDER[fault]?.();
    const { ms, value } = await timed(person.say("What is my name?"));
    expect(ms).toBeLessThan(IN_TIME_MS);
    expect(memoryOf(value)).toMatch(/^degraded;reason=embedder;recalled=1;/);
    expect(await person.told()).toContain("My name is Zora");
  },
);

test.each(Object.keys(BREAK_EMBEDDER))(
  "what was said with an embedder %s is found by words at once and by vector later",
  async (fault) => {
    const person = new Person();
    BREAK_EMBEDDER[fault]?.();
    const { ms } = await timed(person.say("My marmot is called Waldemar."));
    expect(ms).toBeLessThan(IN_TIME_MS);
    await person.say("How old is the marmot again?");
    expect(await person.told()).toContain("My marmot is called Waldemar");
    expect((await person.memory("", "POST", { text: "Marmots hibernate." })).status).toBe(201);
    vi.restoreAllMocks();

    const unembedded = async (): Promise<unknown[]> => {
      await inVault(person, (sql) => sql.exec("UPDATE embedding SET due = 0"));
      await workOffJournal(person);
      return inVault(person, (sql) =>
        sql.exec("SELECT id FROM memories WHERE vector IS NULL OR length(vector) <> 128").toArray(),
      );
    };
    await expect.poll(unembedded).toEqual([]);
    expect(memoryOf(await person.say("What is the marmot called?"))).toMatch(/^on;recalled=[1-9]/);
    expect((await person.recall("What is the marmot called?")).join()).toContain("Waldemar");
  },
);

test.each(["hangs", "throws"])(
  "what was said while the extractor %s is known by its words, and understood later",
  async (how) => {
    const person = new Person();
    (how === "hangs" ? hang : fail)(rulesExtractor, "extract");
    const { ms } = await timed(person.say("My name is Zora."));
    expect(ms).toBeLessThan(IN_TIME_MS);
    await person.say("What is my name?");
    expect(await person.told()).toContain("user: My name is Zora.");
    expect(await person.facts()).toEqual([]);
    vi.restoreAllMocks();

    expect(await workOffJournal(person)).toBe(true);
    expect(await person.facts()).toEqual(["My name is Zora"]);
    expect(await person.rounds()).toHaveLength(2);
    expect(await journalOf(person)).toEqual([]);
  },
);

test("a job that keeps failing is set aside after 5 attempts; its words stay, and later ones are worked off", async () => {
  const person = new Person();
  const extract = vi.spyOn(rulesExtractor, "extract").mockRejectedValue(new Error("down"));
  await person.say("My name is Zora.");
  extract.mockClear();
  for (let alarm = 1; alarm <= 8; alarm++) {
    await workOffJournal(person);
    expect(memoryOf(await person.say("What is my name?", { headers: { "throughline-memory": "read" } }))).toMatch(
      /^read;recalled=1;/,
    );
  }
  expect(extract).toHaveBeenCalledTimes(5);
  expect(await journalOf(person)).toEqual([{ attempts: 5, reason: "Error" }]);
  expect(await person.facts()).toEqual([]);

  await person.say("I live in Oslo.");
  vi.restoreAllMocks();
  expect(await workOffJournal(person)).toBe(true);
  expect(await person.facts()).toEqual(["I live in Oslo"]);
});

test("a job that hangs does not keep the jobs after it waiting for ever", async () => {
  const person = new Person();
  fail(rulesExtractor, "extract");
  await person.say("My name is Zora.");
  await person.say("I live in Oslo.");
  vi.restoreAllMocks();
  vi.spyOn(rulesExtractor, "extract").mockReturnValueOnce(new Promise(() => {}));
  // Half a minute passes in a moment.
  const { setTimeout } = globalThis;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((act, ms = 0) => setTimeout(act, Math.min(ms, 50)));
  expect(await workOffJournal(person)).toBe(true);
  vi.restoreAllMocks();
  expect(await person.facts()).toEqual(["I live in Oslo"]);
  expect(await workOffJournal(person)).toBe(true);
  expect(await person.facts()).toEqual(expect.arrayContaining(["I live in Oslo", "My name is Zora"]));
});

test("chat goes on while the alarm is at work", async () => {
  const person = new Person();
  fail(rulesExtractor, "extract");
  await person.say("My name is Zora.");
  vi.restoreAllMocks();
  vi.spyOn(rulesExtractor, "extract").mockReturnValueOnce(new Promise((resolve) => setTimeout(resolve, 1_000, [])));
  const alarm = workOffJournal(person);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const { ms, value } = await timed(person.say("What is my name?"));
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect(memoryOf(value)).toMatch(/^on;recalled=1;/);
  await alarm;
});
