import { expect, test, vi } from "vitest";
import { answersOf, onAnswers } from "../support/answers-of.ts";
import { ask, freshCaller, type Reply } from "../support/asker.ts";
import { advanceClock } from "../support/clock.ts";
import { closedGate, underWay } from "../support/gate.ts";
import { memory, type Who } from "../support/scope-caller.ts";

/* Guarantee 6: a shared answer provably met no memory, and an answer that met one ends with it. */

vi.setConfig({ testTimeout: 20_000 });

const WORLD = ["What is the capital of Mali?", "How tall is Mount Kenya?", "Explain how a sail works."];
const PERSONAL = ["What is my dog called?", "Which tea should I drink?", "What do you know about me?"];
/** Returns a word that a model which repeats its input would give away. */
const canaryOf = (user: string): string => `zanary${user.replaceAll(/\W/g, "")}q`;

async function add(who: Who, fields: object): Promise<string> {
  const response = await memory(who, "", "POST", fields);
  expect(response.status).toBe(201);
  return (await response.json<{ id: string }>()).id;
}

async function recordOf(who: Who, { response }: Reply) {
  const id = response.headers.get("throughline-exchange") ?? "";
  return (await memory(who, `/exchanges/${id}`)).json<{
    memory: { injected: { id: string }[] };
    cache: { status: string; detail: string | null };
  }>();
}

test("no shared answer holds a word of a user's memories, in any mode, and the records agree", async () => {
  const who = freshCaller("ada");
  const users = ["ada", "bob", "cyd"].map((user) => ({ ...who, user }));
  for (const one of users) {
    const canary = canaryOf(one.user);
    await add(one, { text: `The dog of this user is called ${canary}.`, pinned: one.user === "ada" });
    await ask(one, `My dog is called ${canary} and I drink ${canary} tea.`, { model: "stand-in" });
  }
  const records: { shared: boolean; injected: number }[] = [];
  for (const one of users) {
    for (const question of [...WORLD, ...PERSONAL]) {
      for (const mode of ["on", "read", "write", "off"]) {
        const headers = { "throughline-memory": mode };
        const before = await onAnswers(who, "SELECT count(*) AS n FROM answers");
        // The stand-in model repeats its input, so a memory that reached it stands in its answer.
        const reply = await ask(one, question, { model: "stand-in", headers });
        const after = await onAnswers(who, "SELECT count(*) AS n FROM answers");
        const shared = before[0]?.["n"] !== after[0]?.["n"];
        if (mode === "off") continue;
        records.push({ shared, injected: (await recordOf(one, reply)).memory.injected.length });
      }
    }
  }
  expect(records.some(({ shared }) => shared)).toBe(true);
  expect(records.some(({ injected }) => injected > 0)).toBe(true);
  expect(records.filter(({ shared, injected }) => shared && injected > 0)).toEqual([]);
  const everything = JSON.stringify(await onAnswers(who, "SELECT question, form, completion FROM answers"));
  expect(everything).toContain("Mali");
  expect(everything.toLowerCase()).not.toContain("zanary");
  expect(everything).not.toMatch(/<memor/);
});

test("an answer that met a memory names it, in the record of its exchange and of each repetition", async () => {
  const ada = freshCaller("ada");
  const id = await add(ada, { text: "Ada's dog is called Rex.", pinned: true });
  const first = await ask(ada, "What is my dog called?");
  const again = await ask(ada, "What is my dog called?");
  expect([first.hit, again.hit]).toEqual([false, true]);
  for (const reply of [first, again]) {
    expect((await recordOf(ada, reply)).memory.injected.map((one) => one.id)).toEqual([id]);
  }
  expect(await onAnswers(ada, "SELECT count(*) AS n FROM answers")).toEqual([{ n: 0 }]);
});

test("an answer that met a memory ends with it, and its text as well", async () => {
  const ada = freshCaller("ada");
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  await add(ada, { text: "Ada's dog is called Rex.", pinned: true, expiresAt });
  const first = await ask(ada, "What is my dog called?");
  expect((await ask(ada, "What is my dog called?")).content).toBe(first.content);
  advanceClock(60_000);
  const later = await ask(ada, "What is my dog called?");
  expect(later.hit).toBe(false);
  expect(later.content).not.toBe(first.content);
});

test.each<[string, (who: Who, id: string) => Promise<Response>]>([
  ["forgotten", (who, id) => memory(who, `/${id}`, "DELETE")],
  ["corrected", (who, id) => memory(who, `/${id}`, "PATCH", { text: "Ada's dog is called Fido." })],
])("an answer that is under way while its memory is %s is given and not stored", async (_what, change) => {
  const ada = freshCaller("ada");
  const id = await add(ada, { text: "Ada's dog is called Rex.", pinned: true });
  const { script, open } = closedGate();
  const log = crypto.randomUUID();
  const headers = { "x-scripted": JSON.stringify(script), "x-scripted-log": log };
  const asked = ask(ada, "What is my dog called?", { headers });
  await underWay(log);
  expect((await change(ada, id)).ok).toBe(true);
  await open();
  expect((await asked).response.status).toBe(200);
  // The answer counts among what an erasure finds. Under a deleted memory it would not be served, but its text would
  // stay.
  const { removed } = await (await memory(ada, "", "DELETE")).json<{ removed: { answers: number } }>();
  expect(removed.answers).toBe(0);
});

test("a question about the world that met a memory is private, and leaves the shared answer as it is", async () => {
  const bob = freshCaller("bob");
  const shared = await ask(bob, WORLD[0] ?? "");
  const ada = { ...bob, user: "ada" };
  const id = await add(ada, { text: "Ada wants answers about Mali in French.", pinned: true });
  const hers = await ask(ada, WORLD[0] ?? "");
  expect(hers.content).not.toBe(shared.content);
  expect((await ask(ada, WORLD[0] ?? "")).content).toBe(hers.content);
  await memory(ada, `/${id}`, "DELETE");
  // Without the memory the user gets the shared answer.
  expect((await ask(ada, WORLD[0] ?? "")).content).toBe(shared.content);
  expect((await answersOf(bob)).id.name).toBe((await answersOf(ada)).id.name);
});
