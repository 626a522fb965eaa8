import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import { advanceClock } from "../support/clock.ts";
import { memory } from "../support/scope-caller.ts";

/* Guarantee 6, the useful side: a repeated question costs one call. */

/** RFC 9211: a list member is a token with parameters; ours are booleans, integers and tokens. */
const CACHE_STATUS =
  /^throughline; (?:hit; ttl=\d+; detail=(?:exact|semantic)|fwd=(?:miss|request)(?:; stored)?|fwd=bypass; detail=[a-z-]+)$/;

test("a repeated question gets the first answer, byte for byte", async () => {
  const who = freshCaller();
  const first = await ask(who, "What is the capital of France?");
  expect(first.cacheStatus).toBe("throughline; fwd=miss; stored");
  expect(first.response.headers.has("age")).toBe(false);
  const second = await ask(who, "What is the capital of France?");
  expect(second.cacheStatus).toMatch(/^throughline; hit; ttl=\d+; detail=exact$/);
  expect(second.body).toBe(first.body);
  expect(second.response.headers.get("content-type")).toBe("application/json");
});

test("a question repeated by another user of the tenant, or without a user, is a hit", async () => {
  const who = freshCaller();
  const first = await ask(who, "How tall is the Eiffel Tower?");
  expect((await ask({ ...who, user: "another" }, "How tall is the Eiffel Tower?")).content).toBe(first.content);
  const { user: _user, ...nobody } = who;
  expect((await ask(nobody, "How tall is the Eiffel Tower?")).content).toBe(first.content);
});

test("a question finds the answer to a fuller one, and a fuller one not that to its part", async () => {
  const who = freshCaller();
  const full = await ask(who, "Why do harps go out of tune and how is that prevented?");
  const part = await ask(who, "Why do harps go out of tune?");
  expect(part.cacheStatus).toMatch(/detail=semantic$/);
  expect(part.content).toBe(full.content);
  const other = freshCaller();
  await ask(other, "Why do harps go out of tune?");
  const more = await ask(other, "Why do harps go out of tune and how is that prevented?");
  expect(more.cacheStatus).toBe("throughline; fwd=miss; stored");
});

test.each([
  ["What is the capital of Norway?", "what is the capital of norway"],
  ["What is the capital of Norway?", "What's the capital of Norway?"],
  ["What is the capital of Norway?", "Please tell me what is the capital of Norway?"],
  ["What is the capital of Norway?", "  What is  the capital of Norway?  "],
  ["Explain photosynthesis", "Could you please explain photosynthesis?"],
])("a question in other words of the same meaning is a semantic hit: %s / %s", async (asked, again) => {
  const who = freshCaller();
  const first = await ask(who, asked);
  const second = await ask(who, again);
  expect(second.cacheStatus).toMatch(/^throughline; hit; ttl=\d+; detail=semantic$/);
  expect(second.body).toBe(first.body);
});

test("ttl counts down and Age counts up, and their sum is the lifetime of an answer", async () => {
  const who = freshCaller();
  await ask(who, "What is the capital of Chile?");
  advanceClock(1_100);
  const { response, cacheStatus } = await ask(who, "What is the capital of Chile?");
  const age = Number(response.headers.get("age"));
  const ttl = Number(/ttl=(\d+)/.exec(cacheStatus)?.[1]);
  expect(age).toBeGreaterThanOrEqual(1);
  expect(ttl).toBeLessThanOrEqual(3_599);
  expect(age + ttl).toBeGreaterThanOrEqual(3_599);
  expect(age + ttl).toBeLessThanOrEqual(3_600);
});

test.each([
  ["a miss", "What is the capital of Peru?", {}],
  ["a bypass", "What is the latest news?", {}],
  ["a request for a new answer", "What is the capital of Peru?", { "cache-control": "no-cache" }],
  ["no-store", "What is the capital of Peru?", { "cache-control": "no-store" }],
])("Cache-Status follows RFC 9211 for %s", async (_what, question, headers) => {
  expect((await ask(freshCaller(), question, { headers })).cacheStatus).toMatch(CACHE_STATUS);
});

test("an impersonal question gets its shared answer although the user asked it before", async () => {
  const who = freshCaller();
  const first = await ask(who, "Who wrote Pride and Prejudice?");
  for (const asked of ["Who wrote Pride and Prejudice?", "who wrote Pride and Prejudice"]) {
    const again = await ask(who, asked);
    expect(again.hit, again.cacheStatus).toBe(true);
    expect(again.content).toBe(first.content);
    expect(again.response.headers.get("throughline-memory")).toBe("on;recalled=0;tokens=0");
  }
});

test("a hit is an exchange like any other: remembered, and explained under its id", async () => {
  const who = freshCaller();
  await ask(who, "What is the capital of Kenya?");
  const { response } = await ask({ ...who, user: "second" }, "What is the capital of Kenya?");
  const id = response.headers.get("throughline-exchange") ?? "";
  const record = await memory({ ...who, user: "second" }, `/exchanges/${id}`);
  expect(await record.json()).toMatchObject({ id, cache: { status: "hit", detail: "exact" }, complete: true });
  expect(await (await memory({ ...who, user: "second" })).text()).toContain("capital of Kenya");
});
