import { expect, test } from "vitest";
import { Person } from "../support/person.ts";

/* Half of a surrogate pair is no text: strict providers and databases refuse it. None is stored, and none is sent. */

const HALF = "\ud83d";
const ESCAPED = /\\u[dD][89a-fA-F][0-9a-fA-F]{2}/;

const isWellFormed = (text: string): boolean => !ESCAPED.test(text) && text.isWellFormed();

interface Refusal {
  readonly error: { readonly param: string | null; readonly message: string };
}

test.each<[method: string, path: string, body: object, param: string]>([
  ["POST", "", { text: `Likes ${HALF}` }, "text"],
  ["POST", "", { text: "Likes tea", metadata: { from: `a${HALF}` } }, "metadata.from"],
  ["POST", "", { text: "Likes tea", metadata: { deep: [{ at: "\udc00" }] } }, "metadata.deep.0.at"],
  ["POST", "", { text: "Likes tea", metadata: { [`k${HALF}`]: 1 } }, "metadata.k\ufffd"],
  ["PATCH", "/mem_00000000000000000000000000", { metadata: { a: HALF } }, "metadata.a"],
  ["POST", "/recall", { query: `tea ${HALF}` }, "query"],
  ["POST", "/feedback", { exchange: HALF, score: 1 }, "exchange"],
])("%s /memory%s of %j is a 400 that names the field", async (method, path, body, param) => {
  const person = new Person();
  const response = await person.memory(path, method, body);
  const { error } = await response.json<Refusal>();
  expect([response.status, error.param]).toEqual([400, param]);
  expect(error.message.isWellFormed()).toBe(true);
  expect(await person.memories()).toEqual([]);
});

test("rules with half of a surrogate pair are refused, and those in force stay", async () => {
  const person = new Person();
  await person.rules("PUT", { rules: [{ text: "Answer kindly 🧡" }] });
  const response = await person.rules("PUT", { rules: [{ text: "Be brief." }, { text: `Answer ${HALF} kindly` }] });
  expect([response.status, await response.json()]).toMatchObject([400, { error: { param: "rules.1.text" } }]);
  expect(await (await person.rules()).json()).toMatchObject({ rules: [{ text: "Answer kindly 🧡" }] });
});

test("an import reports a line with half of a surrogate pair by its number and keeps the others", async () => {
  const person = new Person();
  const lines = [
    { kind: "memory", text: "Likes tea" },
    { kind: "memory", text: "Likes coffee", metadata: { note: HALF } },
    { kind: "exchange", at: "2026-11-01T10:00:00Z", messages: [{ role: "user", content: `I am ${HALF}` }] },
  ];
  const report = await person.memory("/import", "POST", lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(await report.json()).toMatchObject({
    imported: 1,
    errors: [
      { line: 2, param: "metadata.note" },
      { line: 3, param: "messages.0.content" },
    ],
  });
});

test("a chat with half of a surrogate pair is remembered and recalled as whole characters", async () => {
  const person = new Person();
  const said = `My boat is called Mimosa${HALF} and lies in Ulm.`;
  await person.say(said, { script: { content: `Noted \udc00.` } });
  expect(JSON.parse((await person.sent())[0]?.body ?? "")).toMatchObject({ messages: [{ content: said }] });
  await person.say("What is my boat called?");
  expect(await person.told()).toContain("Mimosa");
  expect(isWellFormed(await person.told())).toBe(true);
  expect(isWellFormed(await (await person.memory("/export")).text())).toBe(true);
  expect(isWellFormed(JSON.stringify(await person.memories()))).toBe(true);
});

test("a memory that an older version stored with half of a surrogate pair is recalled and listed as whole characters", async () => {
  const person = new Person();
  await (await person.rulebook()).replace(await person.scope(), [`Answer ${HALF} kindly`], null, Date.now());
  const draft = { type: "semantic", text: "Likes tea", pinned: true, expiresAt: null } as const;
  await (await person.vault()).add(await person.scope(), { ...draft, metadata: { [HALF]: [HALF] } }, Date.now());
  await person.say("What do I like?");
  expect(await person.told()).toContain("kindly");
  expect(isWellFormed(await person.told())).toBe(true);
  for (const response of [await person.rules(), await person.memory(), await person.memory("/export")]) {
    expect(isWellFormed(await response.text())).toBe(true);
  }
});
