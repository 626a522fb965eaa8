import { env, exports } from "cloudflare:workers";
import { createExecutionContext, runInDurableObject, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, describe, expect, test, vi } from "vitest";
import { app } from "../../src/app.ts";
import type { UsageReport } from "../../src/api/usage.ts";
import type { UserUsage } from "../../src/api/user-usage.ts";
import { Answers, Vault } from "../../src/index.ts";
import { fail } from "../support/faults.ts";
import { Person } from "../support/person.ts";

/* GET /usage in personal mode: what an account has used, by day. */

interface Usage {
  readonly data: readonly UsageReport[];
  readonly nextCursor: null;
}

const today = (): string => new Date().toISOString().slice(0, 10);

afterEach(() => void vi.restoreAllMocks());

function ask(headers: Record<string, string>): Promise<Response> {
  return exports.default.fetch("http://throughline.test/usage", { headers });
}

const usageOf = async ({ headers }: Person): Promise<Usage> => (await ask(headers)).json();

test("every chat is counted by its day, with its tokens, and hits of the cache with none", async () => {
  const person = new Person();
  expect(await usageOf(person)).toEqual({ data: [], nextCursor: null });
  await person.say("What is the capital of Paraguay?");
  await person.say("What is the capital of Paraguay?");
  await person.say("My boat lies in Ulm.", { stream: true, body: { stream_options: { include_usage: true } } });
  // The scripted upstream counts 10 and 5 tokens for each answer.
  const data = [{ date: today(), requests: 3, tokens: 30, cacheHits: 1, inputTokens: 20, outputTokens: 10 }];
  expect(await usageOf(person)).toMatchObject({ data, nextCursor: null });
});

test.each<[string, Record<string, string>]>([
  ["memory and cache off", { "throughline-memory": "off", "cache-control": "no-store" }],
  ["an upstream that fails", { "x-scripted": '{"status":500,"body":"{}"}' }],
])("a chat with %s is counted as well", async (_what, headers) => {
  const person = new Person();
  await person.say("Hello", { headers });
  expect(await usageOf(person)).toMatchObject({ data: [{ requests: 1, tokens: 0, cacheHits: 0 }] });
});

test("a day tells what the cache saved and what memory added, at the prices of that day", async () => {
  const person = new Person();
  const priced = { ...env, PRICES: '{"gpt-test":{"input":100000,"output":1000000}}' };
  const send = async (request: Request): Promise<void> => {
    const context = createExecutionContext();
    await (await app.fetch(request, priced, context)).text();
    await waitOnExecutionContext(context);
  };
  const { "throughline-user": _, ...nobody } = person.headers;
  const question = (): Request =>
    new Request("http://throughline.test/v1/chat/completions", {
      method: "POST",
      headers: nobody,
      body: JSON.stringify({
        model: "gpt-test",
        messages: [{ role: "user", content: "What is the capital of Fiji?" }],
      }),
    });
  for (let i = 0; i < 3; i += 1) await send(question());
  await send(person.request("My cat is called Moss."));
  await send(person.request("What is my cat called?"));
  const [day] = (await usageOf(person)).data;
  // Two hits, one of them from the isolate: 10 tokens in and 5 out each.
  expect(day).toMatchObject({ requests: 5, cacheHits: 2, saved: { inputTokens: 20, outputTokens: 10, cost: 12 } });
  expect(day?.memory.tokens).toBeGreaterThan(10);
  expect(day?.memory.cost).toBeCloseTo((day?.memory.tokens ?? 0) * 0.1, 5);
  expect(day?.netSaved).toBeCloseTo(12 - (day?.memory.cost ?? 0), 5);
});

test("without prices nothing has a cost", async () => {
  const person = new Person();
  for (let i = 0; i < 2; i += 1) await person.say("What is the capital of Samoa?");
  const [day] = (await usageOf(person)).data;
  expect(day).toMatchObject({ saved: { inputTokens: 10, outputTokens: 5, cost: 0 }, netSaved: 0 });
});

test("an account sees its own usage, each of its tenants apart", async () => {
  const person = new Person();
  await person.say("Hello");
  const others = [
    { ...person.headers, authorization: "Bearer sk-other" },
    { ...person.headers, "throughline-tenant": "other" },
  ];
  for (const headers of others) expect(await (await ask(headers)).json()).toEqual({ data: [], nextCursor: null });
  const { "throughline-user": _, ...nobody } = person.headers;
  expect(await (await ask(nobody)).json()).toMatchObject({ data: [{ requests: 1 }] });
});

test("it outlives the answers, a purge, and an erasure of the user", async () => {
  const person = new Person();
  await person.say("What is the capital of Suriname?");
  await exports.default.fetch("http://throughline.test/cache", { method: "DELETE", headers: person.headers });
  await person.say("What is the capital of Suriname?");
  await person.erase();
  expect(await usageOf(person)).toMatchObject({ data: [{ requests: 2, tokens: 30 }] });
});

test("days are told latest first, for 400 days", async () => {
  const person = new Person();
  await person.say("Hello");
  await usageOf(person);
  await runInDurableObject(await person.answers(), (_, { storage }) => {
    for (const date of ["2026-10-01", "2020-10-01"]) {
      storage.sql.exec("INSERT INTO usage VALUES (?, 7, 70, 1)", date);
    }
  });
  await person.say("Hello again");
  const { data } = await usageOf(person);
  expect(data.map(({ date }) => date)).toEqual([today(), "2026-10-01"]);
});

