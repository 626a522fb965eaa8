import { afterEach, expect, test, vi } from "vitest";
import { httpUpstream } from "../../src/adapters/http-upstream.ts";
import { expire } from "../support/answers-of.ts";
import { ask, freshCaller, type Reply } from "../support/asker.ts";
import { memory, say } from "../support/scope-caller.ts";

/* Expired answers: RFC 9111 section 4.2.4 and RFC 5861. */

const QUESTION = "What is the capital of Uruguay?";
const control = (value: string) => ({ headers: { "cache-control": value } });
const STALE = { status: 200, stale: true };

afterEach(() => void vi.restoreAllMocks());

/** Makes the upstream answer with a status, or be unreachable for 0. Returns a count of its calls. */
function failing(status: number): () => number {
  const send = vi.spyOn(httpUpstream, "send").mockImplementation(async () => {
    if (status === 0) throw new Error("unreachable");
    return Response.json({ error: { message: "overloaded" } }, { status });
  });
  return () => send.mock.calls.length;
}

/** Makes the upstream wait until it is released. */
function held() {
  const inFact = httpUpstream.send.bind(httpUpstream);
  const gate = { open: false };
  const send = vi.spyOn(httpUpstream, "send").mockImplementation(async (request) => {
    while (!gate.open) await new Promise((resolve) => setTimeout(resolve, 10));
    return inFact(request);
  });
  return { send, gate };
}

const told = ({ response, cacheStatus }: Reply) => ({
  status: response.status,
  stale: /^throughline; fwd=stale(?:; fwd-status=\d+)?; ttl=-\d+; detail=exact$/.test(cacheStatus),
});

test.each([0, 429, 500, 502, 503, 504, 529])(
  "a stale answer replaces that of an upstream that fails with %i, and the response says so",
  async (status) => {
    const who = freshCaller();
    const first = await ask(who, QUESTION);
    await expire(who, 40);
    failing(status);
    const second = await ask(who, QUESTION);
    expect(second.body).toBe(first.body);
    expect(told(second)).toEqual(STALE);
    expect(second.cacheStatus.includes(`fwd-status=${status}`)).toBe(status !== 0);
    expect(Number(/ttl=(-\d+)/.exec(second.cacheStatus)?.[1])).toBeLessThanOrEqual(-40);
    expect(Number(second.response.headers.get("age"))).toBeGreaterThanOrEqual(3_640);
  },
);

test.each([
  ["of another kind", 400, ""],
  ["where the caller wants none", 503, "stale-if-error=0"],
  ["where the caller wants none that old", 503, "stale-if-error=20"],
  ["where the caller wants a new answer", 503, "no-cache"],
  ["where the caller wants a younger answer", 503, "max-age=60"],
])("a failure %s reaches the caller as it is", async (_what, status, value) => {
  const who = freshCaller();
  await ask(who, QUESTION);
  await expire(who, 40);
  failing(status);
  expect((await say(who, QUESTION, { model: "gpt-test", ...control(value) })).status).toBe(status);
});

test("a caller may extend the age of a stale answer, but not beyond what the deployment keeps", async () => {
  const who = freshCaller();
  await ask(who, QUESTION);
  await expire(who, 80_000);
  failing(503);
  expect(told(await ask(who, QUESTION, control("stale-if-error=100000")))).toEqual(STALE);
  await expire(who, 86_400);
  expect((await say(who, QUESTION, { model: "gpt-test", ...control("stale-if-error=100000") })).status).toBe(503);
});

test("a stale answer replaces a failing stream as a stream", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  await expire(who, 40);
  failing(503);
  const second = await ask(who, QUESTION, { body: { stream: true } });
  expect(second.response.headers.get("content-type")).toContain("text/event-stream");
  expect(second.content).toBe(first.content);
});

test("a stale answer is not served to a user whose memory has something to say", async () => {
  const who = freshCaller("bob");
  await ask(who, QUESTION);
  await expire(who, 40);
  const ada = { ...who, user: "ada" };
  await memory(ada, "", "POST", { text: "Ada wants the old names of capitals.", pinned: true });
  failing(503);
  expect((await say(ada, QUESTION, { model: "gpt-test" })).status).toBe(503);
});

test("an upstream that answers replaces the stale answer", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  await expire(who, 40);
  const second = await ask(who, QUESTION);
  expect(second.cacheStatus).toBe("throughline; fwd=stale; stored");
  expect(second.content).not.toBe(first.content);
});

test.each(["stale-while-revalidate=60", "max-stale=60", "max-stale"])(
  "%s: the old answer comes at once, one call renews it for all, and the next caller has the new one",
  async (value) => {
    const who = freshCaller();
    const first = await ask(who, QUESTION);
    await expire(who, 40);
    const { send, gate } = held();
    const several = await Promise.all(Array.from({ length: 8 }, () => ask(who, QUESTION, control(value))));
    several.push(await ask(who, QUESTION, control(value)));
    for (const { body, cacheStatus } of several) {
      expect(body).toBe(first.body);
      expect(cacheStatus).toMatch(/^throughline; hit; ttl=-[45]\d; detail=exact$/);
    }
    gate.open = true;
    await expect.poll(async () => (await ask(who, QUESTION, control(value))).cacheStatus).toMatch(/hit; ttl=3\d\d\d/);
    expect((await ask(who, QUESTION)).content).not.toBe(first.content);
    expect(send).toHaveBeenCalledTimes(1);
  },
);

test("an answer older than the caller accepts is renewed first", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  await expire(who, 40);
  const second = await ask(who, QUESTION, control("stale-while-revalidate=30"));
  expect(second.cacheStatus).toBe("throughline; fwd=stale; stored");
  expect(second.content).not.toBe(first.content);
});

test("a failed renewal leaves the old answer, and the next caller starts another", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  await expire(who, 40);
  const calls = failing(503);
  for (const tried of [1, 2, 3]) {
    expect((await ask(who, QUESTION, control("stale-while-revalidate=600"))).content).toBe(first.content);
    await expect.poll(calls).toBe(tried);
    // The failed renewal ends beside the caller.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  vi.restoreAllMocks();
  await ask(who, QUESTION, control("stale-while-revalidate=600"));
  await expect.poll(async () => (await ask(who, QUESTION)).cacheStatus).toMatch(/^throughline; hit/);
});

test("a stale stream is renewed by a stream", async () => {
  const who = freshCaller();
  const streamed = { body: { stream: true }, ...control("stale-while-revalidate=600") };
  const first = await ask(who, QUESTION, streamed);
  await expire(who, 40);
  expect((await ask(who, QUESTION, streamed)).content).toBe(first.content);
  await expect.poll(async () => (await ask(who, QUESTION, streamed)).content).not.toBe(first.content);
});
