import { expect, test, vi } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import type { Script } from "../support/scripted-upstream.ts";

/* Guarantee 6: only complete answers are stored. */

/** The first test wakes everything, on a machine that may be busy. */
vi.setConfig({ testTimeout: 20_000 });

const QUESTION = "What is the capital of Mongolia?";
const choice = (fields: object) => ({ index: 0, logprobs: null, finish_reason: "stop", ...fields });
const completion = (...choices: object[]): string =>
  JSON.stringify({ id: "chatcmpl-1", object: "chat.completion", created: 1, model: "gpt-test", choices });
const saying = (content: unknown, fields: object = {}) => ({ message: { role: "assistant", content, ...fields } });
const event = (delta: object, finish_reason: string | null = null): string =>
  `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", model: "m", choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const DONE = "data: [DONE]\n\n";
const CALL = [{ index: 0, id: "call_1", type: "function", function: { name: "now", arguments: "{}" } }];

/** Returns how often the upstream was called. */
async function calls(log: string): Promise<number> {
  return (await (await fetch(`http://upstream.test/_log/${log}`)).json<unknown[]>()).length;
}

async function askTwice(
  script: Script,
  stream = false,
  body: object = {},
): Promise<{ hits: number; calls: number; stored: boolean }> {
  const who = freshCaller();
  const log = crypto.randomUUID();
  const ascii = JSON.stringify(script).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const headers = { "x-scripted": ascii, "x-scripted-log": log };
  const asked = { headers, body: { ...body, ...(stream && { stream }) } };
  const replies = [await ask(who, QUESTION, asked), await ask(who, QUESTION, asked)];
  return {
    hits: replies.filter(({ hit }) => hit).length,
    calls: await calls(log),
    stored: replies.some(({ cacheStatus }) => cacheStatus.includes("stored")),
  };
}

const NEVER = { hits: 0, calls: 2, stored: false };

test("a whole answer is stored, which shows that the measure works", async () => {
  expect(await askTwice({ body: completion(choice(saying("Ulaanbaatar."))) })).toEqual({
    hits: 1,
    calls: 1,
    stored: true,
  });
  const chunks = [
    event({ role: "assistant", content: "Ulaan" }),
    event({ content: "baatar." }),
    event({}, "stop"),
    DONE,
  ];
  expect(await askTwice({ chunks }, true)).toMatchObject({ hits: 1, calls: 1 });
});

test.each<[string, Script]>([
  ["cut at max_tokens", { body: completion(choice({ ...saying("Ulaan"), finish_reason: "length" })) }],
  ["filtered", { body: completion(choice({ ...saying("Ulaan"), finish_reason: "content_filter" })) }],
  ["refused", { body: completion(choice(saying(null, { refusal: "I cannot help with that." }))) }],
  ["refused with some content", { body: completion(choice(saying("No.", { refusal: "I cannot." }))) }],
  [
    "calling a tool",
    { body: completion(choice({ ...saying(null, { tool_calls: CALL }), finish_reason: "tool_calls" })) },
  ],
  ["calling a tool under another finish", { body: completion(choice(saying("Let me see.", { tool_calls: CALL }))) }],
  [
    "calling a function",
    { body: completion(choice(saying("x", { function_call: { name: "now", arguments: "{}" } }))) },
  ],
  ["empty", { body: completion(choice(saying(""))) }],
  ["without a finish", { body: completion(choice({ ...saying("Ulaan"), finish_reason: null })) }],
  ["without choices", { body: completion() }],
  ["of two choices", { body: completion(choice(saying("A")), choice({ ...saying("B"), index: 1 })) }],
  ["with sound", { body: completion(choice(saying("A", { audio: { id: "audio_1", data: "AA==" } }))) }],
  ["not JSON", { body: "Ulaanbaatar" }],
  ["half of a JSON object", { body: completion(choice(saying("Ulaan"))).slice(0, -9) }],
  ["an error", { status: 500, body: completion(choice(saying("Ulaan"))) }],
  ["a refusal of the request", { status: 429, body: JSON.stringify({ error: { message: "slow down" } }) }],
  ["an error under 200", { body: JSON.stringify({ error: { message: "overloaded" } }) }],
])("an answer that is %s is never stored", async (_what, script) => {
  expect(await askTwice(script)).toEqual(NEVER);
});

