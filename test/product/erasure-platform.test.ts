import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { canary, placesWith } from "./support/byte-scan.ts";
import { liveALittle } from "./support/live-a-little.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { type Talker, talkerTo } from "./support/talker.ts";
import { vaultBytesWith } from "./support/vault-files.ts";

/* Guarantee 5 in platform mode, looked at from outside: every byte under DATA_DIR and every line printed. */

const ADMIN_KEY = "adm-of-the-erasure-tests";
let upstream: UpstreamServer;
let product: Product;
beforeAll(async () => {
  upstream = await startUpstream();
  const ENCRYPTION_KEY = "of-the-erasure-tests-of-the-erasure-tests";
  product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, ADMIN_KEY, ENCRYPTION_KEY } });
});
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

async function admin(path: string, method = "POST", body?: object): Promise<Record<string, unknown>> {
  const headers = { authorization: `Bearer ${ADMIN_KEY}`, "content-type": "application/json" };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${product.url}/admin${path}`, init);
  expect(response.ok, path).toBe(true);
  return (await response.json()) as Record<string, unknown>;
}

async function tenant(name: string): Promise<Record<string, string>> {
  await admin("/tenants", "POST", { tenant: name });
  return { "throughline-key": String((await admin(`/tenants/${name}/keys`))["key"]) };
}

/** Alarms write what was postponed, at most a second after the last exchange. */
const QUIET_MS = 1_500;

/** Returns the files of other tenants, once they no longer change. */
async function restingBytes(...words: string[]): Promise<string[]> {
  const read = async (): Promise<string[]> =>
    (await Promise.all(words.map((word) => vaultBytesWith(word, product)))).flat();
  for (let before = await read(); ;) {
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const now = await read();
    if (now.join() === before.join()) return now;
    before = now;
  }
}

const exported = async (talker: Talker): Promise<string> => (await talker.memory("/export")).text();

test(
  "of a user who is erased no byte is left; users beside them, of the tenant and of another, keep every one",
  { timeout: 120_000 },
  async () => {
    const [acme, other] = [await tenant(canary("acme")), await tenant(canary("other"))];
    const [zora, yves, twin] = [canary("zora"), canary("yves"), canary("twin")];
    const gone = talkerTo(product, zora, acme);
    const [stays, namesake] = [talkerTo(product, yves, acme), talkerTo(product, zora, other)];
    await liveALittle(gone, zora);
    await liveALittle(stays, yves);
    // The same name in another tenant is somebody else.
    await liveALittle(namesake, twin);
    expect((await placesWith(zora, product)).join()).toContain("Vault");
    const before = [await exported(stays), await exported(namesake)];
    const bytes = await restingBytes(yves, twin);
    expect(bytes).toHaveLength(2);

    const erased = await gone.memory("", { method: "DELETE" });
    expect(erased.status).toBe(200);
    expect(await placesWith(zora, product)).toEqual([]);
    expect([...(await vaultBytesWith(yves, product)), ...(await vaultBytesWith(twin, product))]).toEqual(bytes);
    expect([await exported(stays), await exported(namesake)]).toEqual(before);
    expect(await gone.memories()).toEqual([]);
  },
);

test("of one memory that is deleted no byte is left; what was said beside it stays", async () => {
  const acme = await tenant(canary("acme"));
  const [word, kept] = [canary("town"), canary("kept")];
  const [zora, yves] = [talkerTo(product, "zora", acme), talkerTo(product, "yves", acme)];
  for (const talker of [zora, yves]) await talker.say(`My sister lives in ${kept}.`);
  await zora.say(`I live in ${word}.`);
  await zora.say("Where do I live?", { stream: false, script: { content: `You live in ${word}.` } });
  await zora.say(`What is the population of ${word}?`, { stream: false });
  const about = (await zora.memories()).filter(({ text }) => text.includes(word));
  expect(about.length).toBeGreaterThan(2);
  const before = await exported(yves);
  for (const { id } of about) expect([204, 404]).toContain((await zora.memory(`/${id}`, { method: "DELETE" })).status);
  expect(await placesWith(word, product)).toEqual([]);
  expect((await zora.memories()).map(({ text }) => text).join()).toContain(kept);
  expect(await exported(yves)).toBe(before);
});

test("of a tenant that is erased no byte is left; another keeps every one", { timeout: 120_000 }, async () => {
  const [acme, other] = [canary("acme"), canary("other")];
  const [ofAcme, ofOther] = [await tenant(acme), await tenant(other)];
  const words = [canary("zora"), canary("yves")];
  const [rule, stays] = [canary("rule"), canary("stays")];
  for (const word of words) await liveALittle(talkerTo(product, word, ofAcme), word);
  const neighbour = talkerTo(product, stays, ofOther);
  await liveALittle(neighbour, stays);
  const rules = JSON.stringify({ rules: [{ text: `Always mention ${rule}.` }] });
  const headers = { ...ofAcme, "content-type": "application/json" };
  expect((await fetch(`${product.url}/tenant/rules`, { method: "PUT", headers, body: rules })).status).toBe(200);
  await fetch(`${product.url}/admin/tenants/${acme}/provider-keys/default`, {
    method: "PUT",
    headers: { authorization: `Bearer ${ADMIN_KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ key: `sk-${rule}` }),
  });
  for (const word of [...words, acme, rule]) expect(await placesWith(word, product), word).not.toEqual([]);
  const [before, bytes] = [await exported(neighbour), await restingBytes(stays)];

  expect((await admin(`/tenants/${acme}`, "DELETE"))["erased"]).toBe(true);
  for (const word of [...words, acme, rule]) expect(await placesWith(word, product), word).toEqual([]);
  expect(await vaultBytesWith(stays, product)).toEqual(bytes);
  expect(await exported(neighbour)).toBe(before);
  await product.stop();
  for (const word of [...words, acme, rule]) expect(await placesWith(word, product), word).toEqual([]);
});
