import { exports } from "cloudflare:workers";
import { runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { httpUpstream } from "../../src/adapters/http-upstream.ts";
import { Answers } from "../../src/index.ts";
import { answersOf, expire, onAnswers } from "../support/answers-of.ts";
import { ask, freshCaller } from "../support/asker.ts";
import { fail } from "../support/faults.ts";
import { memory, type Who } from "../support/scope-caller.ts";

/* GET and DELETE /cache: the use of a tenancy's cache, and its end. */

const QUESTION = "What is the capital of Paraguay?";
const OTHER = "What is the capital of Suriname?";
/** A story of the asker's own, which is not shared. */
const MINE = "I have three dogs. Which of them is the oldest?";

afterEach(() => void vi.restoreAllMocks());

function cache({ credential = {}, tenant, user }: Who, method = "GET", query = ""): Promise<Response> {
  return exports.default.fetch(`http://throughline.test/cache${query}`, {
    method,
    headers: {
      ...credential,
      ...(tenant !== undefined && { "throughline-tenant": tenant }),
      ...(user !== undefined && { "throughline-user": user }),
    },
  });
}

const report = async (who: Who) => (await cache(who)).json<Record<string, Record<string, unknown>>>();
const purge = async (who: Who, query = "") => (await cache(who, "DELETE", query)).json<object>();

test("every exchange is counted once, by what the cache did for it", async () => {
  const who = freshCaller("ada");
  await ask(who, QUESTION);
  await ask(who, QUESTION);
  await ask({ ...who, user: "bob" }, QUESTION);
  await ask(who, "what is the capital of paraguay");
  await ask(who, QUESTION, { headers: { "cache-control": "no-cache" } });
  await ask(who, "What time is it?");
  await ask(who, "What time is it?");
  await ask(who, QUESTION, { body: { tools: [{ type: "function", function: { name: "f", parameters: {} } }] } });
  await ask(who, QUESTION, { headers: { "cache-control": "no-store" } });
  await ask(who, MINE);
  await ask(who, MINE);
  const told = await report(who);
  expect(told["hits"]).toMatchObject({ total: 4, exact: 3, semantic: 1, collapsed: 0, stale: 0 });
  expect(told["misses"]).toMatchObject({ total: 2, explored: 0, unproven: 0 });
  expect(told["bypasses"]).toEqual({ total: 4, moment: 2, tools: 1, "no-store": 1 });
  expect(told).toMatchObject({ refreshes: 1, entries: 1 });
  // The scripted upstream counts 10 and 5 tokens for each answer.
  expect(told["saved"]).toMatchObject({ promptTokens: 40, completionTokens: 20, totalTokens: 60 });
});

test("a hit saves the time that its answer took to generate", async () => {
  const who = freshCaller(null);
  const slowly = { headers: { "x-scripted": JSON.stringify({ headDelayMs: 300 }) } };
  await ask(who, QUESTION, slowly);
  await ask(who, QUESTION, slowly);
  const { saved } = await report(who);
  expect(Number(saved?.["seconds"])).toBeGreaterThanOrEqual(0.3);
  expect(Number(saved?.["seconds"])).toBeLessThan(5);
});

test("a fresh tenancy has a report as well, and reading it creates nothing", async () => {
  const told = await report(freshCaller(null));
  expect(told).toMatchObject({
    entries: 0,
    bytes: 0,
    refreshes: 0,
    error: { target: 0.01, estimate: null, interval: [0, 1], compared: 0, differed: 0 },
    policy: { cache: "shared", ttlSeconds: 3600, staleSeconds: 86_400, errorTarget: 0.01 },
  });
  expect(told["hits"]).toMatchObject({ total: 0 });
});

test("one tenancy's report shows nothing of another", async () => {
  const who = { ...freshCaller("ada"), tenant: "a" };
  await ask(who, QUESTION);
  await ask(who, QUESTION);
  for (const other of [{ ...who, tenant: "b" }, { ...who, tenant: "" }, freshCaller("ada")]) {
    const { tenant, ...rest } = { tenant: undefined, ...other };
    expect(await report(tenant === "" || tenant === undefined ? rest : { ...rest, tenant })).toMatchObject({
      hits: { total: 0 },
      misses: { total: 0 },
      entries: 0,
    });
  }
});

test("counts outlive the object that counted, once it has written them", async () => {
  const who = freshCaller(null);
  for (let i = 0; i < 5; i++) await ask(who, QUESTION);
  expect((await report(who))["hits"]).toMatchObject({ total: 4 });
  await runDurableObjectAlarm(await answersOf(who));
  const [row] = await onAnswers(who, "SELECT value FROM state WHERE name = 'books'");
  expect(JSON.parse(row?.["value"] as string)).toMatchObject({ counts: { "hit:exact": 4, miss: 1 } });
});

test("a purge ends all answers, also those of the named user, and is counted; the figures stay", async () => {
  const who = freshCaller("ada");
  const bob = { ...who, user: "bob" };
  const [shared, hers, his] = [await ask(who, QUESTION), await ask(who, MINE), await ask(bob, MINE)];
  await ask(who, OTHER);
  await ask(who, OTHER);
  expect(await purge(who)).toEqual({ removed: { shared: 2, own: 1 } });
  expect((await ask(bob, QUESTION)).content).not.toBe(shared.content);
  expect((await ask(who, MINE)).content).not.toBe(hers.content);
  expect((await ask(bob, MINE)).content).toBe(his.content);
  expect((await report(who))["hits"]).toMatchObject({ exact: 2 });
  expect(await purge({ credential: who.credential ?? {} })).toEqual({ removed: { shared: 1, own: 0 } });
});

test("a purge by model ends the answers of that model alone", async () => {
  const who = freshCaller("ada");
  for (const question of [QUESTION, MINE]) for (const model of ["gpt-a", "gpt-b"]) await ask(who, question, { model });
  expect(await purge(who, "?model=gpt-a")).toEqual({ removed: { shared: 1, own: 1 } });
  for (const question of [QUESTION, MINE]) {
    expect((await ask(who, question, { model: "gpt-a" })).hit).toBe(false);
    expect((await ask(who, question, { model: "gpt-b" })).hit).toBe(true);
  }
  expect(await purge(who, "?model=gpt-none")).toEqual({ removed: { shared: 0, own: 0 } });
  expect((await cache(who, "DELETE", "?model=")).status).toBe(400);
});

test("a purge in one tenancy leaves the answers of every other", async () => {
  const who = { ...freshCaller("ada"), tenant: "a" };
  const other = { ...who, tenant: "b" };
  const first = await ask(other, QUESTION);
  await ask(who, QUESTION);
  await purge(who);
  expect((await ask(other, QUESTION)).content).toBe(first.content);
});

test("other methods get a 405, and an unavailable store gives a 503", async () => {
  const who = freshCaller("ada");
  const wrong = await cache(who, "POST");
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, DELETE"]);
  fail(Answers.prototype, "state", "purge");
  for (const method of ["GET", "DELETE"]) {
    const down = await cache(who, method);
    expect([down.status, (await down.json<{ error: { code: string } }>()).error.code]).toEqual([
      503,
      "cache_unavailable",
    ]);
  }
});

test("useless answers leave the disk, and the others stay", async () => {
  const who = freshCaller("ada");
  await ask(who, QUESTION);
  await expire(who, 90_000);
  await ask(who, OTHER);
  expect(await runDurableObjectAlarm(await answersOf(who))).toBe(true);
  expect(await onAnswers(who, "SELECT question FROM answers")).toEqual([{ question: OTHER }]);
  // Her name is kept until the file is rewritten, because the bytes of her answer may still be in it.
  expect(await onAnswers(who, "SELECT count(*) AS n FROM departed")).toEqual([{ n: 1 }]);
  await memory(who, "", "DELETE");
  expect(await onAnswers(who, "SELECT count(*) AS n FROM departed")).toEqual([{ n: 0 }]);
});

test("a full store evicts the answers that were not used for longest", async () => {
  const who = freshCaller(null);
  const questions = ["Bolivia", "Colombia", "Ecuador", "Guyana"].map((name) => `What is the capital of ${name}?`);
  for (const question of questions) await ask(who, question);
  // Pretends that each answer takes twelve megabytes of the 32 that are allowed.
  await onAnswers(who, "UPDATE answers SET bytes = 12000000, used_at = 1000 + id");
  await onAnswers(who, "UPDATE answers SET used_at = 5000 WHERE question = ?", questions[0] ?? "");
  await runDurableObjectAlarm(await answersOf(who));
  const kept = await onAnswers(who, "SELECT question FROM answers ORDER BY used_at");
  expect(kept).toEqual([{ question: questions[3] }, { question: questions[0] }]);
  expect(await report(who)).toMatchObject({ entries: 2, bytes: 24_000_000 });
});

test("an answer that is too long is given and not stored", async () => {
  const who = freshCaller("ada");
  const message = { role: "assistant", content: "word ".repeat(60_000) };
  const body = { id: "c", object: "chat.completion", choices: [{ index: 0, message, finish_reason: "stop" }] };
  vi.spyOn(httpUpstream, "send").mockImplementation(async () => Response.json(body));
  for (const question of [QUESTION, MINE]) {
    const first = await ask(who, question);
    expect(first.content).toHaveLength(300_000);
    expect(first.cacheStatus).toBe("throughline; fwd=miss");
    expect((await ask(who, question)).hit).toBe(false);
  }
});
