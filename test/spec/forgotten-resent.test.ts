import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { digest } from "../../src/runtime/digest.ts";
import { Vault } from "../../src/index.ts";
import { wire } from "../../src/wiring.ts";
import { rowsInVault } from "../support/census.ts";
import { type Message, Person, type Said } from "../support/person.ts";
import { shortDigest } from "../../src/vault/short-digest.ts";

/* Guarantee 5: clients resend their histories. A forgotten turn does not come back with one. A statement that is made anew does. */

afterEach(() => void vi.restoreAllMocks());

const CITY = "Trondheim";
const OLD: readonly Message[] = [
  { role: "user", content: "Hello there, nice to meet you." },
  { role: "assistant", content: "Hello!" },
  { role: "user", content: `I live in ${CITY}.` },
];
const named: Said = { headers: { "throughline-conversation": "c1" } };
const retried: Said = { headers: { "x-stainless-retry-count": "1" } };

/** Returns the words of a person's memories. */
const known = async (person: Person): Promise<string> => (await person.memories()).map(({ text }) => text).join("\n");

test("resending an old history after an erasure brings nothing back", async () => {
  const person = new Person();
  await person.say(OLD);
  await person.say(`I live in ${CITY}.`, named);
  await person.say("My name is Zora.");
  await person.erase();
  await person.say(OLD);
  await person.say(OLD, { stream: true });
  await person.say(`I live in ${CITY}.`, named);
  await person.say("My name is Zora.", retried);
  expect(await known(person)).toBe("");
  expect(await rowsInVault(person)).toMatchObject({ memories: 0, turns: 0, journal: 0, sayings: 0 });
});

test("an old conversation that goes on after an erasure teaches only what is new in it", async () => {
  const person = new Person();
  await person.say(OLD);
  await person.erase();
  await person.say([...OLD, { role: "assistant", content: "Nice." }, { role: "user", content: "My name is Zora." }]);
  expect(await known(person)).toContain("My name is Zora");
  expect(await known(person)).not.toContain(CITY);
});

test("an erased fact is remembered again when it is said in another conversation or in other words", async () => {
  const person = new Person();
  await person.say(`I live in ${CITY}.`, named);
  await person.erase();
  await person.say(`I live in ${CITY}.`, { headers: { "throughline-conversation": "c2" } });
  expect(await person.facts()).toEqual([`I live in ${CITY}`]);
});

test("after two erasures neither history comes back", async () => {
  const person = new Person();
  await person.say(OLD);
  await person.erase();
  await person.say("My dog is called Clara.", named);
  await person.erase();
  await person.say(OLD);
  await person.say("My dog is called Clara.", named);
  expect(await known(person)).toBe("");
});

test("the tombstone of a turn does not contain the plain digest of the turn", async () => {
  const said = `I live in ${CITY}.`;
  const plain = shortDigest(digest("turn", "c1", "user", said));
  const vaultHolds = async (person: Person): Promise<boolean> =>
    runInDurableObject(await person.vault(), (_, { storage: { sql } }) =>
      ["vault", "memories", "turns", "sayings", "journal"].some((table) =>
        JSON.stringify(sql.exec(`SELECT * FROM ${table}`).toArray()).includes(plain),
      ),
    );
  for (const forget of [
    async (person: Person) =>
      person.memory(`/${(await person.memories()).find(({ type }) => type === "semantic")?.id}`, "DELETE"),
    async (person: Person) => person.erase(),
  ]) {
    const person = new Person();
    await person.say(said, named);
    expect(await vaultHolds(person)).toBe(true);
    await forget(person);
    expect(await vaultHolds(person)).toBe(false);
  }
});

test("a note that was on its way during an erasure is refused, and kept when it is sent again", async () => {
  const person = new Person();
  await person.say("My name is Zora.");
  const sentAt = Date.now();
  await person.erase();
  const note = { text: "Pays by invoice", type: "semantic", pinned: false, expiresAt: null, metadata: {} } as const;
  expect(await wire(env).memory.add(await person.scope(), note, sentAt)).toBe("stale");
  expect(await known(person)).toBe("");
  vi.spyOn(Vault.prototype, "add").mockResolvedValueOnce("stale");
  const refused = await person.memory("", "POST", { text: "Pays by invoice" });
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ error: { code: "erased_meanwhile" } });
  expect((await person.memory("", "POST", { text: "Pays by invoice" })).status).toBe(201);
});
