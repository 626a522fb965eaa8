import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { exports } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Rulebook } from "../../src/index.ts";
import { rulebookName, vaultName } from "../../src/scope.ts";
import { fail, slow } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* An instruction of many users of a tenant is proposed as a rule for all, with counts and nothing personal. */

vi.setConfig({ testTimeout: 30_000 }); // A crowd of users, each with an object of their own.

afterEach(() => void vi.restoreAllMocks());

interface Proposals {
  readonly proposals: { id: string; text: string; users: number }[];
}

const withIds = async (person: Person) => (await (await person.rules()).json<Proposals>()).proposals;
const proposals = async (person: Person) => (await withIds(person)).map(({ text, users }) => ({ text, users }));

/** Says it, and lets the vault's alarm do what it does off the caller's clock. */
async function says(person: Person, text: string): Promise<void> {
  await person.say(text);
  await alarm(person);
}

interface Reporting {
  readonly object: {
    readonly parts: { readonly instructionReport: { dueAt: number | null; settled(): Promise<void> } };
  };
}

async function alarm(person: Person): Promise<void> {
  const vault = await person.vault();
  await runInDurableObject(vault, (instance) => {
    // The alarm rings a second after; nobody waits for it here.
    const { instructionReport } = (instance as unknown as Reporting).object.parts;
    if (instructionReport.dueAt !== null) instructionReport.dueAt = 0;
  });
  // It may be ringing by itself, for what is to be carried elsewhere, and is set again when it has.
  await vi.waitUntil(() => runDurableObjectAlarm(vault), { timeout: 10_000, interval: 20 });
  await runInDurableObject(vault, (instance) =>
    (instance as unknown as Reporting).object.parts.instructionReport.settled(),
  );
}

async function crowd(size: number, text: string): Promise<Person[]> {
  const first = new Person();
  const people = [first, ...Array.from({ length: size - 1 }, () => new Person(undefined, first.tenant))];
  await Promise.all(people.map((person) => says(person, text)));
  return people;
}

test("what five users ask for is proposed with their number, in the words of nobody; four are too few", async () => {
  const people = await crowd(4, "Always answer in French.");
  const [first] = people as [Person];
  expect(await proposals(first)).toEqual([]);
  await says(new Person(undefined, first.tenant), "Antworte immer auf Französisch.");
  expect(await proposals(first)).toEqual([{ text: "Answer in French.", users: 5 }]);
  expect(await proposals(new Person())).toEqual([]);
});

test("one user counts once, however often they say it", async () => {
  const people = await crowd(4, "Always answer in French.");
  const [first] = people as [Person];
  await says(first, "From now on, answer in French.");
  await says(first, "Please always answer in French!");
  expect(await proposals(first)).toEqual([]);
});

test("whoever changes their mind, takes it back or is erased counts no more, and the receipt says so", async () => {
  const people = await crowd(8, "Always answer in French.");
  const [changes, deletes, leaves, watches] = people as [Person, Person, Person, Person];
  expect(await proposals(watches)).toEqual([{ text: "Answer in French.", users: 8 }]);
  await says(changes, "Always answer in German.");
  expect(await proposals(watches)).toEqual([{ text: "Answer in French.", users: 7 }]);
  const instruction = (await deletes.memories()).find(({ type }) => type === "procedural");
  expect((await deletes.memory(`/${instruction?.id}`, "DELETE")).status).toBe(204);
  expect(await proposals(watches)).toEqual([{ text: "Answer in French.", users: 6 }]);
  const { removed, remaining } = await leaves.erase();
  expect([removed["rule_votes"], remaining["rule_votes"]]).toEqual([1, 0]);
  expect(await proposals(watches)).toEqual([{ text: "Answer in French.", users: 5 }]);
});

test("a proposal that somebody has made a rule is proposed no more", async () => {
  const [person] = (await crowd(5, "Please never use emojis.")) as [Person];
  expect(await proposals(person)).toEqual([{ text: "Do not use emoji.", users: 5 }]);
  await person.rules("PUT", { rules: [{ text: "Do not use emoji." }] });
  expect(await proposals(person)).toEqual([]);
});

