import { exports } from "cloudflare:workers";
import OpenAI, { AzureOpenAI } from "openai";
import { describe, expect, test } from "vitest";
import { throughProxy } from "../support/through-proxy.ts";

/* `UPSTREAMS` and `UPSTREAM_ALLOWLIST` as vitest.config.ts sets them: `second`, and `listed.test`. */

const chat = (content: string): string => JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content }] });
const json = { "content-type": "application/json" };

describe("an upstream named in the path", () => {
  test.each([
    ["/second/v1/moderations?a=b", "http://second.test/openai/v1/moderations?a=b"],
    ["/https://listed.test/v1/moderations", "https://listed.test/v1/moderations"],
  ])("%s is asked at %s, with the caller's own key and nothing of ours", async (path, url) => {
    const headers = { authorization: "Bearer sk-own", "throughline-user": "ada", ...json };
    const { seen } = await throughProxy({ path, headers, body: "{}", script: { body: "{}" } });
    expect(seen.map((request) => request.url)).toEqual([url]);
    expect(seen[0]?.headers["authorization"]).toBe("Bearer sk-own");
    expect(seen[0]?.headers["throughline-user"]).toBeUndefined();
  });

  test("serves the official client, with memory, and shares it with the other upstreams of the account", async () => {
    const apiKey = `sk-k${crypto.randomUUID()}`;
    const at = (path: string): OpenAI =>
      new OpenAI({
        baseURL: `http://throughline.test${path}/v1`,
        apiKey,
        maxRetries: 0,
        fetch: (input, init) => exports.default.fetch(new Request(input, init)),
      });
    const say = async (path: string, content: string): Promise<string> => {
      const asked = { model: "stand-in", user: "ada", messages: [{ role: "user" as const, content }] };
      return (await at(path).chat.completions.create(asked)).choices[0]?.message.content ?? "";
    };
    await say("/second", "My cat is called Mimosa.");
    for (const path of ["", "/second", "/https://listed.test"]) {
      expect(await say(path, "What is my cat called?"), path).toContain("Mimosa");
    }
  });

  test("never serves an answer that another upstream gave", async () => {
    const headers = { authorization: `Bearer sk-k${crypto.randomUUID()}`, ...json };
    const body = chat("What is the boiling point of water?");
    const ask = async (base: string): Promise<[status: string | null, answer: string]> => {
      const url = `http://throughline.test${base}/chat/completions`;
      const response = await exports.default.fetch(url, { method: "POST", headers, body });
      return [response.headers.get("cache-status"), await response.text()];
    };
    const given = new Map<string, string>();
    for (const base of ["/v1", "/second/v1", "/https://listed.test/v1"]) {
      const [status, answer] = await ask(base);
      expect(status, base).toContain("fwd=miss; stored");
      given.set(base, answer);
    }
    expect(new Set(given.values()).size).toBe(3);
    for (const [base, answer] of given) expect(await ask(base)).toEqual([expect.stringContaining("hit"), answer]);
  });

  test("may redirect, and the client is told instead of being taken there", async () => {
    const location = "http://169.254.169.254/latest/meta-data";
    const script = { status: 302, body: "", headers: { location } };
    for (const path of ["/second/v1/models", "/https://listed.test/v1/models"]) {
      const { response, seen } = await throughProxy({ method: "GET", path, script });
      expect([response.status, response.headers.get("location"), seen.length]).toEqual([302, location, 1]);
    }
  });
});

describe("a path that a provider has beside /v1", () => {
  const azure = "/openai/deployments/gpt/chat/completions?api-version=2026-01-01";

  test.each([
    [`/second${azure}`, `http://second.test${azure}`],
    [azure, `http://upstream.test${azure}`],
    [`/https://listed.test${azure}`, `https://listed.test${azure}`],
  ])("(%s) is asked at %s, with memory", async (path, url) => {
    const headers = { "api-key": "own", "throughline-user": crypto.randomUUID(), ...json };
    const { response, seen } = await throughProxy({ path, headers, body: chat("hi"), script: { body: "{}" } });
    expect(seen).toMatchObject([{ url, headers: { "api-key": "own" } }]);
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
  });

  test.each([
    ["/v1beta/models/g:countTokens?key=own", "http://upstream.test/v1beta/models/g:countTokens?key=own"],
    ["/second/v1beta/models?pageSize=2", "http://second.test/v1beta/models?pageSize=2"],
    ["/api/hello", "http://upstream.test/api/hello"],
  ])("(%s) is passed on to %s", async (path, url) => {
    const { seen } = await throughProxy({ path, headers: json, body: "{}", script: { body: "{}" } });
    expect(seen.map((request) => request.url)).toEqual([url]);
  });
});

test("Gemini's path is asked at the upstream's root, with memory", async () => {
  const path = "/second/v1beta/models/g:generateContent";
  const headers = { "x-goog-api-key": "own", "throughline-user": crypto.randomUUID(), ...json };
  const body = JSON.stringify({ contents: [{ role: "user", parts: [{ text: "hi" }] }] });
  const { response, seen } = await throughProxy({ path, headers, body, script: { body: "{}" } });
  expect(seen.map(({ url }) => url)).toEqual(["http://second.test/v1beta/models/g:generateContent"]);
  expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
});

test("serves Azure's official client, with memory", async () => {
  const apiKey = `k${crypto.randomUUID()}`;
  const client = new AzureOpenAI({
    endpoint: "http://throughline.test",
    apiKey,
    apiVersion: "2026-01-01",
    deployment: "gpt",
    maxRetries: 0,
    fetch: (input, init) => exports.default.fetch(new Request(input, init)),
  });
  const say = async (content: string): Promise<string> => {
    const asked = { model: "stand-in", user: "ada", messages: [{ role: "user" as const, content }] };
    return (await client.chat.completions.create(asked)).choices[0]?.message.content ?? "";
  };
  await say("My cat is called Mimosa.");
  expect(await say("What is my cat called?")).toContain("Mimosa");
});

test.each([
  ["/https://unlisted.test/v1/chat/completions", 403, "upstream_not_allowed"],
  ["/https://listed.test@unlisted.test/v1/chat/completions", 403, "upstream_not_allowed"],
  ["/http://2130706433/v1/chat/completions", 403, "upstream_not_allowed"],
  ["/third/v1/chat/completions", 404, "not_found"],
])("%s is a %i and calls nobody", async (path, status, code) => {
  const { response, text, seen } = await throughProxy({ path, headers: json, body: chat("hi") });
  expect(response.status).toBe(status);
  expect(JSON.parse(text)).toMatchObject({ error: { code } });
  expect(response.headers.get("x-should-retry")).toBe("false");
  expect(seen).toEqual([]);
});