test("counting asks nobody anything: a chat makes as many calls as before", async () => {
  const person = new Person();
  const counted = vi.spyOn(Answers.prototype, "addCounts");
  for (let i = 0; i < 5; i += 1) await person.say(`My boat number ${i} lies in Ulm.`);
  expect(counted).not.toHaveBeenCalled();
});

const trafficOf = async (person: Person) => {
  const [day] = (await usageOf(person)).data;
  return day && { refused: day.refused, degraded: day.degraded, recall: day.recall, storage: day.storage };
};

describe("the traffic of a day", () => {
  test("tells refusals and degraded exchanges by reason, the time of recall, and how memory grew", async () => {
    const [person, other] = [new Person(), new Person()];
    await person.say("My boat lies in Ulm.");
    await person.say("Where does my boat lie?");
    await person.memory("/mem_unknown");
    await person.memory("/recall", "POST", { query: 7 });
    await person.chat("Hello", { headers: { "cache-control": "only-if-cached", "throughline-memory": "off" } });
    const { refused, degraded, recall, storage } = (await trafficOf(person)) ?? {};
    expect(refused).toEqual({ not_found: 1, invalid_value: 1, not_in_cache: 1 });
    expect(degraded).toEqual({});
    expect(recall?.count).toBe(2);
    expect(recall?.p95Ms).toBeGreaterThanOrEqual(recall?.p50Ms ?? Infinity);
    expect(storage?.grownBytes).toBeGreaterThan(0);
    expect(storage?.mostWaiting).toBe(0);
    await other.say("My boat lies in Ulm.", { headers: { "throughline-memory": "read" } });
    expect((await trafficOf(other))?.refused).toEqual({});
  });

  test("tells a memory that failed as degraded, by its reason", async () => {
    const person = new Person();
    fail(Vault.prototype, "begin");
    await person.say("My boat lies in Ulm.");
    expect((await trafficOf(person))?.degraded).toEqual({ unavailable: 1 });
  });

  test("tells the most turns that waited to be read, not their sum", async () => {
    const person = new Person();
    await person.say("My boat lies in Ulm.");
    const answers = await person.answers();
    const scope = await person.scope();
    for (const waiting of [3, 7, 2])
      await answers.addCounts(scope, {
        [`used:${today()}:peak:waiting`]: waiting,
        [`used:${today()}:vaults:grown`]: 1,
      });
    const before = (await trafficOf(person))?.storage;
    expect(before?.mostWaiting).toBe(7);
    await answers.addCounts(scope, { [`used:${today()}:peak:waiting`]: 5, [`used:${today()}:vaults:grown`]: 10 });
    expect((await trafficOf(person))?.storage).toEqual({ mostWaiting: 7, grownBytes: (before?.grownBytes ?? 0) + 10 });
  });
});

test("where it cannot be read it is a 503, worth trying again", async () => {
  const person = new Person();
  fail(Answers.prototype, "usage");
  const response = await ask(person.headers);
  expect([response.status, response.headers.get("x-should-retry")]).toEqual([503, null]);
  expect(await response.json()).toMatchObject({ error: { code: "usage_unavailable" } });
});

const daysOf = async (person: Person): Promise<UserUsage["days"]> => {
  const { days } = await (await person.memory("/usage")).json<UserUsage>();
  return days;
};

describe("GET /memory/usage", () => {
  test("tells what one user took and saved by day, and nothing of another", async () => {
    const [one, other] = [new Person("ada", "same"), new Person("bob", "same")];
    await one.say("My cat is called Moss.");
    await one.say("What is my cat called?");
    for (let i = 0; i < 2; i += 1) await other.say("What is the capital of Togo?");
    expect(await daysOf(one)).toMatchObject([
      { date: today(), exchanges: 2, cacheHits: 0, inputTokens: 20, outputTokens: 10, saved: { inputTokens: 0 } },
    ]);
    expect((await daysOf(one))[0]?.memory.tokens).toBeGreaterThan(10);
    expect(await daysOf(other)).toMatchObject([
      {
        exchanges: 2,
        cacheHits: 1,
        inputTokens: 10,
        saved: { inputTokens: 10, outputTokens: 5 },
        memory: { tokens: 0 },
      },
    ]);
  });

  test("tells it at the prices of now, and latest first", async () => {
    const person = new Person();
    await person.say("My boat lies in Ulm.");
    const at = Date.now();
    vi.spyOn(Date, "now").mockImplementation(() => at + 26 * 3_600_000);
    await person.say("Where does my boat lie?");
    vi.restoreAllMocks();
    const priced = { ...env, PRICES: '{"*":{"input":100000,"output":0}}' };
    const request = new Request("http://throughline.test/memory/usage", { headers: person.headers });
    const response = await app.fetch(request, priced, createExecutionContext());
    const { days } = await response.json<UserUsage>();
    expect(days.map(({ date }) => date)).toEqual([new Date(at + 26 * 3_600_000).toISOString().slice(0, 10), today()]);
    expect(days[0]?.memory.tokens).toBeGreaterThan(0);
    expect(days[0]?.netSaved).toBeCloseTo(-0.1 * (days[0]?.memory.tokens ?? 0), 5);
  });

  test("has nothing left after an erasure", async () => {
    const person = new Person();
    await person.say("My boat lies in Ulm.");
    await person.erase();
    expect(await daysOf(person)).toEqual([]);
  });
});