const UNSEEN = [" ", "\n\n", "\u200b", "\u2060\ufeff", "\u3164"];

test.each(UNSEEN)("an answer without visible characters is never stored: %j", async (content) => {
  expect(await askTwice({ content })).toEqual(NEVER);
  expect(await askTwice({ content }, true)).toEqual(NEVER);
});

test.each([
  ["cut off", '{"total": 12,'],
  ["words", "Sure! The total is 12."],
  ["fenced", '```json\n{"total":12}\n```'],
])("an answer that should be JSON and is %s is never stored", async (_what, content) => {
  for (const type of ["json_object", "json_schema"]) {
    const body = { response_format: { type, json_schema: { name: "total", schema: { type: "object" } } } };
    for (const stream of [false, true]) expect(await askTwice({ content }, stream, body), type).toEqual(NEVER);
    expect(await askTwice({ content: '{"total":12}' }, false, body)).toMatchObject({ hits: 1, calls: 1 });
  }
});

test.each([
  ["lacks a required field", '{"unit":"EUR"}'],
  ["has a field of another type", '{"total":"twelve"}'],
])("an answer that %s of the strict schema is never stored", async (_what, content) => {
  const schema = { type: "object", properties: { total: { type: "number" } }, required: ["total"] };
  const body = { response_format: { type: "json_schema", json_schema: { name: "total", strict: true, schema } } };
  for (const stream of [false, true]) expect(await askTwice({ content }, stream, body)).toEqual(NEVER);
  expect(await askTwice({ content: '{"total":12}' }, false, body)).toMatchObject({ hits: 1, calls: 1 });
});

test.each(["<think>Is it Ulaanbaatar?</think>", "<think>Is it Ulaanbaatar?"])(
  "an answer that is only a thought is never stored: %s",
  async (content) => {
    for (const stream of [false, true]) expect(await askTwice({ content }, stream)).toEqual(NEVER);
  },
);

test.each([
  ["an id", "Make something new", "7f1d3c52-0b7e-4e8e-9a55-0c3a6f9a1e44"],
  ["a number by itself", "Hand me something for the gate", "4831"],
  ["a code in a sentence", "Make us something for the router", "Take k7QmA2tvLp9x, and keep it safe."],
])("an answer that holds %s, drawn for one asker, is never stored", async (_what, question, content) => {
  const who = freshCaller();
  const headers = { "x-scripted": JSON.stringify({ content }) };
  for (let i = 0; i < 2; i++) expect((await ask(who, question, { headers })).cacheStatus).not.toMatch(/hit|stored/);
});

test.each([201, 202, 203, 206])("an answer with status %i is passed on as it is, and never stored", async (status) => {
  const who = freshCaller();
  const body = completion(choice(saying("Ulaanbaatar.")));
  const chunks = [event({ role: "assistant", content: "Ulaanbaatar." }), event({}, "stop"), DONE];
  for (const script of [
    { status, body },
    { status, chunks },
  ]) {
    const headers = { "x-scripted": JSON.stringify(script) };
    for (let i = 0; i < 2; i++) {
      const reply = await ask(who, QUESTION, { headers, body: { stream: "chunks" in script } });
      expect(reply.response.status).toBe(status);
      expect(reply.cacheStatus).not.toMatch(/hit|stored/);
    }
  }
});

const FIRST = event({ role: "assistant", content: "Ulaan" });

