import { exports } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { freshCaller } from "../support/asker.ts";
import { callsUnder, closedGate, underWay } from "../support/gate.ts";
import { memory, type Who } from "../support/scope-caller.ts";
import type { Script } from "../support/scripted-upstream.ts";

/* One of several identical questions goes upstream, and every caller gets an answer of their own. */

/** Fifty users wake fifty vaults, on a machine that may be busy. */
vi.setConfig({ testTimeout: 30_000 });

const QUESTION = "What is the capital of Bolivia?";

interface Heard {
  readonly status: number;
  readonly text: string;
  /** The text that the caller received, in either mode. */
  readonly content: string;
  readonly cacheStatus: string;
  readonly streamed: boolean;
}

interface Asking {
  readonly stream?: boolean;
  readonly includeUsage?: boolean;
  readonly script?: Script;
  readonly headers?: Record<string, string>;
}

async function ask(who: Who, log: string, asking: Asking = {}): Promise<Heard> {
  const { stream = false, includeUsage, script = { headDelayMs: 150 }, headers = {} } = asking;
  const response = await exports.default.fetch("http://throughline.test/v1/chat/completions", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...who.credential,
      ...(who.user !== undefined && { "throughline-user": who.user }),
      ...(who.tenant !== undefined && { "throughline-tenant": who.tenant }),
      "x-scripted": JSON.stringify(script),
      "x-scripted-log": log,
      ...headers,
    },
    body: JSON.stringify({
      model: "gpt-test",
      messages: [{ role: "user", content: QUESTION }],
      ...(stream && { stream }),
      ...(includeUsage && { stream_options: { include_usage: true } }),
    }),
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    content: contentOf(text),
    cacheStatus: response.headers.get("cache-status") ?? "",
    streamed: response.headers.get("content-type")?.startsWith("text/event-stream") ?? false,
  };
}

function contentOf(text: string): string {
  const pieces = text.startsWith("data:") ? (text.match(/(?<=^data: )\{.*\}$/gm) ?? []) : [text];
  return pieces
    .map((piece) => {
      const { choices = [] } = JSON.parse(piece) as {
        choices?: { message?: { content?: string }; delta?: { content?: string } }[];
      };
      return choices[0]?.message?.content ?? choices[0]?.delta?.content ?? "";
    })
    .join("");
}

const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const contents = (heard: readonly Heard[]): Set<string> => new Set(heard.map(({ content }) => content));
const userOf = (who: Who, i: number): Who =>
  i % 5 === 0 ? { credential: who.credential ?? {} } : { ...who, user: `user-${i}` };

test.each<[string, Asking]>([
  ["whole", {}],
  ["streamed", { stream: true }],
  ["streamed with their usage", { stream: true, includeUsage: true }],
])("fifty simultaneous requests cost one call, and each is answered %s", async (_what, asking) => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const heard = await Promise.all(times(50, (i) => ask(userOf(who, i), log, asking)));
  expect(await callsUnder(log)).toBe(1);
  expect(contents(heard).size).toBe(1);
  expect(heard[0]?.content).toContain(QUESTION);
  expect(heard.every(({ status, streamed }) => status === 200 && streamed === Boolean(asking.stream))).toBe(true);
  // On a busy machine some callers come so late that the answer is stored already.
  const others = heard.filter(({ cacheStatus }) => !/^throughline; fwd=miss(?:; stored)?$/.test(cacheStatus));
  expect(others).toHaveLength(49);
  const waited = others.filter(({ cacheStatus }) => /^throughline; fwd=miss; ttl=\d+; collapsed$/.test(cacheStatus));
  expect(waited.length).toBeGreaterThan(10);
  if (asking.stream) for (const { text } of heard) expect(text.endsWith("data: [DONE]\n\n")).toBe(true);
});

test("mixed streams and whole answers cost at most two calls, because a stream may lack the usage that is owed", async () => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const heard = await Promise.all(times(50, (i) => ask(userOf(who, i), log, { stream: i % 3 === 0 })));
  expect(await callsUnder(log)).toBeLessThanOrEqual(2);
  expect(heard.map(({ streamed }) => streamed)).toEqual(times(50, (i) => i % 3 === 0));
  for (const { streamed, text } of heard) if (!streamed) expect(JSON.parse(text)).toHaveProperty("usage.total_tokens");
  const whole = freshCaller();
  const other = crypto.randomUUID();
  const first = ask(whole, other);
  await underWay(other);
  await Promise.all([first, ...times(20, (i) => ask(whole, other, { stream: i % 2 === 0 }))]);
  expect(await callsUnder(other)).toBe(1);
});

