import { exports } from "cloudflare:workers";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask, freshCaller, type Reply } from "../support/asker.ts";
import { answersOf } from "../support/answers-of.ts";
import { runInDurableObject } from "cloudflare:test";
import { CacheStatistics } from "../../src/answers/statistics.ts";
import type { Who } from "../support/scope-caller.ts";

/* The cache measures the error of semantic hits, and stops the kind of match that errs: CACHE_ERROR_TARGET, 1 %. */

vi.setConfig({ testTimeout: 30_000 });

/** Chance is fixed: the first probe comes after ten hits, and so does each of the next forty. */
const HITS_UNTIL_TRIAL = 10;
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** The scripted upstream numbers its answers, so that no two are the same. On request it always says one thing. */
const DIFFERENT = {};
const THE_SAME = { headers: { "x-scripted": JSON.stringify({ content: "It melts at 1,085 degrees Celsius." }) } };

const reworded = (question: string): string => question.replace("What is", "Please tell me what is");

let compounds = 0;
/** Asks a new question, and then asks it in other words. */
async function inOtherWords(who: Who, words: "wording" | "spelling", asked: object): Promise<Reply> {
  const question = `What is the melting point of compound ${++compounds}?`;
  await ask(who, question, asked);
  return ask(who, words === "wording" ? reworded(question) : question.toLowerCase(), asked);
}

async function outcomes(who: Who, times: number, words: "wording" | "spelling", asked: object): Promise<string[]> {
  const told: string[] = [];
  for (let i = 0; i < times; i++) {
    const { hit, cacheStatus } = await inOtherWords(who, words, asked);
    told.push(hit ? "hit" : (/detail=(\w+)/.exec(cacheStatus)?.[1] ?? cacheStatus));
  }
  return told;
}

interface Report {
  readonly misses: { explored: number; unproven: number };
  readonly error: {
    target: number;
    estimate: number | null;
    interval: [number, number];
    compared: number;
    differed: number;
  };
  readonly policy: { semantic: Record<string, { served: boolean; compared: number; differed: number; bound: number }> };
}

async function report({ credential = {} }: Who): Promise<Report> {
  return (await exports.default.fetch("http://throughline.test/cache", { headers: credential })).json();
}

test("one hit in eleven goes upstream at first, and the report shows the bound if the answers agree", async () => {
  const who = freshCaller(null);
  const told = await outcomes(who, 3 * (HITS_UNTIL_TRIAL + 1), "wording", THE_SAME);
  expect(told.filter((one) => one === "explored")).toHaveLength(3);
  expect(told.indexOf("explored")).toBe(HITS_UNTIL_TRIAL);
  expect(told.filter((one) => one === "hit")).toHaveLength(3 * HITS_UNTIL_TRIAL);
  const { error, policy, misses } = await report(who);
  expect(error).toMatchObject({ target: 0.01, estimate: 0, compared: 3, differed: 0 });
  expect(error.interval[0]).toBe(0);
  expect(error.interval[1]).toBeGreaterThan(0.3);
  expect(policy.semantic["wording"]).toMatchObject({ served: true, compared: 3, differed: 0 });
  expect(policy.semantic["wording"]?.bound).toBeLessThan(0.005);
  expect(misses).toMatchObject({ explored: 3, unproven: 0 });
});

test("a user whose hit explores gets the new answer, which serves the next who asks in those words", async () => {
  const who = freshCaller(null);
  await outcomes(who, HITS_UNTIL_TRIAL, "wording", THE_SAME);
  const question = `What is the melting point of compound ${++compounds}?`;
  const first = await ask(who, question);
  const explored = await ask(who, reworded(question));
  expect(explored.cacheStatus).toBe("throughline; fwd=miss; stored; detail=explored");
  expect(explored.content).not.toBe(first.content);
  const again = await ask(who, reworded(question));
  expect(again.cacheStatus).toMatch(/hit; ttl=\d+; detail=exact$/);
  expect(again.content).toBe(explored.content);
  expect((await ask(who, question)).content).toBe(first.content);
});

test("two different answers stop wording hits, while spelling hits are still served", async () => {
  const who = freshCaller(null);
  const told = await outcomes(who, 2 * (HITS_UNTIL_TRIAL + 1), "wording", DIFFERENT);
  expect(told.filter((one) => one === "explored")).toHaveLength(2);
  expect(await outcomes(who, 5, "wording", DIFFERENT)).toEqual(Array(5).fill("unproven"));
  const { policy, misses } = await report(who);
  expect(policy.semantic["wording"]?.served).toBe(false);
  // A kind that is not served is not compared, because the request goes upstream anyway.
  expect(policy.semantic["wording"]).toMatchObject({ compared: 7, differed: 7 });
  expect(misses).toMatchObject({ explored: 2, unproven: 5 });
  expect(policy.semantic["spelling"]?.served).toBe(true);
  expect(await outcomes(who, 5, "spelling", DIFFERENT)).toEqual(Array(5).fill("hit"));
});

test("differences in spelling as well leave only exact hits", async () => {
  const who = freshCaller(null);
  for (const kind of ["wording", "spelling"] as const) {
    await outcomes(who, 2 * (HITS_UNTIL_TRIAL + 1), kind, DIFFERENT);
    expect(await outcomes(who, 2, kind, DIFFERENT)).toEqual(["unproven", "unproven"]);
  }
  const question = `What is the melting point of compound ${++compounds}?`;
  const first = await ask(who, question);
  const again = await ask(who, question);
  expect(again.cacheStatus).toMatch(/hit; ttl=\d+; detail=exact$/);
  expect(again.content).toBe(first.content);
});

test("one tenant's errors do not count for another", async () => {
  const who = freshCaller(null);
  await outcomes(who, 2 * (HITS_UNTIL_TRIAL + 1), "wording", DIFFERENT);
  expect(await outcomes(freshCaller(null), 2, "wording", DIFFERENT)).toEqual(["hit", "hit"]);
});

test("exact hits are never explored", async () => {
  const who = freshCaller(null);
  const question = `What is the melting point of compound ${++compounds}?`;
  const first = await ask(who, question);
  for (let i = 0; i < 40; i++) expect((await ask(who, question)).content).toBe(first.content);
});

test("comparisons outlive the object that made them", async () => {
  const who = freshCaller(null);
  await outcomes(who, 2 * (HITS_UNTIL_TRIAL + 1), "wording", DIFFERENT);
  const stub = await answersOf(who);
  const relearned = await runInDurableObject(stub, (_instance, { storage }) =>
    new CacheStatistics(storage.sql, 0.01, Date.now()).reasonToWithhold("wording"),
  );
  expect(relearned).toBe("unproven");
});

test.each([
  [0, "unproven"],
  [1, null],
])("with a target of %i a semantic hit is %s, and none is explored", async (target, withheld) => {
  await ask(freshCaller(null), "What is the capital of Laos?");
  const who = freshCaller(null);
  await ask(who, "What is the capital of Laos?");
  const told = await runInDurableObject(await answersOf(who), (_instance, { storage }) => {
    const statistics = new CacheStatistics(storage.sql, target, Date.now(), () => 0);
    return Array.from({ length: 100 }, () => statistics.reasonToWithhold("wording"));
  });
  expect(new Set(told)).toEqual(new Set([withheld]));
});
