import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";
import { seeded, VENDOR_KEYS } from "../support/vendor-keys.ts";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";

/* Guarantee 7: secrets are never stored, whichever way they come in, and whoever says them. */

/** One of each vendor, the same in every run, and the statement that no vendor makes. */
const KEYS = Object.entries(VENDOR_KEYS)
  .filter(([vendor]) => !["PEM", "Azure storage"].includes(vendor))
  .map(([vendor, make]) => make(seeded(vendor.length)));
const PASSWORD = `hunter${"2hunter"}`;
const SECRETS = [...KEYS, PASSWORD];

/** All of them, a few in a sentence, so that no text is too long for what it is sent to. */
const SENTENCES = [...KEYS.map((key) => `Please note "${key}" for me.`), `My password is ${PASSWORD}.`];

/** The rest of it is known by what stands before it; half a key is half a secret. */
const endOf = (secret: string): string => secret.slice(-12);

function expectNone(text: string): void {
  expect(SECRETS.filter((secret) => text.includes(endOf(secret)))).toEqual([]);
}

type Dumped = DurableObjectStub;

/** All rows of all tables of an object, as text. */
const dump = (stub: unknown): Promise<string> =>
  runInDurableObject(stub as Dumped, (_, { storage }) => {
    const sql = unpackingSql(storage.sql);
    const tables = sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    return JSON.stringify(tables.toArray().map(({ name }) => sql.exec(`SELECT * FROM "${name}"`).toArray()));
  });

/** Looks where a user, an operator and the disk would see it. */
async function expectNowhere(person: Person): Promise<void> {
  for (const path of ["?status=all&limit=200", "/export", "/profile"]) {
    expectNone(await (await person.memory(path)).text());
  }
  for (const stub of [await person.vault(), await person.answers(), await person.rulebook()]) {
    expectNone(await dump(stub));
  }
}

interface Told {
  readonly redacted: readonly { readonly kind: string; readonly count: number }[];
}

const toldOf = async (person: Person, response: Response): Promise<Told> =>
  (await person.memory(`/exchanges/${response.headers.get("throughline-exchange")}`)).json();

describe("no secret is stored", () => {
  test("that the user says", async () => {
    const person = new Person();
    for (let at = 0; at < SENTENCES.length; at += 20) await person.say(SENTENCES.slice(at, at + 20).join(" "));
    expect(await person.rounds()).not.toEqual([]);
    await expectNowhere(person);
  });

  test.each([true, false])("that the assistant says (stream: %s), not even among cached answers", async (stream) => {
    const person = new Person();
    const content = SENTENCES.join("\n");
    await person.say("What is the tallest tree?", { script: { content }, stream });
    await person.say("What is the tallest tree?", { script: { content }, stream, headers: { "throughline-user": "" } });
    await expectNowhere(person);
  });

  test("that is added, changed or imported", async () => {
    const person = new Person();
    for (const text of SENTENCES) {
      const added = await person.memory("", "POST", { text, metadata: { from: text } });
      expect(added.status).toBe(201);
    }
    const { id } = await (await person.memory("", "POST", { text: "Likes tea" })).json<{ id: string }>();
    expect((await person.memory(`/${id}`, "PATCH", { text: SENTENCES.slice(0, 20).join(" ") })).status).toBe(200);
    const lines = SENTENCES.flatMap((text, i) => [
      { kind: "memory", text: `${text} ${i}`, metadata: { from: text } },
      {
        kind: "exchange",
        conversation: `c${i}`,
        at: "2026-01-01T00:00:00Z",
        messages: [
          { role: "user", content: text },
          { role: "assistant", content: `I noted it. ${text}` },
        ],
      },
    ]);
    const imported = await person.memory("/import", "POST", lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(imported.status).toBe(200);
    await expectNowhere(person);
  });

  test("that a tenant's rule holds", async () => {
    const person = new Person();
    const put = await person.rules("PUT", { rules: SENTENCES.slice(0, 30).map((text) => ({ text })) });
    expect(put.status).toBe(200);
    expectNone(await (await person.rules()).text());
    await expectNowhere(person);
  });
});

describe("an exchange tells what was taken out of it", () => {
  const openai = `sk-${"aB3dE5fG7hJ9kL1mN2pQ"}`;

  test("by kind and number, without the secrets", async () => {
    const person = new Person();
    const said = await person.say(`My key is ${openai}, and my password is ${PASSWORD}.`, {
      script: { content: `I noted ${openai}.` },
    });
    const told = await toldOf(person, said);
    expect(told.redacted).toEqual([
      { kind: "openai-key", count: 2 },
      { kind: "password", count: 1 },
    ]);
    expect(JSON.stringify(told)).not.toContain(endOf(openai));
  });

  test("as an empty list where there was nothing", async () => {
    const person = new Person();
    expect((await toldOf(person, await person.say("I like tea."))).redacted).toEqual([]);
  });

  test("counting what was newly said, not what a resent history holds", async () => {
    const person = new Person();
    const key = { role: "user", content: `My key is ${openai}.` };
    const next = await person.say([
      key,
      { role: "assistant", content: "Noted." },
      { role: "user", content: "Thanks!" },
    ]);
    expect((await toldOf(person, next)).redacted).toEqual([]);
  });

  test("as an empty list where nothing was kept", async () => {
    const person = new Person();
    const read = await person.say(`My key is ${openai}.`, { headers: { "throughline-memory": "read" } });
    expect((await toldOf(person, read)).redacted).toEqual([]);
  });

  test("as an empty list for records that were written before it was told", async () => {
    const person = new Person();
    const said = await person.say("I like tea.", { headers: { "throughline-memory": "read" } });
    expect((await toldOf(person, said)).redacted).toEqual([]);
    await runInDurableObject(await person.vault(), (_, { storage }) =>
      storage.sql.exec("UPDATE exchanges SET record = json_remove(record, '$.redacted')").toArray(),
    );
    expect((await toldOf(person, said)).redacted).toEqual([]);
  });
});
