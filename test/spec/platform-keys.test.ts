import { exports } from "cloudflare:workers";
import OpenAI, { AuthenticationError } from "openai";
import { describe, expect, test } from "vitest";
import { advanceClock } from "../support/clock.ts";
import { admin, adminHeaders, newPlatformKey, newTenant, pathOf } from "../support/platform.ts";
import { throughProxy } from "../support/through-proxy.ts";

/* Keys of platform mode: which are accepted, and which key a request has upstream. */

const json = { "content-type": "application/json" };
const chat = JSON.stringify({ model: "gpt-test", messages: [{ role: "user", content: "hi" }] });
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

async function outcome(headers: Record<string, string>, path = "/v1/chat/completions") {
  const get = path === "/v1/models" || path.startsWith("/memory") || path === "/usage";
  const sent = get ? { method: "GET", path, headers } : { path, headers: { ...json, ...headers }, body: chat };
  const { response, text, seen } = await throughProxy(sent);
  const { error } = JSON.parse(text) as { error?: { code: string } };
  return { status: response.status, code: error?.code, calls: seen.length, seen, response };
}

const sentWith = async (headers: Record<string, string>, path?: string) =>
  (await outcome(headers, path)).seen[0]?.headers;

const client = (apiKey: string): OpenAI =>
  new OpenAI({
    baseURL: "http://throughline.test/v1",
    apiKey,
    maxRetries: 0,
    fetch: (input, init) => exports.default.fetch(new Request(input, init)),
  });

const asAda = (headers: Record<string, string>) => ({ ...json, "throughline-user": "ada", ...headers });

describe("a request without a valid key is a 401 on every route, without a call upstream", () => {
  const damaged = `tl_${"0".repeat(32)}_${"0".repeat(12)}_${"A".repeat(43)}`;
  test.each([
    ["none", {}],
    ["a provider key", bearer("sk-provider")],
    ["a key that never was", bearer(damaged)],
    ["one in our own header", { "throughline-key": damaged, ...bearer("sk-provider") }],
    ["half a key", { "x-api-key": "tl_abc" }],
    ["an empty header", { "throughline-key": "" }],
    ["the admin key", bearer("adm-of-the-tests-0001")],
    ["a token without a signature", bearer("eyJhbGciOiJub25lIn0.eyJ0ZW5hbnQiOiJhIiwic3ViIjoiYiJ9.")],
  ])("%s", async (_what, headers) => {
    for (const path of [
      "/v1/chat/completions",
      "/v1/models",
      "/second/v1/chat/completions",
      "/https://listed.test/v1/chat/completions",
      "/memory",
      "/memory/export",
      "/usage",
    ]) {
      const { status, code, calls, response } = await outcome({ ...headers, "throughline-user": "ada" }, path);
      expect([status, code, calls], path).toEqual([401, "invalid_api_key", 0]);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
    }
  });

  test("does not read the body", async () => {
    const body = "x".repeat(100);
    const { response, seen } = await throughProxy({ headers: { ...json, "content-encoding": "br" }, body });
    expect([response.status, seen.length]).toEqual([401, 0]);
  });
});

