import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { BUSY_MS, timed } from "../support/faults.ts";
import { Person } from "../support/person.ts";
import type { EmbeddingCall, EmbeddingScript } from "../support/scripted-embeddings.ts";

/* With an embedder over the network: it is asked in time or not at all, and nothing is lost while it is away. */

const SPACE = "openai-1/scripted/64";
/** `RECALL_DEADLINE_MS` of this project, and what a busy machine adds. */
const IN_TIME_MS = 600 + BUSY_MS;

const control = "http://upstream.test/_embeddings/scripted";

async function script(next: EmbeddingScript): Promise<void> {
  await fetch(control, { method: "PUT", body: JSON.stringify(next) });
}

const calls = async (): Promise<EmbeddingCall[]> => (await fetch(control)).json();

const read = { headers: { "throughline-memory": "read" } };
const memoryOf = (response: Response): string | null => response.headers.get("throughline-memory");

afterEach(async () => {
  vi.useRealTimers();
  await script({});
  // A success closes the breaker for the next test.
  await new Person().say("What is my marmot called?", read);
});

const inVault = async <T>(person: Person, look: (sql: SqlStorage) => T): Promise<T> =>
  runInDurableObject(await person.vault(), (_, { storage }) => look(storage.sql));

const spacesOf = (person: Person): Promise<(string | null)[]> =>
  inVault(person, (sql) =>
    sql
      .exec<{ space: string | null }>("SELECT DISTINCT space FROM memories ORDER BY 1")
      .toArray()
      .map(({ space }) => space),
  );

/** Does not wait until an embedder that failed may be asked again. */
async function expectEmbedded(person: Person): Promise<void> {
  const ring = async () => {
    await inVault(person, (sql) => sql.exec("UPDATE embedding SET due = 0"));
    await runDurableObjectAlarm(await person.vault());
    return spacesOf(person);
  };
  await expect.poll(ring).toEqual([SPACE]);
}

test("what is remembered is found by what it means, as soon as its vector is there", async () => {
  const person = new Person();
  await person.say("I love marmots.");
  await expectEmbedded(person);
  await person.memory("", "POST", { text: "Marmot" });
  expect(await person.recall("My whistlepig?")).toEqual([]);
  await expectEmbedded(person);
  expect(await person.recall("My whistlepig?")).toEqual(["Marmot"]);
  await person.say("My whistlepig?", read);
  expect(await person.told()).toContain("note: Marmot");
});

test("what one exchange taught the next can recall at once, and no write waits for the embedder", async () => {
  await script({ delayMs: 10_000 });
  const person = new Person();
  const { ms } = await timed(
    (async () => {
      await person.say("My name is Zora.", { headers: { "throughline-memory": "write" } });
      await person.memory("", "POST", { text: "Pays by invoice" });
      await person.memory("/import", "POST", JSON.stringify({ kind: "memory", text: "Prefers trains" }));
    })(),
  );
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect((await person.facts()).toSorted()).toEqual(["My name is Zora", "Pays by invoice", "Prefers trains"]);
  await person.say("What is my name?", read);
  expect(await person.told()).toContain("My name is Zora");
});

const FAULTS: Readonly<Record<string, EmbeddingScript>> = {
  "that hangs": { hangs: true },
  "that fails": { status: 500 },
  "that is busy": { status: 429, headers: { "retry-after": "1" } },
  "that refuses the key": { status: 401 },
  "that refuses every text": { status: 400, body: "no" },
  "that answers with a page": { body: "<html>" },
  "of a wrong dimension": { wrong: "dimension" },
  "that answers NaN": { wrong: "nan" },
  "that answers zeros": { wrong: "zero" },
  "that answers too many": { wrong: "count" },
};

