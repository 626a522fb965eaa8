import { exports } from "cloudflare:workers";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { throughProxy } from "../support/through-proxy.ts";

/* A base URL with a slash or a `/v1` too many, or without one: understood, or told what would be right. */

const headers = { "content-type": "application/json", "throughline-user": "ada", authorization: "Bearer sk-own" };
const chat = JSON.stringify({ model: "m", messages: [{ role: "user", content: "hi" }] });

const DEFAULT = "http://upstream.test/v1/chat/completions";
const SECOND = "http://second.test/openai/v1/chat/completions";
const LISTED = "https://listed.test/v1/chat/completions";

describe("a chat posted to", () => {
  test.each([
    ["/v1/chat/completions/", DEFAULT],
    ["/v1/chat/completions//", DEFAULT],
    ["/v1//chat/completions", DEFAULT],
    ["/v1///chat/completions/", DEFAULT],
    ["/v1/v1/chat/completions", DEFAULT],
    ["/v1//v1//chat/completions", DEFAULT],
    ["//v1/chat/completions", DEFAULT],
    ["/v1/chat/completions/?api-version=1&a=b//c", `${DEFAULT}?api-version=1&a=b//c`],
    ["/second/v1/chat/completions/", SECOND],
    ["/second/v1//chat/completions", SECOND],
    ["/second/v1/v1/chat/completions", SECOND],
    ["/second//v1/chat/completions", SECOND],
    ["//second/v1/chat/completions", SECOND],
    ["/https://listed.test/v1//chat/completions", LISTED],
    ["/https://listed.test/v1/v1/chat/completions/", LISTED],
    ["/https://listed.test//v1/chat/completions", LISTED],
  ])("%s reaches the upstream where it should, with memory", async (path, url) => {
    const { response, seen } = await throughProxy({ path, headers, body: chat, script: { body: "{}" } });
    expect(seen.map((request) => request.url)).toEqual([url]);
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
    expect(response.headers.get("cache-status")).toMatch(/^throughline; /);
  });
});

test.each([
  ["/v1//moderations", "http://upstream.test/v1/moderations"],
  ["/v1/v1/models", "http://upstream.test/v1/models"],
  ["/v1/models/", "http://upstream.test/v1/models"],
  ["/second/v1/v1/responses/", "http://second.test/openai/v1/responses"],
])("a POST to %s is corrected and passed on", async (path, url) => {
  const { seen } = await throughProxy({ path, headers, body: "{}", script: { body: "{}" } });
  expect(seen.map((request) => request.url)).toEqual([url]);
});

test.each([
  "/v1/models/org//model",
  "/v1/files/a%2Fb//content?x=//",
  "/v1/some/path/",
  "/v1/models/v1/v1",
  "/v1/v1beta/models",
  "/v1/",
])("a request to %s is passed on unchanged, because it may be right", async (path) => {
  const { seen } = await throughProxy({ path, headers, body: "{}", script: { body: "{}" } });
  expect(seen.map((request) => request.url)).toEqual([`http://upstream.test${path}`]);
});

test("the official client has memory under every spelling of the base URL", async () => {
  const apiKey = `sk-k${crypto.randomUUID()}`;
  const say = async (base: string, content: string): Promise<string> => {
    const client = new OpenAI({
      baseURL: `http://throughline.test${base}`,
      apiKey,
      maxRetries: 0,
      fetch: (input, init) => exports.default.fetch(new Request(input, init)),
    });
    const asked = { model: "stand-in", user: "ada", messages: [{ role: "user" as const, content }] };
    return (await client.chat.completions.create(asked)).choices[0]?.message.content ?? "";
  };
  await say("/v1", "My cat is called Mimosa.");
  for (const base of ["/v1/", "/v1/v1", "/v1//", "//v1", "/second/v1/v1"]) {
    expect(await say(base, "What is my cat called?"), base).toContain("Mimosa");
  }
});

test.each([
  ["/chat/completions", "http://throughline.test/v1"],
  ["/chat/completions/", "http://throughline.test/v1"],
  ["/embeddings", "http://throughline.test/v1"],
  ["/models", "http://throughline.test/v1"],
  ["/responses", "http://throughline.test/v1"],
  ["/openai/v1/chat/completions", "http://throughline.test/v1"],
  ["/second/chat/completions", "http://throughline.test/second/v1"],
  ["/", "http://throughline.test/v1"],
])("%s is a 404 that names the base URL %s", async (path, base) => {
  const { response, text, seen } = await throughProxy({ path, headers, body: chat });
  expect([response.status, response.headers.get("x-should-retry"), seen]).toEqual([404, "false", []]);
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  expect(error.code).toBe("not_found");
  expect(error.message).toContain(`${base}.`);
});
