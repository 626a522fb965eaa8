import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { exports } from "cloudflare:workers";
import OpenAI, { PermissionDeniedError, RateLimitError } from "openai";
import { admin, newTenant, pathOf } from "../support/platform.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* The policy of a tenant: models, features and rate limits. */

const json = { "content-type": "application/json" };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

async function tenantWith(policy: object) {
  const made = await newTenant();
  const response = await admin(pathOf(made.tenant), "PATCH", { policy });
  if (response.status !== 200) throw new Error(await response.text());
  return made;
}

async function ask(key: string, more: { headers?: Record<string, string>; body?: object; path?: string } = {}) {
  const { response, text, seen } = await throughProxy({
    path: more.path ?? "/v1/chat/completions",
    headers: { ...json, ...bearer(key), ...more.headers },
    body: JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content: "hi" }], ...more.body }),
  });
  const { error } = JSON.parse(text) as { error?: { code: string } };
  return { status: response.status, code: error?.code, calls: seen.length, headers: response.headers };
}

const client = (key: string): OpenAI =>
  new OpenAI({
    baseURL: "http://throughline.test/v1",
    apiKey: key,
    maxRetries: 0,
    fetch: (input, init) => exports.default.fetch(new Request(input, init)),
  });

describe("the limit of requests in a minute", () => {
  test("admits exactly its quota of concurrent requests, and refused ones do not reach the upstream", async () => {
    const { key } = await tenantWith({ limits: { requestsPerMinute: 5 } });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask(key)));
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(5);
    const refused = outcomes.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(15);
    for (const { code, calls, headers } of refused) {
      expect([code, calls]).toEqual(["rate_limit_exceeded", 0]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(50);
      expect(headers.get("ratelimit-policy")).toBe('"requests-per-minute";q=5;w=60');
      expect(headers.get("ratelimit")).toMatch(/^"requests-per-minute";r=0;t=(?:5\d|60)$/);
      expect(headers.get("x-should-retry")).toBeNull();
    }
  });

  test("tells a tenant's day how many requests were refused, and why", async () => {
    const { key } = await tenantWith({ limits: { requestsPerMinute: 1 }, models: ["gpt-test"] });
    const asked = [await ask(key), await ask(key), await ask(key)].map(({ status }) => status);
    expect(asked).toEqual([200, 429, 429]);
    const usage = await exports.default.fetch("http://throughline.test/usage", { headers: bearer(key) });
    const { data } = await usage.json<{ data: object[] }>();
    expect(data).toMatchObject([{ requests: 1, refused: { rate_limit_exceeded: 2 } }]);
  });

  test("counts all keys of a tenant together, and no other tenant's", async () => {
    const { tenant, key } = await tenantWith({ limits: { requestsPerMinute: 2 } });
    const second = await (await admin(`${pathOf(tenant)}/keys`, "POST")).json<{ key: string }>();
    const other = await tenantWith({ limits: { requestsPerMinute: 2 } });
    expect((await ask(key)).headers.get("ratelimit")).toContain("r=1");
    expect((await ask(second.key)).status).toBe(200);
    expect((await ask(key)).status).toBe(429);
    expect((await ask(second.key)).status).toBe(429);
    expect((await ask(key, { path: "/v1/moderations" })).status).toBe(429);
    expect((await ask(other.key)).status).toBe(200);
  });

  test("does not count requests refused for another reason, and never refuses a deletion", async () => {
    const { key, tenant } = await tenantWith({ limits: { requestsPerMinute: 1 } });
    expect((await ask(key, { headers: { "throughline-tenant": `${tenant}x` } })).status).toBe(403);
    expect((await ask(`${key}x`)).status).toBe(401);
    expect((await ask(key)).status).toBe(200);
    const headers = { ...bearer(key), "throughline-user": "ada" };
    const { response } = await throughProxy({ method: "DELETE", path: "/memory", headers });
    expect(response.status).toBe(200);
  });

  test("answers with headers that the official client understands", async () => {
    const { key } = await tenantWith({ limits: { requestsPerMinute: 0 } });
    const messages = [{ role: "user" as const, content: "hi" }];
    const failed = await client(key)
      .chat.completions.create({ model: "gpt-test", messages })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RateLimitError);
    expect((failed as RateLimitError).code).toBe("rate_limit_exceeded");
    // Nothing is gained by trying again: not even one would fit.
    expect((failed as RateLimitError).headers?.get("x-should-retry")).toBe("false");
  });
});