test.each<[string, Script]>([
  ["cut at max_tokens", { chunks: [FIRST, event({}, "length"), DONE] }],
  ["filtered", { chunks: [FIRST, event({}, "content_filter"), DONE] }],
  ["refused", { chunks: [event({ role: "assistant", refusal: "I cannot." }), event({}, "stop"), DONE] }],
  ["calling a tool", { chunks: [event({ role: "assistant", tool_calls: CALL }), event({}, "tool_calls"), DONE] }],
  ["calling a tool under another finish", { chunks: [FIRST, event({ tool_calls: CALL }), event({}, "stop"), DONE] }],
  ["without a finish", { chunks: [FIRST, DONE] }],
  ["ended before its finish", { chunks: [FIRST] }],
  ["broken off", { chunks: [FIRST], chunkDelayMs: 20, breakOff: true }],
  ["broken in the middle of an event", { chunks: [FIRST, event({ content: "baatar" }).slice(0, 40)], breakOff: true }],
  ["an error on the way", { chunks: [FIRST, `data: {"error":{"message":"overloaded"}}\n\n`, event({}, "stop"), DONE] }],
  ["garbled on the way", { chunks: [FIRST, "data: {garbled\n\n", event({}, "stop"), DONE] }],
])("a stream that is %s is never stored", async (_what, script) => {
  expect(await askTwice(script, true)).toEqual(NEVER);
});

test.each([
  ["a key", "The key is sk-proj-Zk3nR8vTq1LxW5yBd7Hc9Jm2Pa4Sf6Ug0Xe."],
  ["a card number", "Use the card 4111 1111 1111 1111, please."],
  ["a password", "The password is hunter2Xy!9."],
])("an answer that holds %s is never stored", async (_what, content) => {
  expect(await askTwice({ content })).toEqual(NEVER);
});

test.each([
  ["a key", "What can be done with sk-proj-Zk3nR8vTq1LxW5yBd7Hc9Jm2Pa4Sf6Ug0Xe?"],
  ["a card number", "Which bank issued 4111 1111 1111 1111?"],
])("a question that holds %s is never stored, whatever the answer", async (_what, question) => {
  const who = freshCaller();
  const first = await ask(who, question);
  const second = await ask(who, question);
  expect(second.cacheStatus).toBe("throughline; fwd=bypass; detail=secret");
  expect(second.content).not.toBe(first.content);
});

/* A stream without usage leaves an answer that does not serve a caller who is owed usage. */

const PRIVATE_QUESTION = "Which of my dogs is the oldest?";
const STREAMED = { stream: true };
const KINDS = [
  ["for everybody", QUESTION],
  ["for one user alone", PRIVATE_QUESTION],
];

test.each(KINDS)("a late answer without usage replaces no other, kept %s", async (_, question) => {
  const who = freshCaller();
  const headers = { "x-scripted": JSON.stringify({ chunkDelayMs: 60 }), "x-scripted-log": crypto.randomUUID() };
  const late = ask(who, question, { headers, body: STREAMED });
  await expect.poll(() => calls(headers["x-scripted-log"]), { interval: 10, timeout: 20_000 }).toBe(1);
  const whole = await ask(who, question, { headers });
  expect((await late).content).not.toBe(whole.content);
  const again = await ask(who, question, { headers });
  expect(again).toMatchObject({ hit: true, content: whole.content });
  expect(JSON.parse(again.body)).toHaveProperty("usage.total_tokens");
  expect(await ask(who, question, { headers, body: STREAMED })).toMatchObject({ hit: true, content: whole.content });
});

test.each(KINDS)("a new answer on request counts even without usage, kept %s", async (_, question) => {
  const who = freshCaller();
  const old = await ask(who, question);
  const renewed = await ask(who, question, { headers: { "cache-control": "no-cache" }, body: STREAMED });
  expect(renewed.hit).toBe(false);
  expect(await ask(who, question, { body: STREAMED })).toMatchObject({ hit: true, content: renewed.content });
  const whole = await ask(who, question);
  expect(whole).toMatchObject({ hit: false });
  expect(whole.content).not.toBe(old.content);
  expect(await ask(who, question, { body: STREAMED })).toMatchObject({ hit: true, content: whole.content });
});
