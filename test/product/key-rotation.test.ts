import { SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";

/* Keys of the operator change while the data stays: docs/operations.md, "Change keys". */

const FIRST = { ADMIN_KEY: "adm-the-first-of-two", ENCRYPTION_KEY: "the-first-of-two-encryption-keys-here" };

let upstream: UpstreamServer;
let dataDir = "";
let tenantKey = "";
let jwtSecret = "";

beforeAll(async () => {
  [upstream, dataDir] = [await startUpstream(), await newDataDir()];
  const product = await open(FIRST);
  ({ jwtSecret } = await admin(product, FIRST.ADMIN_KEY, "POST", "/tenants", { tenant: "acme" }));
  ({ key: tenantKey } = await admin(product, FIRST.ADMIN_KEY, "POST", "/tenants/acme/keys", {}));
  await admin(product, FIRST.ADMIN_KEY, "PUT", "/tenants/acme/provider-keys/default", { key: "sk-of-acme" });
  await chat(product, { "throughline-key": tenantKey, "throughline-user": "ada" }, "The spare tent is in the attic.");
  await product.stop();
});

afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const open = (keys: Record<string, string>): Promise<Product> =>
  startProduct({
    env: { ...keys, DATA_DIR: dataDir, UPSTREAM_BASE_URL: upstream.baseUrl, RECALL_DEADLINE_MS: "5000" },
  });

/** Calls the admin API, which must accept. */
async function admin(
  { url }: Product,
  key: string,
  method: string,
  path: string,
  body: object,
): Promise<{ key: string; jwtSecret: string }> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const response = await fetch(`${url}/admin${path}`, { method, headers, body: JSON.stringify(body) });
  expect(response.ok, `${method} ${path}: ${response.status}`).toBe(true);
  const text = await response.text();
  return (text === "" ? {} : JSON.parse(text)) as { key: string; jwtSecret: string };
}

function chat(
  { url }: Product,
  headers: Record<string, string>,
  content: string,
  model = "stand-in",
): Promise<Response> {
  const body = JSON.stringify({ model, messages: [{ role: "user", content }] });
  return fetch(`${url}/v1/chat/completions`, { method: "POST", headers, body });
}

/** Asks as a user with a signed token. */
async function byToken(product: Product, secret: string): Promise<number> {
  const token = await new SignJWT({ tenant: "acme" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("ada")
    .setExpirationTime("5m")
    .sign(new TextEncoder().encode(secret));
  return (await fetch(`${product.url}/memory`, { headers: { authorization: `Bearer ${token}` } })).status;
}

const recalls = async (product: Product): Promise<boolean> => {
  const headers = { "throughline-key": tenantKey, "throughline-user": "ada" };
  return (await (await chat(product, headers, "Where is the spare tent?")).text()).includes("attic");
};

/** Returns whether a request for the upstream arrives there with the tenant's stored key. */
async function usesStoredKey(product: Product): Promise<boolean> {
  const before = upstream.arrived.length;
  await (await chat(product, { authorization: `Bearer ${tenantKey}` }, "Hello", "any-model")).text();
  return upstream.arrived.slice(before).some(({ rawHeaders }) => rawHeaders.includes("Bearer sk-of-acme"));
}

test("another ADMIN_KEY: the old one is refused, and tenants notice nothing", async () => {
  const product = await open({ ...FIRST, ADMIN_KEY: "adm-the-second-of-two" });
  const old = { authorization: `Bearer ${FIRST.ADMIN_KEY}` };
  expect((await fetch(`${product.url}/admin/tenants`, { headers: old })).status).toBe(401);
  expect([await recalls(product), await usesStoredKey(product), await byToken(product, jwtSecret)]).toEqual([
    true,
    true,
    200,
  ]);
  await product.stop();
});

test("another ENCRYPTION_KEY: keys and memories go on; tokens and provider keys do once they are renewed", async () => {
  const product = await open({ ...FIRST, ENCRYPTION_KEY: "the-second-of-two-encryption-keys-here" });
  expect(await recalls(product)).toBe(true);
  expect([await usesStoredKey(product), (await byToken(product, jwtSecret)) >= 400]).toEqual([false, true]);
  const renewed = await admin(product, FIRST.ADMIN_KEY, "POST", "/tenants/acme/jwt-secret", {});
  await admin(product, FIRST.ADMIN_KEY, "PUT", "/tenants/acme/provider-keys/default", { key: "sk-of-acme" });
  expect([await usesStoredKey(product), await byToken(product, renewed.jwtSecret)]).toEqual([true, 200]);
  await product.stop();
});
