import { runInDurableObject } from "cloudflare:test";
import { SignJWT } from "jose";
import { afterEach, expect, test } from "vitest";
import { tenantName } from "../../../src/scope.ts";
import { admin, newTenant, pathOf } from "../../support/platform.ts";
import { throughProxy } from "../../support/through-proxy.ts";
import {
  coldRecords,
  countsWritten,
  loseRecords,
  recordsCarried,
  restartRecords,
  syncAged,
} from "../../support/upstash/cold-start.ts";
import { ColdTenant } from "../../support/upstash/cold-tenant.ts";
import { breakersRested, switchUpstash, upstashDump, upstashUp } from "../../support/upstash/upstash.ts";

/* An empty tenant object restores credentials, policy and counts from Redis. */

const DOWN = { redis: { down: "refuse" } } as const;
const SLOW_MS = 1_400;

afterEach(upstashUp);

const patch = (tenant: ColdTenant, body: object): Promise<Response> => admin(pathOf(tenant.made.tenant), "PATCH", body);

const remaining = (headers: Headers): number => Number(/;r=(\d+);/.exec(headers.get("ratelimit") ?? "")?.[1]);

async function tokenOf({ made }: ColdTenant, secret = made.jwtSecret): Promise<Record<string, string>> {
  const token = await new SignJWT({ tenant: made.tenant, sub: "ada", exp: Math.floor(Date.now() / 1000) + 60 })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));
  return { "throughline-key": token };
}