/** Returns the rows that the rulebook of a person holds of its users. */
async function counted(person: Person): Promise<{ votes: object[]; wordings: { text: string }[] }> {
  return runInDurableObject(await person.rulebook(), (_, { storage: { sql } }) => {
    const isThere = sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'votes'").toArray().length > 0;
    if (!isThere) return { votes: [], wordings: [] };
    return {
      votes: sql.exec("SELECT * FROM votes").toArray(),
      wordings: sql.exec<{ text: string }>("SELECT text FROM wordings ORDER BY text").toArray(),
    };
  });
}

test.each([
  "Always mention my dog Rex in your answers.",
  "Always mention Marta in your answers.",
  "always end your answers with greetings to marta",
  "Always call me Doc.",
  `Always sign your answers with sk-${"proj-1234567890abcdefghijklmnop"}.`,
])("what may tell of a person, or is secret, is counted nowhere, however many say it: %s", async (text) => {
  const [person] = (await crowd(5, text)) as [Person];
  expect((await person.memories()).map(({ type }) => type)).toContain("procedural");
  expect(await proposals(person)).toEqual([]);
  expect(await counted(person)).toEqual({ votes: [], wordings: [] });
});

test("wordings of one wish in four languages count as one", async () => {
  const first = new Person();
  const people = [first, ...Array.from({ length: 5 }, () => new Person(undefined, first.tenant))];
  const wordings = [
    "From now on keep it short.",
    "Shorter answers please, always.",
    "Fass dich bitte immer kurz.",
    "Réponds toujours plus court.",
    "Respuestas más cortas siempre, por favor.",
    "Always answer briefly.",
  ];
  await Promise.all(people.map((person, i) => says(person, wordings[i] as string)));
  expect(await proposals(first)).toEqual([{ text: "Keep answers short.", users: 6 }]);
});

const declined = async (person: Person, method = "GET", body?: object, id = "") => {
  const { headers } = person;
  const path = `http://throughline.test/tenant/rules/declined${id && `/${id}`}`;
  return exports.default.fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
};
const listed = async (person: Person) => (await (await declined(person)).json<{ data: object[] }>()).data;

describe("a proposal that is declined", () => {
  test("is made no more until it is reopened, and others stay", async () => {
    const people = await crowd(5, "Always answer in French.");
    const [person] = people as [Person];
    await Promise.all(people.map((one) => says(one, "Please never use emojis.")));
    const id = (await withIds(person)).find(({ text }) => text === "Answer in French.")?.id ?? "";
    const response = await declined(person, "POST", { id });
    const shown = await response.json();
    expect([response.status, shown]).toMatchObject([201, { id, text: "Answer in French.", users: 5 }]);
    expect(await proposals(person)).toEqual([{ text: "Do not use emoji.", users: 5 }]);
    expect(await listed(person)).toEqual([shown]);
    // Declined again, it is as it was.
    expect(await (await declined(person, "POST", { id })).json()).toEqual(shown);
    expect((await declined(person, "DELETE", undefined, id)).status).toBe(204);
    expect(await proposals(person)).toHaveLength(2);
    expect(await listed(person)).toEqual([]);
    expect((await declined(person, "DELETE", undefined, id)).status).toBe(404);
  });

  test("is made again once twice as many ask for it, and not before", async () => {
    const [person] = (await crowd(5, "Always answer in French.")) as [Person];
    const [proposal] = await withIds(person);
    await declined(person, "POST", { id: proposal?.id });
    const joins = () => says(new Person(undefined, person.tenant), "Always answer in French.");
    await Promise.all([joins(), joins(), joins(), joins()]);
    expect(await proposals(person)).toEqual([]);
    expect(await listed(person)).toMatchObject([{ users: 9 }]);
    await joins();
    expect(await withIds(person)).toEqual([{ ...proposal, users: 10 }]);
    expect(await listed(person)).toEqual([]);
  });

  test("is remembered without its words: they go with the users who said them", async () => {
    const words = "Always put the summary first.";
    const people = await crowd(5, words);
    const [person, second] = people as [Person, Person];
    for (const one of people) await says(one, words);
    const [proposal] = await withIds(person);
    await declined(person, "POST", { id: proposal?.id });
    await second.erase();
    expect(await listed(person)).toEqual([]);
    const rows = await runInDurableObject(await person.rulebook(), (_, { storage: { sql } }) =>
      sql.exec("SELECT * FROM declined").toArray(),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/summar/i);
  });

  test("is refused if nobody proposes it, and is nothing to another tenant", async () => {
    const [person] = (await crowd(5, "Always answer in French.")) as [Person];
    const [proposal] = await withIds(person);
    const stranger = new Person();
    expect((await declined(stranger, "POST", { id: proposal?.id })).status).toBe(404);
    expect((await declined(person, "POST", { id: "made up" })).status).toBe(404);
    expect((await declined(person, "POST", {})).status).toBe(400);
    expect(await listed(stranger)).toEqual([]);
    expect(await proposals(person)).toHaveLength(1);
  });
});

