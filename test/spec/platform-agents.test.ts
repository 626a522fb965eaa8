import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { newTenant } from "../support/platform.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* Coding agents in platform mode, where a Throughline key says whose memory it is. */

const json = { "content-type": "application/json", "throughline-user": "ada" };
const chat = (content: string): string => JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content }] });
const script = { body: "{}" };

const memories = async (headers: Record<string, string>): Promise<string> =>
  (await exports.default.fetch("http://throughline.test/memory", { headers: { ...json, ...headers } })).text();

const part = (value: object): string => btoa(JSON.stringify(value)).replaceAll("=", "");
const login = `${part({ alg: "RS256" })}.${part({ exp: 2_000_000_000 })}.c2ln`;

describe("a Throughline key in x-api-key", () => {
  test.each([
    ["the token of a login", login],
    ["the key of a provider", "sk-own"],
  ])("says whose memory it is beside %s, which alone reaches the provider", async (_what, bearer) => {
    const { key } = await newTenant();
    const headers = { ...json, "x-api-key": key, authorization: `Bearer ${bearer}`, "chatgpt-account-id": "acc" };
    const { response, seen } = await throughProxy({ headers, body: chat("My cat is called Mimosa."), script });
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
    expect(seen.map((request) => request.headers["authorization"])).toEqual([`Bearer ${bearer}`]);
    expect(JSON.stringify(seen)).not.toContain(key);
    expect(await memories({ "x-api-key": key })).toContain("Mimosa");
  });
});

test.each(["x-supermemory-api-key", "x-memorylake-api-key", "x-memory-gateway-authorization"])(
  "a Throughline key is accepted in %s, where a vendor's key stood, and a vendor's key is none",
  async (name) => {
    const { key } = await newTenant();
    const headers = { ...json, authorization: "Bearer sk-own" };
    const mine = { ...headers, [name]: name.endsWith("authorization") ? `Bearer ${key}` : key };
    const { response, seen } = await throughProxy({ headers: mine, body: chat("Hello there."), script });
    expect(response.headers.get("throughline-memory")).toMatch(/^on;/);
    expect(seen.map((request) => request.headers["authorization"])).toEqual(["Bearer sk-own"]);
    expect(JSON.stringify(seen)).not.toContain(key);
    const theirs = await throughProxy({ headers: { ...headers, [name]: "theirs" }, body: chat("Hi"), script });
    expect([theirs.response.status, theirs.seen]).toEqual([401, []]);
  },
);

test("a request that no person wrote teaches nothing, whatever the policy's default is", async () => {
  const { key } = await newTenant();
  const headers = { ...json, "throughline-key": key, "x-claude-code-agent-id": "a-1" };
  const { response } = await throughProxy({ headers, body: chat("My cat is called Mimosa."), script });
  expect(response.headers.get("throughline-memory")).toMatch(/^read;/);
  expect(await memories({ "throughline-key": key })).not.toContain("Mimosa");
});
