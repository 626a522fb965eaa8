import { exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { HOT_MARGIN_MS, HOT_MS } from "../../src/cache/hot-answers.ts";
import { Answers } from "../../src/index.ts";
import { ask, freshCaller } from "../support/asker.ts";
import { advanceClock } from "../support/clock.ts";
import { memory, type Who } from "../support/scope-caller.ts";

/* An isolate holds what is hot for a moment, and nothing outlives a purge or an erasure that was answered. */

const QUESTION = "What is the capital of Tuvalu?";

const lookUps = () => vi.spyOn(Answers.prototype, "lookUp");

async function hot(who: Who): Promise<string> {
  const first = await ask(who, QUESTION);
  expect((await ask(who, QUESTION)).hit).toBe(true);
  return first.content;
}

const cacheOf = ({ credential = {} }: Who, method: string): Promise<Response> =>
  exports.default.fetch("http://throughline.test/cache", { method, headers: credential });

test("a hot answer is served without its object, with the headers of a hit, and is counted", async () => {
  const who = freshCaller(null);
  const content = await hot(who);
  const asked = lookUps();
  const replies = await Promise.all([1, 2, 3].map(() => ask(who, QUESTION)));
  expect(asked).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  const ids = replies.map(({ response }) => response.headers.get("throughline-exchange"));
  expect(new Set(ids).size).toBe(3);
  for (const { response, content: said, cacheStatus } of replies) {
    expect(said).toBe(content);
    expect(cacheStatus).toMatch(/^throughline; hit; ttl=\d+; detail=exact$/);
    expect(response.headers.get("throughline-memory")).toBe("off");
    expect(Number(response.headers.get("age"))).toBeLessThan(5);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("server-timing")).toContain("cache;dur=");
  }
  const { hits, saved } = await (await cacheOf(who, "GET")).json<Record<string, Record<string, number>>>();
  expect(hits).toMatchObject({ total: 4, exact: 4 });
  expect(saved).toMatchObject({ totalTokens: 60 });
});

test.each([
  ["another credential", (): Who => freshCaller(null), {}],
  ["another tenant", (who: Who): Who => ({ ...who, tenant: "b" }), {}],
  ["a user", (who: Who): Who => ({ ...who, user: "ada" }), {}],
  ["another body", (who: Who): Who => who, { body: { temperature: 0.1 } }],
  ["another header", (who: Who): Who => who, { headers: { "openai-project": "p" } }],
  ["a wish to the cache", (who: Who): Who => who, { headers: { "cache-control": "no-cache" } }],
])("%s asks the object", async (_what, other, asked) => {
  const who = freshCaller(null);
  await hot(who);
  const spied = lookUps();
  await ask(other(who), QUESTION, asked);
  expect(spied).toHaveBeenCalled();
  vi.restoreAllMocks();
});

test("what is purged is gone when the purge is answered", async () => {
  const who = freshCaller(null);
  const content = await hot(who);
  expect((await cacheOf(who, "DELETE")).status).toBe(200);
  const after = await ask(who, QUESTION);
  expect(after.hit).toBe(false);
  expect(after.content).not.toBe(content);
});

test("what a user was the first to ask for is gone when the erasure is answered", async () => {
  const nobody = freshCaller(null);
  const ada = { ...nobody, user: "ada" };
  const hers = await ask(ada, QUESTION);
  expect((await ask(nobody, QUESTION)).content).toBe(hers.content);
  expect((await ask(nobody, QUESTION)).content).toBe(hers.content);
  expect((await memory(ada, "", "DELETE")).status).toBe(200);
  expect((await ask(nobody, QUESTION)).content).not.toBe(hers.content);
});

test("a purge waits only while something may be held", async () => {
  const who = freshCaller(null);
  await hot(who);
  const timers = vi.spyOn(globalThis, "setTimeout");
  const waits = (): number[] =>
    timers.mock.calls.map(([, ms = 0]) => ms).filter((ms) => ms > 0 && ms <= HOT_MS + HOT_MARGIN_MS);
  await cacheOf(who, "DELETE");
  const first = waits().length;
  await cacheOf(who, "DELETE");
  expect([first, waits().length]).toEqual([1, 1]);
  vi.restoreAllMocks();
});

test("a renewed answer is served at once", async () => {
  const who = freshCaller(null);
  const old = await hot(who);
  const renewed = await ask(who, QUESTION, { headers: { "cache-control": "no-cache" } });
  expect(renewed.content).not.toBe(old);
  expect((await ask(who, QUESTION)).content).toBe(renewed.content);
});

test("the object is asked again after a moment", async () => {
  const who = freshCaller(null);
  await hot(who);
  advanceClock(HOT_MS);
  const asked = lookUps();
  expect((await ask(who, QUESTION)).hit).toBe(true);
  expect(asked).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
