import { exports } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { BODY_IDS, HEADER_IDS } from "../support/hostile-ids.ts";
import { admin, newPlatformKey, newTenant, pathOf, STEPS } from "../support/platform.ts";

/* The admin API over HTTP: tenants of any name, what is listed, what is noted. */

const ask = (key: string, path: string, init: RequestInit = {}) =>
  exports.default.fetch(`http://throughline.test${path}`, {
    ...init,
    headers: { "content-type": "application/json", authorization: `Bearer ${key}`, "throughline-user": "ada" },
  });

const memories = async (key: string): Promise<string[]> =>
  (await (await ask(key, "/memory")).json<{ data: { text: string }[] }>()).data.map(({ text }) => text);

describe("the admin API for tenants", () => {
  test("creates tenants of any name, each apart from all others", { timeout: 120_000 }, async () => {
    const hostile = [...HEADER_IDS, ...BODY_IDS].filter((id, at) => at % 4 === 0 && !STEPS.has(id));
    const names = [
      ...new Set(["", "%2F", "a/b", "a%2Fb", "..%2f", "a", "A", "é", "e\u0301", "tenants", "keys", ...hostile]),
    ];
    const keys = await Promise.all(names.map(async (name) => (await newTenant(name)).key));
    await Promise.all(
      keys.map((key, at) =>
        ask(key, "/memory", { method: "POST", body: JSON.stringify({ text: `Of number ${at}.` }) }),
      ),
    );
    for (const [at, name] of names.entries()) {
      expect(await memories(keys[at] ?? ""), JSON.stringify(name)).toEqual([`Of number ${at}.`]);
      expect(await (await admin(pathOf(name))).json(), JSON.stringify(name)).toMatchObject({ tenant: name });
    }
  });

  test("refuses to create a tenant that exists", async () => {
    const { tenant } = await newTenant();
    const again = await admin("/tenants", "POST", { tenant });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ error: { code: "tenant_exists", param: "tenant" } });
    const made = await Promise.all(
      Array.from({ length: 5 }, () => admin("/tenants", "POST", { tenant: `${tenant}-2` })),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(made.filter(({ status }) => status === 409)).toHaveLength(4);
  });

  test.each([
    [{}],
    [{ tenant: 1 }],
    [{ tenant: " " }],
    [{ tenant: "." }],
    [{ tenant: ".." }],
    [{ tenant: "a\u0000" }],
    [{ tenant: "é".repeat(129) }],
    [{ tenant: "a", x: 1 }],
  ])("refuses to create a tenant from %j", async (body) =>
    expect((await admin("/tenants", "POST", body)).status).toBe(400),
  );

  test("answers 404 for a tenant that does not exist, to every request", async () => {
    const at = pathOf("no-such-tenant");
    for (const [path, method] of [
      [at, "GET"],
      [at, "PATCH"],
      [`${at}/keys`, "POST"],
      [`${at}/keys`, "GET"],
      [`${at}/audit`, "GET"],
      [`${at}/usage`, "GET"],
      [`${at}/jwt-secret`, "POST"],
    ] as const) {
      expect((await admin(path, method, method === "PATCH" ? {} : undefined)).status, `${method} ${path}`).toBe(404);
    }
    expect((await admin("/tenants/%ff")).status).toBe(400);
  });

  test("lists tenants in pages, without their secrets", async () => {
    const made = [await newTenant(), await newTenant(), await newTenant()];
    const seen: string[] = [];
    let cursor: string | null = "0";
    while (cursor !== null) {
      const page = await admin(`/tenants?limit=2&cursor=${cursor}`);
      const { data, nextCursor } = await page.json<{ data: { tenant: string }[]; nextCursor: string | null }>();
      expect(JSON.stringify(data)).not.toContain("tls_");
      seen.push(...data.map(({ tenant }) => tenant));
      cursor = nextCursor;
    }
    for (const { tenant } of made) expect(seen).toContain(tenant);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("PATCH keeps fields that it does not name, and PUT resets them", async () => {
    const { tenant } = await newTenant();
    const at = pathOf(tenant);
    await admin(at, "PATCH", { policy: { models: ["m"], limits: { requestsPerDay: 7 } } });
    await admin(at, "PATCH", { policy: { cache: "off", limits: { tokensPerDay: 9 } } });
    expect(await (await admin(at)).json()).toMatchObject({
      policy: { models: ["m"], cache: "off", limits: { requestsPerDay: 7, tokensPerDay: 9 } },
    });
    await admin(at, "PUT", { policy: { cache: "private" } });
    expect(await (await admin(at)).json()).toMatchObject({
      policy: { models: null, cache: "private", limits: { requestsPerDay: null, tokensPerDay: null } },
    });
  });
});

describe("the audit log", () => {
  interface Entry {
    readonly id: number;
    readonly actor: string;
    readonly action: string;
    readonly subject: string | null;
  }
  const entries = async (path: string) => (await (await admin(path)).json<{ data: Entry[] }>()).data;

  test("lists who changed what in a tenant, in order, without content or names of users", async () => {
    const { tenant, key, id } = await newTenant();
    const at = pathOf(tenant);
    await admin(at, "PATCH", { policy: { cache: "off" } });
    const added = await ask(key, "/memory", {
      method: "POST",
      body: JSON.stringify({ text: "The safe stands behind the mirror." }),
    });
    const memory = await added.json<{ id: string }>();
    await ask(key, `/memory/${memory.id}`, { method: "PATCH", body: JSON.stringify({ pinned: true }) });
    await ask(key, `/memory/${memory.id}`, { method: "DELETE" });
    await ask(key, `/memory/${memory.id}`, { method: "DELETE" });
    await (await ask(key, "/memory/export")).text();
    await ask(key, "/memory");
    const receipt = await (await ask(key, "/memory", { method: "DELETE" })).json<{ subject: string }>();
    await admin(`/keys/${id}`, "DELETE");
    const log = await entries(`${at}/audit`);
    expect(log.map(({ actor, action }) => `${actor === id ? "key" : actor} ${action}`)).toEqual([
      "admin tenant.created",
      "admin key.created",
      "admin tenant.changed",
      "key memory.added",
      "key memory.changed",
      "key memory.deleted",
      "key memories.exported",
      "key user.erased",
      "admin key.revoked",
    ]);
    expect(log.filter(({ actor }) => actor === id).map(({ subject }) => subject)).toEqual(
      Array(5).fill(receipt.subject),
    );
    const text = JSON.stringify(log);
    for (const secret of ["mirror", "ada", key.slice(-43)]) expect(text).not.toContain(secret);
    expect(await entries(`${at}/audit?limit=2&cursor=${log[1]?.id}`)).toEqual(log.slice(2, 4));
  });

  test("lists created tenants and keys of the platform, and cannot be changed", async () => {
    const { id } = await newPlatformKey();
    await admin(`/keys/${id}`, "DELETE");
    // All that the specs did to this deployment stands before it.
    const log: Entry[] = [];
    for (let page = await entries("/audit?limit=200"); page.length > 0;) {
      log.push(...page);
      page = await entries(`/audit?limit=200&cursor=${page.at(-1)?.id}`);
    }
    expect(log.filter(({ subject }) => subject === id).map(({ action }) => action)).toEqual([
      "key.created",
      "key.revoked",
    ]);
    for (const method of ["POST", "DELETE", "PUT", "PATCH"]) expect((await admin("/audit", method)).status).toBe(405);
  });
});

const usage = async (key: string) => (await ask(key, "/usage")).json<{ data: object[] }>();

test("usage is counted by tenant and day, and a tenant reads its own only", async () => {
  const { tenant, key } = await newTenant();
  const other = await newTenant();
  const body = JSON.stringify({
    model: "gpt-test",
    messages: [{ role: "user", content: "What is the boiling point of water?" }],
  });
  for (let i = 0; i < 3; i++) await (await ask(key, "/v1/chat/completions", { method: "POST", body })).text();
  const date = new Date().toISOString().slice(0, 10);
  await expect
    .poll(() => usage(key))
    .toMatchObject({
      data: [{ date, requests: 3, tokens: 15, cacheHits: 2, inputTokens: 10, saved: { inputTokens: 20, cost: 0 } }],
      nextCursor: null,
    });
  expect(await usage(other.key)).toEqual({ data: [], nextCursor: null });
  expect(await (await admin(`${pathOf(tenant)}/usage`)).json()).toEqual(await usage(key));
});