test("an empty tenant restores keys, secret, policy and provider key, and no revoked key", async () => {
  const tenant = await ColdTenant.founded();
  const at = pathOf(tenant.made.tenant);
  const revoked = await (await admin(`${at}/keys`, "POST")).json<{ id: string; key: string }>();
  expect((await admin(`/keys/${revoked.id}`, "DELETE")).status).toBe(204);
  await patch(tenant, { policy: { models: ["gpt-test"] } });
  await admin(`${at}/provider-keys/default`, "PUT", { key: "sk-stored-canary" });
  const old = tenant.made.jwtSecret;
  const { jwtSecret } = await (await admin(`${at}/jwt-secret`, "POST")).json<{ jwtSecret: string }>();
  const before = await (await admin(at)).json();
  const audit = await (await admin(`${at}/audit`)).json();
  await tenant.lost();

  const { response, seen } = await throughProxy({
    path: "/v1/chat/completions",
    headers: { "throughline-key": tenant.made.key, "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content: "hi" }] }),
  });
  expect(response.status).toBe(200);
  expect(seen[0]?.headers["authorization"]).toBe("Bearer sk-stored-canary");
  expect((await tenant.say("hi", null, { "throughline-key": revoked.key })).status).toBe(401);
  expect((await tenant.say("hi", null, await tokenOf(tenant, jwtSecret))).status).toBe(200);
  expect((await tenant.say("hi", null, await tokenOf(tenant, old))).status).toBe(401);
  expect(await (await admin(at)).json()).toEqual(before);
  expect(await (await admin(`${at}/audit`)).json()).toEqual(audit);
  const dump = await upstashDump();
  for (const secret of ["sk-stored-canary", jwtSecret, old, tenant.made.key, revoked.key.split("_")[3] ?? ""]) {
    expect(dump.includes(secret), secret).toBe(false);
  }
});

test("an empty tenant calls Redis once before it answers, and a hydrated one never", async () => {
  const tenant = await ColdTenant.founded();
  await tenant.say("hi");
  await tenant.lost();
  const cold = await tenant.calls();
  expect((await tenant.say("hi")).status).toBe(200);
  expect(await tenant.calls()).toBe(cold + 1);
  const warm = await tenant.calls();
  for (let i = 0; i < 5; i++) expect((await tenant.say("hi")).status).toBe(200);
  expect(await tenant.calls()).toBe(warm);
  await recordsCarried(tenant.object);
  // An old state is pulled beside the request, not before it.
  await aged(tenant);
  await switchUpstash({ redis: { latencyMs: 3_000 } });
  const from = Date.now();
  expect((await tenant.say("hi")).status).toBe(200);
  expect(Date.now() - from).toBeLessThan(900);
});

const aged = (tenant: ColdTenant): Promise<void> => syncAged(tenant.object);

test("a first request waits for two round trips: the tenant, then rules, vault and answers at once", async () => {
  // The first user of all has code and settings loaded.
  await (await ColdTenant.founded()).say("What is the capital of Togo?", "bob");
  const tenant = await ColdTenant.founded();
  // By the object, so that this isolate knows nothing of its rules yet.
  await runInDurableObject(tenant.rulebook, (rulebook) =>
    rulebook.replace(tenant.tenancy, ["Speak of canaries."], null, Date.now()),
  );
  await recordsCarried(tenant.rulebook);
  await loseRecords(tenant.rulebook);
  await tenant.lost();
  await switchUpstash({ redis: { latencyMs: SLOW_MS }, vector: { latencyMs: SLOW_MS } });
  const from = Date.now();
  const { status, headers } = await tenant.say("What is the capital of Ghana?", "ada");
  const waited = Date.now() - from;
  expect(headers.get("cache-status")).toContain("fwd=miss");
  expect([status, headers.get("throughline-memory")]).toEqual([200, expect.stringContaining("on;recalled=0")]);
  expect(waited).toBeGreaterThanOrEqual(2 * SLOW_MS);
  expect(waited).toBeLessThan(3 * SLOW_MS);
});

test("an empty tenant continues the open windows of its limits", async () => {
  const tenant = await ColdTenant.founded();
  await patch(tenant, { policy: { limits: { requestsPerMinute: 5, tokensPerDay: 100_000 } } });
  for (let i = 0; i < 3; i++) expect((await tenant.say("hi")).status).toBe(200);
  const usage = await (await admin(`${pathOf(tenant.made.tenant)}/usage`)).json<{ data: object[] }>();
  const startedAt = await windowStart(tenant);
  await tenant.lost();
  const fourth = await tenant.say("hi");
  expect(remaining(fourth.headers)).toBe(1);
  expect((await tenant.say("hi")).status).toBe(200);
  expect((await tenant.say("hi")).status).toBe(429);
  expect(await windowStart(tenant)).toBe(startedAt);
  await tenant.lost();
  expect((await tenant.say("hi")).status).toBe(429);
  expect(usage.data).toMatchObject([{ requests: 3 }]);
  expect(await expiryOfWindows(tenant)).toBeGreaterThan(86_000_000);
  const after = await (await admin(`${pathOf(tenant.made.tenant)}/usage`)).json<{ data: object[] }>();
  expect(after.data).toMatchObject([{ requests: 5 }]);
});

/** Milliseconds until Redis forgets what was counted, by itself. */
async function expiryOfWindows(tenant: ColdTenant): Promise<number> {
  const response = await fetch("http://redis.upstash.test", {
    method: "POST",
    headers: { authorization: "Bearer local-redis" },
    body: JSON.stringify(["PTTL", `throughline:{${tenantName(tenant.account)}}:near:fleeting`]),
  });
  return (await response.json<{ result: number }>()).result;
}

const windowStart = async (tenant: ColdTenant): Promise<number | undefined> => {
  await countsWritten(tenant.object);
  return runInDurableObject(
    tenant.object,
    (_, { storage }) =>
      storage.sql
        .exec<{ at: number }>("SELECT min(started_at) AS at FROM windows WHERE name = 'requests-per-minute'")
        .one().at,
  );
};

test("a hydrated tenant is served, counted and administered while Redis is down, and pushed when it is back", async () => {
  const tenant = await ColdTenant.founded();
  await patch(tenant, { policy: { limits: { requestsPerDay: 10 } } });
  await recordsCarried(tenant.object);
  await switchUpstash(DOWN);
  for (let i = 0; i < 4; i++) expect((await tenant.say("hi")).status).toBe(200);
  const made = await (await admin(`${pathOf(tenant.made.tenant)}/keys`, "POST")).json<{ key: string }>();
  await countsWritten(tenant.object);
  // Pending rows are on disk.
  await restartRecords(tenant.object);
  await upstashUp();
  await breakersRested();
  await tenant.lost();
  const { status, headers } = await tenant.say("hi", null, { "throughline-key": made.key });
  expect([status, remaining(headers)]).toEqual([200, 5]);
});

test.each(["error", "refuse", "hang"] as const)(
  "an empty tenant refuses requests with a 503 while Redis fails (%s), without a call upstream",
  async (down) => {
    const tenant = await ColdTenant.founded();
    await tenant.lost();
    await switchUpstash({ redis: { down } });
    const { response, text, seen } = await throughProxy({
      path: "/v1/chat/completions",
      headers: { "throughline-key": tenant.made.key, "content-type": "application/json" },
      body: JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content: "hi" }] }),
    });
    expect(seen).toEqual([]);
    const { error } = JSON.parse(text) as { error: Record<string, unknown> };
    expect(Object.keys(error)).toEqual(["message", "type", "param", "code"]);
    expect([response.status, error["type"], error["code"]]).toEqual([503, "server_error", "identity_unavailable"]);
    await upstashUp();
    await breakersRested();
    await expect.poll(async () => (await tenant.say("hi")).status, { timeout: 10_000 }).toBe(200);
  },
  30_000,
);

