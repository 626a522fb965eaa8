import { expect, test } from "vitest";
import { ADVICE, FACTS } from "../support/advice.ts";
import { ask, freshCaller } from "../support/asker.ts";
import { memory, type Who } from "../support/scope-caller.ts";

/*
 * Guarantee 6: a remembered user gets a shared answer only if no memory could bear on it. Words do not tell which
 * memory bears on advice. A throat that itches from mango has no word in common with a bite between lectures.
 */

const BITE = "What's a nice bite between two lectures?";
const PERU = "What is the capital of Peru?";

const nobody = ({ credential }: Who): Who => ({ ...(credential && { credential }) });

test("a user who has told of something does not get the advice that a stranger got", async () => {
  const ada = freshCaller("ada");
  const told = ["My throat itches from mango.", "Mango makes throats like mine itch, you know."];
  for (const [i, statement] of told.entries()) {
    const who = { ...ada, user: `ada-${i}` };
    await ask(who, statement);
    const stranger = await ask(nobody(ada), BITE);
    const hers = await ask(who, BITE);
    expect(hers.hit, statement).toBe(false);
    expect(hers.content).not.toBe(stranger.content);
    expect(hers.cacheStatus).toContain("detail=remembered");
  }
});

test("no question that asks for advice is shared with a remembered user", { timeout: 60_000 }, async () => {
  const ada = freshCaller("ada");
  await ask(ada, "My throat itches from mango.");
  const served: string[] = [];
  for (const question of ADVICE) {
    const stranger = await ask(nobody(ada), question);
    const hers = await ask(ada, question);
    if (hers.content === stranger.content) served.push(question);
  }
  expect(served).toEqual([]);
});

test("a question of fact is answered from what others got", { timeout: 60_000 }, async () => {
  const missed: string[] = [];
  for (const question of FACTS) {
    // One caller for each question, because one language's question may recall another's.
    const ada = freshCaller("ada");
    await ask(ada, "My throat itches from mango.");
    const stranger = await ask(nobody(ada), question);
    const hers = await ask(ada, question);
    if (stranger.cacheStatus.includes("stored") && !hers.hit) missed.push(question);
  }
  expect(missed).toEqual([]);
});

test.each(["read", "write"])("memory that is only %s keeps strangers' advice away as well", async (mode) => {
  const ada = freshCaller("ada");
  await ask(ada, "My throat itches from mango.");
  const stranger = await ask(nobody(ada), BITE);
  const hers = await ask(ada, BITE, { headers: { "throughline-memory": mode } });
  expect(hers.content).not.toBe(stranger.content);
});

test("the advice that a remembered user got is served to nobody else", async () => {
  const ada = freshCaller("ada");
  await ask(ada, "My throat itches from mango.");
  const hers = await ask(ada, BITE);
  expect(hers.cacheStatus).toContain("stored");
  expect((await ask(nobody(ada), BITE)).content).not.toBe(hers.content);
  expect((await ask({ ...ada, user: "bob" }, BITE)).content).not.toBe(hers.content);
  expect(await ask(ada, BITE)).toMatchObject({ hit: true, content: hers.content });
});

test("advice is generated anew once its asker has told of something else", async () => {
  const ada = freshCaller("ada");
  await ask(ada, "I work in a library in Oslo.");
  const before = await ask(ada, BITE);
  await ask(ada, "My throat itches from mango.");
  expect((await ask(ada, BITE)).content).not.toBe(before.content);
});

test("a note made by hand keeps strangers' advice away like a statement", async () => {
  const ada = freshCaller("ada");
  expect((await memory(ada, "", "POST", { text: "Mango is out of the question." })).status).toBe(201);
  const stranger = await ask(nobody(ada), BITE);
  expect((await ask(ada, BITE)).content).not.toBe(stranger.content);
});

test("a user who has only asked about the world is served like a stranger", async () => {
  const ada = freshCaller("ada");
  await ask(ada, PERU);
  const stranger = await ask(nobody(ada), BITE);
  expect(await ask(ada, BITE)).toMatchObject({ hit: true, content: stranger.content });
  expect(await ask(ada, BITE)).toMatchObject({ hit: true, content: stranger.content });
});

test("a stranger's advice may be served again once everything is forgotten", async () => {
  const ada = freshCaller("ada");
  await ask(ada, "My throat itches from mango.");
  const stranger = await ask(nobody(ada), BITE);
  expect((await ask(ada, BITE)).hit).toBe(false);
  expect((await memory(ada, "", "DELETE")).status).toBe(200);
  expect(await ask(ada, BITE)).toMatchObject({ hit: true, content: stranger.content });
});

test("among simultaneous requests, a remembered user neither waits for the others nor answers them", async () => {
  const ada = freshCaller("ada");
  await ask(ada, "My throat itches from mango.");
  const headers = { "x-scripted": JSON.stringify({ headDelayMs: 150 }) };
  const asking = [ada, { ...ada, user: "bob" }, { ...ada, user: "cyd" }].map((who) => ask(who, BITE, { headers }));
  const [hers, ...theirs] = await Promise.all(asking);
  for (const { content } of theirs) expect(content).not.toBe(hers?.content);
});
