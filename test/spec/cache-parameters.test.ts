import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";
import { ask, freshCaller } from "../support/asker.ts";
import type { Asked } from "../support/scope-caller.ts";

/* Guarantee 6: everything that shapes an answer keeps answers apart, and its delivery does not. */

const QUESTION = "What is the capital of Iceland?";
const system = (content: unknown, role = "system") => ({
  messages: [
    { role, content },
    { role: "user", content: QUESTION },
  ],
});

const TURN = { role: "user", content: QUESTION };
const SYSTEM = { role: "system", content: [{ type: "text", text: "Be brief." }] };

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["a message", { messages: [TURN] }, { messages: [{ content: QUESTION, role: "user" }] }],
  [
    "a part of a message",
    { messages: [SYSTEM, { role: "user", content: [{ type: "text", text: QUESTION }] }] },
    {
      messages: [
        { content: [{ text: "Be brief.", type: "text" }], role: "system" },
        { content: [{ text: QUESTION, type: "text" }], role: "user" },
      ],
    },
  ],
  [
    "what is nested deeper",
    { metadata: { a: { b: 1, c: [{ d: 2, e: 3 }] }, f: 4 } },
    { metadata: { f: 4, a: { c: [{ e: 3, d: 2 }], b: 1 } } },
  ],
])("the order of the keys in %s keeps no answers apart", async (_what, body, turned) => {
  const who = freshCaller();
  const first = await ask(who, QUESTION, { body });
  const second = await ask(who, QUESTION, { body: turned });
  expect(second).toMatchObject({ hit: true, content: first.content });
});

const JSON_ANSWER = { headers: { "x-scripted": JSON.stringify({ content: '{"a":1}' }) } };
const schema = (properties: object) => ({
  response_format: { type: "json_schema", json_schema: { name: "n", schema: { type: "object", properties } } },
});
const BE_KIND = { role: "system", content: "Be kind." };

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ["messages in another order", { messages: [SYSTEM, BE_KIND, TURN] }, { messages: [BE_KIND, SYSTEM, TURN] }],
  ["items of a list in another order", { stop: ["a", "b"] }, { stop: ["b", "a"] }],
  ["values that changed places", { metadata: { a: "1", b: "2" } }, { metadata: { a: "2", b: "1" } }],
  ["fields of a schema, in whose order models write,", schema({ a: {}, b: {} }), schema({ b: {}, a: {} })],
])("%s keep answers apart", async (_what, body, other) => {
  const who = freshCaller();
  expect((await ask(who, QUESTION, { body, ...JSON_ANSWER })).cacheStatus).toContain("stored");
  expect((await ask(who, QUESTION, { body: other, ...JSON_ANSWER })).hit).toBe(false);
  expect((await ask(who, QUESTION, { body, ...JSON_ANSWER })).hit).toBe(true);
});

test.each<[string, Asked]>([
  ["the model", { model: "gpt-test-mini" }],
  ["temperature", { body: { temperature: 0.7 } }],
  ["temperature 0", { body: { temperature: 0 } }],
  ["top_p", { body: { top_p: 0.5 } }],
  ["max_tokens", { body: { max_tokens: 5 } }],
  ["max_completion_tokens", { body: { max_completion_tokens: 5 } }],
  ["frequency_penalty", { body: { frequency_penalty: 1 } }],
  ["stop", { body: { stop: ["\n"] } }],
  ["logit_bias", { body: { logit_bias: { "50256": -100 } } }],
  ["response_format", { body: { response_format: { type: "json_object" } } }],
  ["reasoning_effort", { body: { reasoning_effort: "low" } }],
  ["service_tier", { body: { service_tier: "flex" } }],
  ["metadata", { body: { metadata: { app: "two" } } }],
  ["verbosity", { body: { verbosity: "low" } }],
  ["a field nobody knows yet", { body: { x_new_2027: true } }],
  ["a field nobody knows yet, set to null", { body: { x_new_2027: null } }],
  ["a system prompt", { body: system("You are a pirate.") }],
  ["an empty system prompt", { body: system("") }],
  ["the name of the user's message", { body: { messages: [{ role: "user", content: QUESTION, name: "Bob" }] } }],
  [
    "the role of who asks",
    {
      body: {
        messages: [
          { role: "developer", content: "x" },
          { role: "user", content: QUESTION },
        ],
      },
    },
  ],
  ["openai-organization", { headers: { "openai-organization": "org-2" } }],
  ["openai-project", { headers: { "openai-project": "proj-2" } }],
  ["openai-beta", { headers: { "openai-beta": "assistants=v2" } }],
  ["anthropic-version", { headers: { "anthropic-version": "2023-06-01" } }],
  ["accept-language", { headers: { "accept-language": "is" } }],
  ["a header nobody knows yet", { headers: { "x-provider-option": "1" } }],
  ["a cookie", { headers: { cookie: "a=1" } }],
])("%s keeps answers apart", async (_what, asked) => {
  const who = freshCaller();
  const first = await ask(who, QUESTION);
  const changed = await ask(who, QUESTION, asked);
  expect(changed.content).not.toBe(first.content);
  expect(changed.hit).toBe(false);
  expect((await ask(who, QUESTION)).content).toBe(first.content);
  const again = await ask(who, QUESTION, asked);
  if (again.hit) expect(again.content).toBe(changed.content);
});