test("a key revoked while Redis is down is refused at once, reported as not done, and revoked for good", async () => {
  const tenant = await ColdTenant.founded();
  await recordsCarried(tenant.object);
  await switchUpstash(DOWN);
  const refused = await admin(`/keys/${tenant.made.id}`, "DELETE");
  expect([refused.status, (await refused.json<{ error: { code: string } }>()).error.code]).toEqual([
    503,
    "tenants_unavailable",
  ]);
  expect((await tenant.say("hi")).status).toBe(401);
  await upstashUp();
  await breakersRested();
  expect((await admin(`/keys/${tenant.made.id}`, "DELETE")).status).toBe(204);
  await loseRecords(tenant.object);
  expect((await tenant.say("hi")).status).toBe(401);
});

test("no tenant is created while Redis is down, and any can be when it is back", async () => {
  await switchUpstash(DOWN);
  const name = `t-${crypto.randomUUID()}`;
  expect((await admin("/tenants", "POST", { tenant: name })).status).toBe(503);
  await upstashUp();
  await breakersRested();
  const { key } = await newTenant(name);
  expect((await (await ColdTenant.founded()).say("hi", null, { "throughline-key": key })).status).toBe(200);
});

test("a tenant pushes everything again to a Redis that has lost its rows", async () => {
  const tenant = await ColdTenant.founded();
  await recordsCarried(tenant.object);
  const place = tenantName(tenant.account);
  await upstashForgets(place);
  await aged(tenant);
  await tenant.say("hi");
  await expect.poll(() => coldRecords().count(place)).toBeGreaterThan(5);
  await tenant.lost();
  expect((await tenant.say("hi")).status).toBe(200);
});

/** As a database that was restored from before this tenant would. */
async function upstashForgets(place: string): Promise<void> {
  const keys = ["near", "far"].flatMap((part) =>
    ["head", "rows", "fleeting", "order"].map((key) => `throughline:{${place}}:${part}:${key}`),
  );
  const response = await fetch("http://redis.upstash.test", {
    method: "POST",
    headers: { authorization: "Bearer local-redis" },
    body: JSON.stringify(["DEL", ...keys]),
  });
  expect(response.status).toBe(200);
}

test("the sync state is stored in the spelling of earlier versions, which can still read it", async () => {
  const tenant = await ColdTenant.founded();
  await recordsCarried(tenant.object);
  const rows = await runInDurableObject(tenant.object, (_, { storage }) =>
    storage.sql.exec<{ name: string; value: string }>("SELECT name, value FROM cold ORDER BY name").toArray(),
  );
  expect(rows.map(({ name }) => name)).toEqual(["far", "near", "owner"]);
  const cursor = { era: expect.stringMatching(/./) as string, seq: expect.any(Number) as number };
  for (const { value } of rows.slice(0, 2)) expect(JSON.parse(value)).toEqual({ heard: cursor, whole: true });
});
