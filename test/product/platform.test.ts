import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { placesWith } from "./support/byte-scan.ts";
import { headersOf } from "./support/both-ways.ts";
import { rawRequest } from "./support/raw-request.ts";
import { cleanUp, failingStart, type Product, startProduct } from "./support/start-product.ts";

/* Platform mode as an operator runs it: on disk, over real sockets, through crashes. */

const ADMIN_KEY = "adm-of-the-product-tests";
let upstream: UpstreamServer;
let product: Product;
let env: Record<string, string>;

beforeAll(async () => {
  upstream = await startUpstream();
  env = {
    UPSTREAM_BASE_URL: upstream.baseUrl,
    ADMIN_KEY,
    ENCRYPTION_KEY: "of-the-product-tests-of-the-product-tests",
  };
  product = await startProduct({ env });
});

afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

async function send(path: string, method: string, key: string, body?: object, headers: Record<string, string> = {}) {
  const { status, bytes } = await rawRequest(product.url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = new TextDecoder().decode(bytes);
  return { status, text, json: () => JSON.parse(text) as Record<string, string> };
}

const admin = (path: string, method = "GET", body?: object) => send(`/admin${path}`, method, ADMIN_KEY, body);
const chat = (key: string, headers?: Record<string, string>) =>
  send("/v1/chat/completions", "POST", key, { model: "m", messages: [{ role: "user", content: "hi" }] }, headers);

test("a tenant of any name is reached by its percent-encoded name, as the path stands on the wire", async () => {
  for (const name of ["%2F", "a/b", "", "%2e%2e", "..%2f..", "é", "?", "#", "//"]) {
    expect((await admin("/tenants", "POST", { tenant: name })).status, name).toBe(201);
    const encoded = encodeURIComponent(name);
    const made = await admin(`/tenants/${encoded}/keys`, "POST");
    expect(made.status, name).toBe(201);
    // A platform key would need the tenant named: this one is pinned.
    expect((await chat(made.json()["key"] ?? "")).status, name).toBe(200);
    expect((await admin(`/tenants/${encoded}`)).json()["tenant"]).toBe(name);
  }
});

test("a name that is a step in a path is refused: asking for its key would make one for the whole platform", async () => {
  for (const name of [".", ".."]) expect((await admin("/tenants", "POST", { tenant: name })).status).toBe(400);
});

describe("after a crash", () => {
  test("keys hold or are revoked as before, limits of a day go on, and no secret was on disk in clear", async () => {
    const { jwtSecret = "" } = (await admin("/tenants", "POST", { tenant: "acme" })).json();
    const first = (await admin("/tenants/acme/keys", "POST")).json();
    const second = (await admin("/tenants/acme/keys", "POST")).json();
    const platform = (await admin("/keys", "POST")).json();
    await admin("/tenants/acme/provider-keys/default", "PUT", { key: "sk-of-acme-on-disk" });
    await admin("/tenants/acme", "PATCH", { policy: { limits: { requestsPerDay: 3 } } });
    expect((await chat(first["key"] ?? "")).status).toBe(200);
    expect((await chat(platform["key"] ?? "", { "throughline-tenant": "acme" })).status).toBe(200);
    await admin(`/keys/${first["id"]}`, "DELETE");
    // Counts are on disk within a second.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await product.kill9();
    product = await startProduct({ env: { ...env, DATA_DIR: product.dataDir } });
    expect((await chat(first["key"] ?? "")).status).toBe(401);
    expect((await chat(second["key"] ?? "")).status).toBe(200);
    const arrived = upstream.arrived.at(-1);
    expect(arrived && headersOf(arrived)["authorization"]).toBe("Bearer sk-of-acme-on-disk");
    expect((await chat(second["key"] ?? "")).status).toBe(429);
    const secrets = [first, second, platform].map(({ key = "" }) => key.slice(-43));
    for (const secret of [...secrets, jwtSecret, jwtSecret.slice(4), "sk-of-acme-on-disk", ADMIN_KEY]) {
      expect(await placesWith(secret, product), secret.slice(0, 6)).toEqual([]);
    }
  });

  test("of the names and words of a tenant that was erased not a byte is left", async () => {
    const tenant = "canary-tenant-zq81";
    await admin("/tenants", "POST", { tenant });
    const { key = "" } = (await admin(`/tenants/${tenant}/keys`, "POST")).json();
    await send(
      "/memory",
      "POST",
      key,
      { text: "A canary-word-zq82 sits here." },
      { "throughline-user": "canary-user-zq83" },
    );
    expect(await placesWith("canary-word-zq82", product)).not.toEqual([]);
    expect((await admin(`/tenants/${tenant}`, "DELETE")).status).toBe(200);
    for (const canary of [tenant, "canary-word-zq82", "canary-user-zq83"]) {
      expect(await placesWith(canary, product), canary).toEqual([]);
    }
  });
});

const objectFiles = (): Promise<string[]> => readdir(`${product.dataDir}/objects`, { recursive: true });

test("a key that nobody made leaves no file behind", async () => {
  const before = await objectFiles();
  for (let i = 0; i < 5; i++) {
    const account = crypto.randomUUID().replaceAll("-", "");
    expect((await chat(`tl_${account}_${"0".repeat(12)}_${"A".repeat(43)}`)).status).toBe(401);
  }
  expect(await objectFiles()).toEqual(before);
});

test.each([
  ["ADMIN_KEY", { ADMIN_KEY: "short" }],
  ["ADMIN_KEY", { ADMIN_KEY: "eight-ch", HOST: "0.0.0.0" }],
  ["ENCRYPTION_KEY", { ENCRYPTION_KEY: "short" }],
])("%s that protects nothing stops the start", async (name, given) => {
  const { code, stderr } = await failingStart(given);
  expect([code, stderr]).toEqual([1, expect.stringContaining(name)]);
});