test.each(Object.keys(FAULTS))("with an embedder %s chat goes on in time, by words, and says so", async (fault) => {
  const person = new Person();
  await person.say("My marmot is called Waldemar.");
  await expectEmbedded(person);

  await script(FAULTS[fault] ?? {});
  const { ms, value } = await timed(person.say("What is my marmot called?"));
  expect(ms).toBeLessThan(IN_TIME_MS);
  expect([value.status, memoryOf(value)]).toEqual([
    200,
    expect.stringMatching(/^degraded;reason=embedder;recalled=[1-9]/),
  ]);
  expect(await person.told()).toContain("Waldemar");
  expect((await person.memory("", "POST", { text: "Marmots hibernate" })).status).toBe(201);
  expect(await spacesOf(person)).toEqual([null, SPACE]);

  await script({});
  await expectEmbedded(person);
  expect(memoryOf(await person.say("What is my marmot called?", read))).toMatch(/^read;recalled=[1-9]/);
});

test("the first question that finds the embedder back brings on what was waiting for it", async () => {
  const person = new Person();
  await script({ status: 503 });
  await person.memory("", "POST", { text: "Marmots hibernate" });
  const failures = () =>
    inVault(person, (sql) => sql.exec<{ n: number }>("SELECT failures AS n FROM embedding").toArray()[0]?.n);
  await expect.poll(failures).toBe(1);
  // As after an hour of it.
  await inVault(person, async (sql) => sql.exec("UPDATE embedding SET failures = 12, due = due + 600000"));
  await runDurableObjectAlarm(await person.vault());
  await script({});
  expect(await spacesOf(person)).toEqual([null]);
  await person.say("What do my marmots do?", read);
  await expect.poll(() => spacesOf(person)).toEqual([SPACE]);
});

test("an embedder that has failed five times is not waited for any more", async () => {
  const person = new Person();
  await script({ hangs: true });
  for (let i = 0; i < 5; i++) await person.say(`Is this question ${i} of mine?`, read);
  expect(memoryOf(await person.say("And is this one of mine?", read))).toMatch(/^degraded;reason=embedder/);
  const asked = (await calls()).flatMap(({ texts }) => texts);
  expect(asked).toContain("Is this question 4 of mine?");
  expect(asked).not.toContain("And is this one of mine?");
});

test("an embedder that was away for long is used again within seconds of its return", async () => {
  const person = new Person();
  await script({ status: 503 });
  const ask = async () => memoryOf(await person.say("Is this question of mine?", read));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  for (let seconds = 0; seconds < 60; seconds++) {
    expect(await ask()).toMatch(/^degraded;reason=embedder/);
    vi.setSystemTime(Date.now() + 1_000);
  }
  await script({});
  vi.setSystemTime(Date.now() + 4_000);
  await expect.poll(ask).toMatch(/^read;/);
});

test("no text is sent with a secret in it, or together with somebody else's", async () => {
  const people = Array.from({ length: 3 }, () => new Person());
  await script({});
  await Promise.all(
    people.map(async (person, i) => {
      await person.say(`I am person ${i}, my password is ${"hunter2"}${"Xy9"} and I love tea.`);
      await person.memory("", "POST", { text: `A note of person ${i}, key ${"sk-"}${"a1B2c3D4e5F6g7H8i9J0"}` });
      await expectEmbedded(person);
    }),
  );
  const sent = await calls();
  expect(JSON.stringify(sent)).not.toMatch(/hunter2Xy9|a1B2c3D4/);
  for (const { texts } of sent) {
    expect(new Set(texts.flatMap((text) => /person \d/.exec(text)?.[0] ?? [])).size).toBeLessThanOrEqual(1);
  }
  expect(sent.flatMap(({ texts }) => texts).some((text) => text.startsWith("A note of person 2"))).toBe(true);
});

test("a text that no embedder takes is found by its words, and keeps no other waiting", async () => {
  await script({ refuses: "poison" });
  const person = new Person();
  const lines = Array.from({ length: 50 }, (_, i) => ({
    kind: "memory",
    text: i === 7 ? "A poison note" : `Note ${i}`,
  }));
  await person.memory("/import", "POST", lines.map((line) => JSON.stringify(line)).join("\n"));
  const left = () =>
    inVault(person, (sql) =>
      sql
        .exec<{ text: string }>("SELECT text FROM memories WHERE space IS NULL")
        .toArray()
        .map(({ text }) => text),
    );
  await expect
    .poll(async () => {
      await runDurableObjectAlarm(await person.vault());
      return left();
    })
    .toEqual(["A poison note"]);
  expect(await person.recall("A poison note")).toContain("A poison note");
});