test("simultaneous requests of two tenancies do not wait for one another", async () => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const tenants = ["a", "b", "c"];
  const heard = await Promise.all(tenants.flatMap((tenant) => times(4, () => ask({ ...who, tenant }, log))));
  expect(await callsUnder(log)).toBe(3);
  expect(contents(heard).size).toBe(3);
});

test("a user whose memory has something to say sends it, and holds up nobody", async () => {
  const who = freshCaller("ada");
  await memory(who, "", "POST", { text: "Ada calls Bolivia by its full name.", pinned: true });
  const log = crypto.randomUUID();
  const { script, open } = closedGate();
  const hers = ask(who, log, { script });
  await underWay(log);
  const asked = times(5, (i) => ask({ ...who, user: `other-${i}` }, log, { script }));
  // The upstream works on both answers at once.
  await underWay(log, 2);
  await open();
  const others = await Promise.all(asked);
  expect(contents(others).size).toBe(1);
  expect(others.map(({ content }) => content)).not.toContain((await hers).content);
  expect(await callsUnder(log)).toBe(2);
});

test.each<[string, Script, number]>([
  ["an error", { status: 500, body: '{"error":{"message":"overloaded"}}', headDelayMs: 100 }, 500],
  ["a rate limit", { status: 429, body: '{"error":{"message":"slow down"}}', headDelayMs: 100 }, 429],
  ["a refusal", { status: 400, body: '{"error":{"message":"no such model"}}', headDelayMs: 100 }, 400],
  [
    "an answer that cannot be stored",
    { body: '{"choices":[{"message":{"content":"La"},"finish_reason":"length"}]}', headDelayMs: 100 },
    200,
  ],
])("followers make their own calls if the one call gives %s", async (_what, script, status) => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const heard = await Promise.all(times(6, (i) => ask(userOf(who, i), log, { script })));
  expect(heard.map((one) => one.status)).toEqual(times(6, () => status));
  expect(await callsUnder(log)).toBe(6);
  expect(heard.filter(({ cacheStatus }) => cacheStatus.includes("collapsed=?0"))).toHaveLength(5);
});

test("followers make their own calls if the one stream breaks off", async () => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const chunk = `data: {"choices":[{"index":0,"delta":{"content":"La "}}]}\n\n`;
  const script = { chunks: [chunk, chunk], chunkDelayMs: 50, breakOff: true };
  const heard = await Promise.all(times(5, () => ask(who, log, { stream: true, script })));
  for (const { text } of heard) expect(text).not.toContain("[DONE]");
  expect(await callsUnder(log)).toBe(5);
});

test("a purge during the call leaves everybody answered, and earlier questions unstored", async () => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const asked = Promise.all(times(8, (i) => ask(userOf(who, i), log, { script: { headDelayMs: 800 } })));
  await underWay(log);
  const purged = await exports.default.fetch("http://throughline.test/cache", {
    method: "DELETE",
    headers: who.credential ?? {},
  });
  expect(purged.status).toBe(200);
  const heard = await asked;
  expect(heard.every(({ status, content }) => status === 200 && content.includes(QUESTION))).toBe(true);
  // The leader's answer was refused, and one of the followers has led another call since.
  expect(await callsUnder(log)).toBe(2);
  const refused = heard.filter(({ cacheStatus }) => cacheStatus === "throughline; fwd=miss");
  expect(refused).toHaveLength(1);
  expect((await ask(who, log, { script: { headDelayMs: 800 } })).content).not.toBe(refused[0]?.content);
});

test("erasing the first asker during the call leaves the others answered, by a call of their own", async () => {
  const who = freshCaller("first");
  const log = crypto.randomUUID();
  const script = { headDelayMs: 2_000 };
  const first = ask(who, log, { script });
  await underWay(log);
  const others = Promise.all(times(5, (i) => ask({ ...who, user: `other-${i}` }, log, { script })));
  await pause(50);
  const receipt = await (await memory(who, "", "DELETE")).json<{ remaining: Record<string, number> }>();
  expect(new Set(Object.values(receipt.remaining))).toEqual(new Set([0]));
  const heard = await others;
  expect(contents(heard).size).toBe(1);
  expect(heard[0]?.content).not.toBe((await first).content);
  expect(await callsUnder(log)).toBe(2);
});

test("a request for a new answer, or for a stored one only, waits for nobody", async () => {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const { script, open } = closedGate();
  const first = ask(who, log, { script });
  await underWay(log);
  const fresh = ask(who, log, { script, headers: { "cache-control": "no-cache" } });
  const newest = ask(who, log, { script, headers: { "cache-control": "max-age=0" } });
  const stored = await ask(who, log, { script, headers: { "cache-control": "only-if-cached" } });
  expect(stored.status).toBe(504);
  await underWay(log, 3);
  await open();
  await Promise.all([first, fresh, newest]);
  expect(await callsUnder(log)).toBe(3);
});