describe("a wish in words of one's own", () => {
  const WORDINGS = [
    "Always put the summary first.",
    "always put the summary first please",
    "From now on put the summary first, because I skim.",
    "Please always put a summary first.",
    "Always the summary first, please!",
    "always, put the summary first",
  ];

  async function wishers(size: number): Promise<Person[]> {
    const first = new Person();
    const people = [first, ...Array.from({ length: size - 1 }, () => new Person(undefined, first.tenant))];
    // One after the other, so that it is known whose words are kept.
    for (const [i, person] of people.entries()) await says(person, WORDINGS[i % WORDINGS.length] as string);
    return people;
  }

  test("is counted by digests, and its words stay with the users until five share it", async () => {
    const people = await wishers(4);
    const [first] = people as [Person];
    expect(await proposals(first)).toEqual([]);
    const before = await counted(first);
    expect(before.votes).toHaveLength(4);
    expect(before.wordings).toEqual([]);
    expect(JSON.stringify(before)).not.toMatch(/summar/i);
    await says(new Person(undefined, first.tenant), WORDINGS[4] as string);
    expect(await proposals(first)).toEqual([{ text: "The summary first.", users: 5 }]);
    expect(await proposals(new Person())).toEqual([]);
  });

  test("is worded by another user if one is erased, and by nobody if fewer than five are left", async () => {
    const people = await wishers(6);
    const [first, second] = people as [Person, Person];
    const fifth = people[4] as Person;
    expect((await counted(first)).wordings).toHaveLength(2);
    const { removed, remaining } = await fifth.erase();
    expect([removed["rule_votes"], remaining["rule_votes"]]).toEqual([2, 0]);
    expect(await proposals(first)).toEqual([{ text: "Put the summary first.", users: 5 }]);
    await second.erase();
    expect(await proposals(first)).toEqual([]);
    expect((await counted(first)).wordings).toEqual([]);
  });

  test("is proposed no more once a rule says it, in whatever words", async () => {
    const [first] = (await wishers(5)) as [Person];
    await first.rules("PUT", { rules: [{ text: "Put the summary first." }] });
    expect(await proposals(first)).toEqual([]);
  });
});

test("what is on its way to be counted while the user is erased is not counted", async () => {
  const person = new Person();
  await person.say("Always answer in French.");
  slow(Rulebook.prototype, "report", 300);
  const counting = alarm(person);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await person.erase();
  await counting;
  const scope = await person.scope();
  const rulebook = await person.rulebook();
  expect(rulebook.name).toBe(rulebookName(scope));
  expect(await rulebook.countVoter(scope, vaultName(scope))).toBe(0);
});

test("a rulebook that fails is told later, and costs nobody their deletion", async () => {
  const person = new Person();
  await says(person, "Always answer in French.");
  const instruction = (await person.memories()).find(({ type }) => type === "procedural");
  fail(Rulebook.prototype, "report");
  expect((await person.memory(`/${instruction?.id}`, "DELETE")).status).toBe(204);
  vi.restoreAllMocks();
  await alarm(person);
  const scope = await person.scope();
  expect(await (await person.rulebook()).countVoter(scope, vaultName(scope))).toBe(0);
});
