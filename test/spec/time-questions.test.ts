import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* "Where did I live in March 2024?" is told what held then, with the day it ended, and what was said in that time. */

/** Imports what somebody said, each at its time. */
async function heard(said: readonly (readonly [at: string, text: string])[]): Promise<Person> {
  const person = new Person();
  for (const [at, content] of said) {
    const line = { kind: "exchange", conversation: at, at, messages: [{ role: "user", content }] };
    expect((await person.memory("/import", "POST", JSON.stringify(line))).status).toBe(200);
  }
  return person;
}

async function told(person: Person, question: string): Promise<string> {
  await person.say(question, { headers: { "throughline-memory": "read" } });
  return person.told();
}

const system = (body: string): string | undefined =>
  (JSON.parse(body) as { messages: { content: string }[] }).messages[0]?.content;

const MOVED = [
  ["2024-01-10T10:00:00Z", "I live in Porto."],
  ["2024-06-02T10:00:00Z", "I moved to Lyon."],
  ["2024-06-20T10:00:00Z", "We adopted a greyhound called Vesna from the shelter."],
  ["2025-02-01T10:00:00Z", "Our kitchen got new tiles, they are green."],
] as const;

describe("a question about a time gone by", () => {
  test.each([
    "Where did I live in March 2024?",
    "Where did I live before I moved to Lyon?",
    "Wo hab ich im März 2024 gewohnt?",
    "Where did I use to live? I mean previously.",
  ])("is told what held then, and that it ended: %s", async (question) => {
    const person = await heard(MOVED);
    expect(await told(person, question)).toMatch(/user \(no longer so since 2024-06-02\): [^\n]*Porto/);
  });

  test("is told what was said in that time, in its order", async () => {
    const block = await told(await heard(MOVED), "What did I tell you in June 2024?");
    expect(block.indexOf("Lyon")).toBeGreaterThan(-1);
    expect(block.indexOf("Vesna")).toBeGreaterThan(block.indexOf("Lyon"));
  });

  test("is told what fits, however much was said before it in that time", async () => {
    const talk = Array.from(
      { length: 60 },
      (_, i) =>
        [
          `2024-0${1 + (i % 6)}-${10 + (i % 18)}T1${i % 10}:00:00Z`,
          `The seminar number ${i} about glaciers went on for ages and we all took notes.`,
        ] as const,
    );
    const person = await heard([
      ...talk,
      ["2024-11-05T10:00:00Z", "The boiler broke and a plumber put in a new pump."],
    ]);
    const question = "What did I say about the boiler in 2024?";
    const answer = await person.memory("/recall", "POST", JSON.stringify({ query: question, tokenBudget: 90 }));
    expect((await answer.json<{ block: string }>()).block).toContain("new pump");
  });

  test("is told nothing in the next turn that has expired since, though the alarm has not deleted it yet", async () => {
    const person = await heard(MOVED);
    const question = { role: "user", content: "Where did I live in March 2024?" };
    await person.say([question]);
    expect(await person.told()).toContain("Porto");
    await runInDurableObject(await person.vault(), (_, { storage }) => {
      storage.sql.exec("UPDATE memories SET expires_at = ? WHERE valid_to IS NOT NULL", Date.now() - 1);
    });
    await person.say([question, { role: "assistant", content: "There." }, { role: "user", content: "Ah, thanks!" }]);
    expect(system(await person.told())).not.toContain("Porto");
  });

  test("is told the same in the next turn of its conversation", async () => {
    const person = await heard(MOVED);
    const question = { role: "user", content: "Where did I live in March 2024?" };
    await person.say([question]);
    const first = await person.told();
    const again = [question, { role: "assistant", content: "In Porto." }, { role: "user", content: "Ah, thanks!" }];
    await person.say(again);
    expect(system(await person.told())).toBe(system(first));
  });

  test("is told nothing of what was deleted", async () => {
    const person = await heard(MOVED);
    const former = (await person.memories()).find(({ text, validTo }) => text.includes("Porto") && validTo !== null);
    expect((await person.memory(`/${former?.id}`, "DELETE")).status).toBe(204);
    expect(await told(person, "Where did I live in March 2024?")).not.toContain("Porto");
  });

  test("agrees with a recall as of that time", async () => {
    const person = await heard(MOVED);
    const body = { query: "Where do I live?", asOf: "2024-03-15T00:00:00Z" };
    const { block } = await (await person.memory("/recall", "POST", body)).json<{ block: string }>();
    expect(block).toContain("Porto");
    expect(block).not.toContain("no longer so");
    expect(block).not.toContain("Lyon");
  });
});

test("a question about now is told nothing that ended", async () => {
  const block = await told(await heard(MOVED), "Where do I live?");
  expect(block).toContain("Lyon");
  expect(block).not.toContain("Porto");
});
