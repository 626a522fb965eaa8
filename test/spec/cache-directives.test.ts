import { expect, test } from "vitest";
import { expire } from "../support/answers-of.ts";
import { ask, freshCaller } from "../support/asker.ts";
import { advanceClock } from "../support/clock.ts";
import { refusal, say } from "../support/scope-caller.ts";

/* Cache-Control of a request by RFC 9111, and the lifetime of an answer. */

const QUESTION = "What is the capital of Ghana?";
const control = (value: string) => ({ headers: { "cache-control": value } });

test("no-store neither looks up nor stores", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION, control("no-store"));
  expect(first.cacheStatus).toBe("throughline; fwd=bypass; detail=no-store");
  const second = await ask(who, QUESTION);
  expect(second.hit).toBe(false);
  const third = await ask(who, QUESTION, control("no-store"));
  expect(third.content).not.toBe(second.content);
  expect((await ask(who, QUESTION)).content).toBe(second.content);
});

test("no-cache gets a new answer, which serves the next request", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  const second = await ask(who, QUESTION, control("no-cache"));
  expect(second.cacheStatus).toBe("throughline; fwd=request; stored");
  expect(second.content).not.toBe(first.content);
  expect((await ask(who, QUESTION)).content).toBe(second.content);
});

test("max-age refuses an older answer and takes a younger one", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  advanceClock(1_200);
  expect((await ask(who, QUESTION, control("max-age=60"))).content).toBe(first.content);
  const fresh = await ask(who, QUESTION, control("max-age=1"));
  expect(fresh.hit).toBe(false);
  expect(fresh.content).not.toBe(first.content);
});

test.each(["max-age=0.5x", "max-age=-1", "max-age=", "max-age=soon"])(
  "an unreadable %s takes no answer",
  async (value) => {
    const who = freshCaller();
    await ask(who, QUESTION);
    advanceClock(5);
    expect((await ask(who, QUESTION, control(value))).hit).toBe(false);
  },
);

test("only-if-cached is a 504 on a miss, without a call, and a hit on a hit", async () => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const missed = await say(who, QUESTION, {
    model: "gpt-test",
    headers: { "cache-control": "only-if-cached", "x-scripted-log": log },
  });
  expect(await refusal(missed)).toEqual({ status: 504, param: null });
  expect(await (await fetch(`http://upstream.test/_log/${log}`)).json()).toEqual([]);
  const first = await ask(who, QUESTION);
  expect((await ask(who, QUESTION, control("only-if-cached"))).content).toBe(first.content);
});

test.each([
  ["a question that is never cached", "What time is it?", "only-if-cached"],
  ["no-store", QUESTION, "no-store, only-if-cached"],
  ["no-cache", QUESTION, "no-cache, only-if-cached"],
  ["an answer too old", QUESTION, "max-age=, only-if-cached"],
])("only-if-cached is a 504 with %s", async (_what, question, value) => {
  const who = freshCaller();
  await ask(who, QUESTION);
  advanceClock(5);
  expect((await say(who, question, { model: "gpt-test", ...control(value) })).status).toBe(504);
});

test("cache directives never reach the upstream", async () => {
  const log = crypto.randomUUID();
  await ask(freshCaller(), QUESTION, { headers: { "cache-control": "no-cache", "x-scripted-log": log } });
  const [sent] = await (await fetch(`http://upstream.test/_log/${log}`)).json<{ headers: Record<string, string> }[]>();
  expect(Object.keys(sent?.headers ?? {})).not.toContain("cache-control");
});

test("an expired answer is not served, and the new one is", async () => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  await expire(who, 0);
  const second = await ask(who, QUESTION);
  expect(second.cacheStatus).toBe("throughline; fwd=stale; stored");
  expect(second.content).not.toBe(first.content);
  expect((await ask(who, QUESTION)).content).toBe(second.content);
});