test.each<[string, Asked, Asked]>([
  ["one word of it", { body: system("You are a pirate.") }, { body: system("You are a pilot.") }],
  ["its letter case", { body: system("Answer in IT terms.") }, { body: system("Answer in it terms.") }],
  ["its role", { body: system("Be brief.") }, { body: system("Be brief.", "developer") }],
  ["a space", { body: system("Be brief.") }, { body: system("Be  brief.") }],
  ["its shape", { body: system("Be brief.") }, { body: system([{ type: "text", text: "Be brief." }]) }],
  ["a number's value", { body: { seed_: 1 } }, { body: { seed_: 2 } }],
])("two requests with a system prompt or field that differ in %s get two answers", async (_what, one, other) => {
  const who = freshCaller();
  const first = await ask(who, QUESTION, one);
  expect((await ask(who, QUESTION, one)).hit).toBe(true);
  expect((await ask(who, QUESTION, other)).content).not.toBe(first.content);
});

const raw = async (body: string, path = ""): Promise<string> => {
  const response = await exports.default.fetch(`http://throughline.test/v1/chat/completions${path}`, {
    method: "POST",
    headers: { authorization: "Bearer sk-raw" },
    body,
  });
  return response.text();
};

test("integers beyond the safe range of JavaScript keep answers apart", async () => {
  const body = `{"model":"gpt-test","x_seed":9007199254740993,"messages":[{"role":"user","content":"${QUESTION}"}]}`;
  const odd = await raw(body);
  expect(await raw(body.replace("993", "992"))).not.toBe(odd);
  expect(await raw(body)).toBe(odd);
});

test("white space and the order of fields keep no answers apart", async () => {
  const messages = `[ { "role" : "user", "content" : "${QUESTION}" } ]`;
  const one = await raw(`{"model":"gpt-test","x_a":1,"messages":${messages.replaceAll(" : ", ":")}}`);
  expect(await raw(`{\n  "messages": ${messages},\n  "x_a": 1, "model": "gpt-test"\n}`)).toBe(one);
});

test("a field given twice counts as written, not as parsed", async () => {
  const messages = `[{"role":"user","content":"${QUESTION}"}]`;
  const one = await raw(`{"model":"gpt-test","x_b":1,"x_b":2,"messages":${messages}}`);
  expect(await raw(`{"model":"gpt-test","x_b":2,"messages":${messages}}`)).not.toBe(one);
});

test("the query of the path keeps answers apart", async () => {
  const body = JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content: QUESTION }] });
  const one = await raw(body, "?api-version=1");
  expect(await raw(body, "?api-version=1")).toBe(one);
  expect(await raw(body, "?api-version=2")).not.toBe(one);
  expect(await raw(body)).not.toBe(one);
});

test.each<[string, Asked]>([
  ["user", { body: { user: "another" } }],
  ["safety_identifier", { body: { safety_identifier: "another" } }],
  ["stream", { body: { stream: true } }],
  ["stream_options", { body: { stream: true, stream_options: { include_usage: true } } }],
  ["user-agent", { headers: { "user-agent": "curl/9" } }],
  ["what the SDK says of itself", { headers: { "x-stainless-os": "Linux", "x-stainless-retry-count": "0" } }],
  [
    "tracing",
    { headers: { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "x-request-id": "1" } },
  ],
  ["accept-encoding", { headers: { "accept-encoding": "br" } }],
])("%s keeps no answers apart", async (_what, asked) => {
  const who = freshCaller(null);
  const first = await ask(who, QUESTION);
  const second = await ask(who, QUESTION, asked);
  expect(second.cacheStatus).toContain("; hit;");
  expect(second.content).toBe(first.content);
});