describe("the limit of tokens", () => {
  test("counts the upstream's usage, and reserves an estimate until the upstream reports it", async () => {
    const { key } = await tenantWith({ limits: { tokensPerDay: 1_000 } });
    const spend = (max_tokens: number) => ask(key, { body: { max_tokens }, headers: { "cache-control": "no-store" } });
    // 15 tokens by the upstream's count, whatever was allowed.
    for (let i = 0; i < 3; i++) expect((await spend(900)).status).toBe(200);
    await expect.poll(async () => (await spend(2_000)).headers.get("ratelimit")).toContain("r=955;");
    expect((await spend(2_000)).status).toBe(429);
    const both = await Promise.all([spend(600), spend(600)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 429]));
  });

  test("counts no tokens for a cache hit", async () => {
    const { key } = await tenantWith({ limits: { tokensPerDay: 1_000 } });
    const messages = [{ role: "user", content: "What is the boiling point of water?" }];
    const once = async () => {
      const body = JSON.stringify({ model: "gpt-test", messages });
      return exports.default.fetch("http://throughline.test/v1/chat/completions", {
        method: "POST",
        headers: { ...json, ...bearer(key) },
        body,
      });
    };
    await (await once()).text();
    const hit = await once();
    expect(hit.headers.get("cache-status")).toContain("hit");
    await hit.text();
    await expect
      .poll(async () => (await ask(key, { body: { max_tokens: 9_999 } })).headers.get("ratelimit"))
      .toContain("r=985;");
  });

  test("counts no tokens for an error of the upstream", async () => {
    const { key } = await tenantWith({ limits: { tokensPerDay: 1_000 } });
    const script = JSON.stringify({ status: 400, body: "{}" });
    expect((await ask(key, { headers: { "x-scripted": script } })).status).toBe(400);
    await expect
      .poll(async () => (await ask(key, { body: { max_tokens: 9_999 } })).headers.get("ratelimit"))
      .toContain("r=1000;");
  });
});

describe("the list of models", () => {
  test("refuses other models with a 403 on every route, before a call upstream", async () => {
    const { key } = await tenantWith({ models: ["gpt-test"] });
    expect((await ask(key)).status).toBe(200);
    for (const more of [
      { body: { model: "gpt-other" } },
      { body: { model: "GPT-test" } },
      { body: { model: "stand-in" } },
      { body: { model: undefined } },
      { path: "/v1/moderations", body: { model: "gpt-other" } },
      { path: "/v1/moderations", body: { model: undefined } },
      { path: "/second/v1/chat/completions", body: { model: "gpt-other" } },
      { path: "/v1/audio/transcriptions", headers: { "content-type": "multipart/form-data; boundary=x" } },
      { headers: { "content-encoding": "compress" } },
    ]) {
      const { status, code, calls } = await ask(key, more);
      expect([status, code, calls], JSON.stringify(more)).toEqual([403, "model_not_allowed", 0]);
    }
    const headers = { ...json, ...bearer(key), "content-encoding": "gzip" };
    for (const path of ["/v1/chat/completions", "/v1/moderations"]) {
      const packed = async (model: string): Promise<number> => {
        const body = Uint8Array.from(gzipSync(JSON.stringify({ model, messages: [{ role: "user", content: "hi" }] })));
        return (await exports.default.fetch(`http://throughline.test${path}`, { method: "POST", headers, body }))
          .status;
      };
      expect([path, await packed("gpt-other")]).toEqual([path, 403]);
      expect([path, await packed("gpt-test")]).not.toEqual([path, 403]);
    }
    const models = await throughProxy({ method: "GET", path: "/v1/models", headers: bearer(key) });
    expect(models.seen).toHaveLength(1);
    const embeddings = await ask(key, { path: "/v1/moderations" });
    expect(embeddings.calls).toBe(1);
    const messages = [{ role: "user" as const, content: "hi" }];
    const refused = client(key).chat.completions.create({ model: "gpt-other", messages });
    await expect(refused).rejects.toBeInstanceOf(PermissionDeniedError);
  });
});

describe("the policy for memory and cache", () => {
  const said = { headers: { "throughline-user": "ada" } };

  test("turns a forbidden feature off by default, and answers 403 to a request for it", async () => {
    const { key } = await tenantWith({ memory: ["off", "read"] });
    expect((await ask(key, said)).headers.get("throughline-memory")).toContain("read;");
    const asked = await ask(key, { headers: { ...said.headers, "throughline-memory": "on" } });
    expect([asked.status, asked.code, asked.calls]).toEqual([403, "mode_not_allowed", 0]);
    expect((await ask(key, { headers: { ...said.headers, "throughline-memory": "off" } })).status).toBe(200);
  });

  test("stores answers per user, or not at all", async () => {
    const question = {
      model: "gpt-test",
      messages: [{ role: "user", content: "What is the boiling point of water?" }],
    };
    const status = async (key: string, user: string) => {
      const headers = { ...json, ...bearer(key), "throughline-user": user };
      const body = JSON.stringify(question);
      const response = await exports.default.fetch("http://throughline.test/v1/chat/completions", {
        method: "POST",
        headers,
        body,
      });
      await response.text();
      return response.headers.get("cache-status");
    };
    const own = await tenantWith({ cache: "private" });
    await status(own.key, "ada");
    expect(await status(own.key, "ada")).toContain("hit");
    expect(await status(own.key, "bob")).toContain("fwd=miss");
    const off = await tenantWith({ cache: "off" });
    expect(await status(off.key, "ada")).toContain("fwd=bypass; detail=policy");
  });
});

test.each([
  [{ policy: { limits: { requestsPerMinute: -1 } } }, "policy.limits.requestsPerMinute"],
  [{ policy: { limits: { requestsPerHour: 1 } } }, "policy.limits.requestsPerHour"],
  [{ policy: { memory: [] } }, "policy.memory"],
  [{ policy: { memory: ["sometimes"] } }, "policy.memory.0"],
  [{ policy: { cache: "on" } }, "policy.cache"],
  [{ models: ["a"] }, "models"],
])("an invalid policy is refused and changes nothing: %j", async (change, param) => {
  const { tenant } = await newTenant();
  const before = await (await admin(pathOf(tenant))).text();
  const refused = await admin(pathOf(tenant), "PATCH", change);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { param } });
  expect(await (await admin(pathOf(tenant))).text()).toBe(before);
});