describe("a tenant's key", () => {
  test("is accepted in every header that SDKs use, with or without the tenant's name", async () => {
    const { tenant, key } = await newTenant();
    for (const headers of [bearer(key), { "x-api-key": key }, { "throughline-key": key }]) {
      for (const named of [{}, { "throughline-tenant": tenant }]) {
        expect((await outcome({ ...headers, ...named })).status).toBe(200);
        expect((await outcome({ ...headers, ...named }, "/v1/models")).calls).toBe(1);
      }
    }
  });

  test("is a 403 for another tenant, before any call upstream", async () => {
    const { key, tenant } = await newTenant();
    const other = await newTenant();
    for (const named of [other.tenant, "no-such-tenant", tenant.toUpperCase(), `${tenant} `.replace(" ", "x")]) {
      const { status, code, calls } = await outcome({ ...bearer(key), "throughline-tenant": named });
      expect([status, code, calls]).toEqual([403, "not_allowed", 0]);
    }
  });

  test("is refused from the next request on when it is revoked, and other keys are not", async () => {
    const { tenant, id, key } = await newTenant();
    const second = await (await admin(`${pathOf(tenant)}/keys`, "POST")).json<{ id: string; key: string }>();
    expect((await outcome(bearer(key))).status).toBe(200);
    expect((await admin(`/keys/${id}`, "DELETE")).status).toBe(204);
    for (const path of ["/v1/chat/completions", "/v1/models", "/usage"]) {
      expect((await outcome(bearer(key), path)).status, path).toBe(401);
    }
    expect((await outcome(bearer(second.key))).status).toBe(200);
    expect((await admin(`/keys/${id}`, "DELETE")).status).toBe(204);
    expect((await admin(`/keys/${id.replace(/.$/, (end) => (end === "0" ? "1" : "0"))}`, "DELETE")).status).toBe(404);
  });

  test("is refused once it has expired", async () => {
    const { tenant } = await newTenant();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const { key } = await (await admin(`${pathOf(tenant)}/keys`, "POST", { expiresAt })).json<{ key: string }>();
    expect((await outcome(bearer(key))).status).toBe(200);
    advanceClock(60_000);
    expect((await outcome(bearer(key))).status).toBe(401);
  });

  test("is refused with its last letter changed", async () => {
    const { key } = await newTenant();
    const changed = key.slice(0, -1) + (key.endsWith("A") ? "B" : "A");
    expect((await outcome(bearer(changed))).status).toBe(401);
  });

  test("is shown once: lists contain its id and times, and neither key nor hash", async () => {
    const { tenant, id, key } = await newTenant();
    expect(key).toMatch(/^tl_/);
    const listed = await (await admin(`${pathOf(tenant)}/keys`)).text();
    expect(listed).toContain(id);
    expect(listed).not.toContain(key.slice(-43));
    expect(listed).not.toContain("hash");
  });
});

describe("a platform key", () => {
  test("is accepted for every tenant, and must name one that exists", async () => {
    const { key, id } = await newPlatformKey();
    const { tenant } = await newTenant();
    expect((await outcome({ ...bearer(key), "throughline-tenant": tenant })).status).toBe(200);
    const unnamed = await outcome(bearer(key));
    expect([unnamed.status, unnamed.code, unnamed.calls]).toEqual([400, "tenant_required", 0]);
    const unknown = await outcome({ ...bearer(key), "throughline-tenant": "no-such-tenant" });
    expect([unknown.status, unknown.calls]).toEqual([403, 0]);
    await admin(`/keys/${id}`, "DELETE");
    expect((await outcome({ ...bearer(key), "throughline-tenant": tenant })).status).toBe(401);
    expect((await outcome(bearer(key))).status).toBe(401);
  });
});

