import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { hasRedis, type ServedUpstash, startUpstash } from "../support/upstash/start-upstash.ts";
import { canary, timesIn } from "./support/byte-scan.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* A tenant that goes takes what it shared out of Upstash too, and not before Upstash has heard of it is it gone. */

beforeEach(({ skip }) => {
  if (!hasRedis()) skip("redis-server is not installed");
});

const ADMIN_KEY = "adm-of-the-tenant-tests";
let upstream: UpstreamServer;
let upstash: ServedUpstash;
let product: Product;
beforeAll(async () => {
  if (!hasRedis()) return;
  [upstream, upstash] = await Promise.all([startUpstream(), startUpstash()]);
  const env = { STORAGE: "upstash", RECALL_DEADLINE_MS: "5000", UPSTREAM_BASE_URL: upstream.baseUrl, ADMIN_KEY };
  product = await startProduct({ env: { ...env, ...upstash.settings } });
});
afterAll(async () => {
  await cleanUp();
  await upstream?.close();
  upstash?.stop();
});

function admin(path: string, method = "POST", body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${ADMIN_KEY}`, "content-type": "application/json" };
  return fetch(`${product.url}/admin${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}

async function tenant(name: string): Promise<Record<string, string>> {
  await admin("/tenants", "POST", { tenant: name });
  const { key } = (await (await admin(`/tenants/${name}/keys`)).json()) as { key: string };
  return { "throughline-key": key };
}

const timesInRedis = async (word: string): Promise<number> =>
  timesIn(new TextDecoder("latin1").decode((await upstash.dump()).redis), word);

test("of a tenant that is erased Redis holds no shared answer, and of another all", { timeout: 60_000 }, async () => {
  const [acme, other] = [canary("acme"), canary("other")];
  const words = [canary("gone"), canary("kept")];
  for (const [i, key] of [await tenant(acme), await tenant(other)].entries()) {
    const talker = talkerTo(product, "zora", { ...key, "throughline-memory": "off" });
    await talker.say(`What is the capital of ${words[i] ?? ""}?`, { stream: false });
  }
  const [gone = "", kept = ""] = words;
  await expect
    .poll(async () => Math.min(...(await Promise.all(words.map(timesInRedis)))), { timeout: 10_000 })
    .toBeGreaterThan(0);
  const before = await timesInRedis(kept);

  upstash.switches.redis.down = "refuse";
  expect((await admin(`/tenants/${acme}`, "DELETE")).status).toBeGreaterThanOrEqual(500);
  upstash.switches.redis.down = "no";
  await expect
    .poll(async () => (await admin(`/tenants/${acme}`, "DELETE")).status, { timeout: 15_000, interval: 500 })
    .toBe(200);
  expect([await timesInRedis(gone), await timesInRedis(kept)]).toEqual([0, before]);
});
