import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { cellsWith } from "../support/cells-with.ts";
import { Person } from "../support/person.ts";

/*
 * A statement that was made once is told by the row of its memory alone; one that was made again has rows of `sayings`.
 * Nobody can tell which of the two it is.
 */

interface Exported {
  readonly text: string;
  readonly sayings: readonly { readonly text: string; readonly value: string; readonly at: string }[];
}

async function exportedOf(person: Person, containing: string): Promise<Exported[]> {
  const lines = (await (await person.memory("/export")).text()).trim().split("\n");
  return lines
    .map((line) => JSON.parse(line) as Partial<Exported>)
    .filter((line): line is Exported => (line.sayings ?? []).length > 0 && (line.text ?? "").includes(containing));
}

/** Returns the rows of `sayings`. With a cold tier, each assertion has one. */
const rowsOf = async (person: Person): Promise<number> =>
  runInDurableObject(await person.vault(), (_, { storage }) =>
    Number(storage.sql.exec("SELECT count(*) AS n FROM sayings").one()["n"]),
  );

const isReplicated = async (person: Person): Promise<boolean> =>
  runInDurableObject(
    await person.vault(),
    (_, { storage }) => storage.sql.exec("SELECT cold FROM vault").one()["cold"] !== null,
  );

test("a statement that was made once has no row beside its memory's, and is exported with its assertion", async () => {
  const person = new Person();
  await person.say("I keep four geese on the allotment.");
  await person.say("I live in Oslo.");
  expect(await rowsOf(person)).toBe((await isReplicated(person)) ? 2 : 0);
  const [oslo] = await exportedOf(person, "Oslo");
  expect(oslo?.sayings).toEqual([expect.objectContaining({ text: "I live in Oslo", value: "oslo" })]);
  const { rows } = await (await person.memory("/usage")).json<{ rows: Record<string, number> }>();
  expect(rows["sayings"]).toBe(2);
});

test("a statement that was made again is exported with both assertions, and forgotten with both turns", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await person.say("As I said, I live in Oslo.");
  const [oslo, ...others] = await exportedOf(person, "Oslo");
  expect(oslo?.sayings).toHaveLength(2);
  expect(others).toEqual([]);
  const [fact] = (await person.memories()).filter(({ type, text }) => type === "semantic" && text.includes("Oslo"));
  expect((await person.memory(`/${fact?.id}`, "DELETE")).status).toBe(204);
  expect(await person.memories()).toEqual([]);
  expect(await cellsWith(person, "Oslo")).toEqual([]);
});

test("a statement that was made earlier and arrives later takes the place of the first, which is kept", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  const line = {
    kind: "exchange",
    conversation: "earlier",
    at: "2026-01-05T10:00:00.000Z",
    messages: [
      { role: "user", content: "I live in Oslo." },
      { role: "assistant", content: "Good." },
    ],
  };
  expect((await person.memory("/import", "POST", JSON.stringify(line))).ok).toBe(true);
  const [oslo] = await exportedOf(person, "Oslo");
  expect(oslo?.sayings).toHaveLength(2);
  expect(new Date(oslo?.sayings[0]?.at ?? 0).toISOString()).toBe("2026-01-05T10:00:00.000Z");
});

test("a statement that is corrected says what was meant, whatever told it before", async () => {
  const person = new Person();
  await person.say("I live in Oslo.");
  await person.say("Actually, I meant Bergen.");
  expect((await person.facts()).join()).toContain("Bergen");
  const told = (await exportedOf(person, "")).flatMap(({ sayings }) => sayings.map(({ value }) => value));
  expect(told).toContain("bergen");
});