describe("the authorization of an upstream request", () => {
  test("never contains a Throughline key, in whichever header it was", async () => {
    const { key } = await newTenant();
    for (const headers of [
      bearer(key),
      { "x-api-key": key },
      { "throughline-key": key },
      { "throughline-key": key, ...bearer(key), "x-api-key": key, "api-key": key },
      { "throughline-key": key, authorization: key },
    ]) {
      for (const path of ["/v1/chat/completions", "/v1/models", "/https://listed.test/v1/models"]) {
        expect(JSON.stringify(await sentWith(headers, path))).not.toContain("tl_");
      }
    }
  });

  test("is the caller's own provider key beside Throughline-Key", async () => {
    const { key } = await newTenant();
    const sent = await sentWith({ "throughline-key": key, ...bearer("sk-own"), "x-api-key": "own" });
    expect(sent).toMatchObject({ authorization: "Bearer sk-own", "x-api-key": "own" });
  });

  test("is the configured key of that upstream if the caller brings none", async () => {
    const { key } = await newTenant();
    expect((await sentWith(bearer(key)))?.["authorization"]).toBe("Bearer sk-default");
    expect((await sentWith({ "throughline-key": key }))?.["authorization"]).toBe("Bearer sk-default");
    expect((await sentWith(bearer(key), "/second/v1/chat/completions"))?.["authorization"]).toBe("Bearer sk-second");
    const named = await sentWith(bearer(key), "/https://listed.test/v1/chat/completions");
    expect(named?.["authorization"]).toBeUndefined();
    const anthropic = await sentWith({ "x-api-key": key });
    expect(anthropic).toMatchObject({ "x-api-key": "sk-default" });
    expect(anthropic?.["authorization"]).toBeUndefined();
  });

  test("is the tenant's stored key rather than the configured one, for that upstream alone", async () => {
    const { tenant, key } = await newTenant();
    const other = await newTenant();
    const at = `${pathOf(tenant)}/provider-keys/second`;
    expect((await admin(at, "PUT", { key: "sk-of-tenant" })).status).toBe(204);
    const second = "/second/v1/chat/completions";
    expect((await sentWith(bearer(key), second))?.["authorization"]).toBe("Bearer sk-of-tenant");
    expect((await sentWith(bearer(key)))?.["authorization"]).toBe("Bearer sk-default");
    expect((await sentWith(bearer(other.key), second))?.["authorization"]).toBe("Bearer sk-second");
    const shown = await (await admin(pathOf(tenant))).text();
    expect(shown).toContain('"providerKeys":["second"]');
    expect(shown).not.toContain("sk-of-tenant");
    await admin(at, "DELETE");
    expect((await sentWith(bearer(key), second))?.["authorization"]).toBe("Bearer sk-second");
    expect((await admin(`${pathOf(tenant)}/provider-keys/third`, "PUT", { key: "k" })).status).toBe(404);
  });
});

test("the official client works with only its key and base URL changed", async () => {
  const { key } = await newTenant();
  const say = async (content: string, user: string): Promise<string> => {
    const messages = [{ role: "user" as const, content }];
    const { choices } = await client(key).chat.completions.create({ model: "stand-in", user, messages });
    return choices[0]?.message.content ?? "";
  };
  await say("My name is Ada.", "ada");
  expect(await say("What is my name?", "ada")).toContain("Ada");
  expect(await say("What is my name?", "bob")).not.toContain("Ada");
  await expect(client("tl_wrong").models.list()).rejects.toBeInstanceOf(AuthenticationError);
});

test("tenants share nothing for the same user and words, and keys of one tenant share everything", async () => {
  const [a, b] = [await newTenant(), await newTenant()];
  const more = await (await admin(`${pathOf(a.tenant)}/keys`, "POST")).json<{ key: string }>();
  const platform = await newPlatformKey();
  const list = async (headers: Record<string, string>) =>
    (
      await (
        await exports.default.fetch("http://throughline.test/memory", { headers: asAda(headers) })
      ).json<{ data: unknown[] }>()
    ).data;
  const body = JSON.stringify({ text: "The safe stands behind the mirror." });
  await exports.default.fetch("http://throughline.test/memory", {
    method: "POST",
    headers: asAda(bearer(a.key)),
    body,
  });
  expect(await list(bearer(a.key))).toHaveLength(1);
  expect(await list(bearer(more.key))).toHaveLength(1);
  expect(await list({ ...bearer(platform.key), "throughline-tenant": a.tenant })).toHaveLength(1);
  expect(await list(bearer(b.key))).toHaveLength(0);
  expect(await list({ ...bearer(platform.key), "throughline-tenant": b.tenant })).toHaveLength(0);
});

test("the admin API accepts the admin key alone", async () => {
  const { key } = await newTenant();
  for (const headers of [
    {},
    bearer(key),
    bearer("adm-of-the-tests-0002"),
    bearer(""),
    { authorization: "adm-of-the-tests-0001" },
  ]) {
    for (const path of ["/tenants", "/keys", "/audit", "/nothing"]) {
      expect((await admin(path, "GET", undefined, { ...json, ...headers })).status).toBe(401);
    }
    expect((await admin("/tenants", "POST", { tenant: "x" }, { ...json, ...headers })).status).toBe(401);
  }
  expect((await admin("/nothing", "GET", undefined, adminHeaders)).status).toBe(404);
  expect((await admin("/tenants", "DELETE")).status).toBe(405);
});
