import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { hasRedis, type ServedUpstash, startUpstash } from "../support/upstash/start-upstash.ts";
import { canary, placesWith, timesIn } from "./support/byte-scan.ts";
import { liveALittle } from "./support/live-a-little.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { type Talker, talkerTo } from "./support/talker.ts";

/* Guarantee 5 with STORAGE=upstash: every byte under DATA_DIR, of what Redis saves, of what Vector holds, and every line printed. */

beforeEach(({ skip }) => {
  if (!hasRedis()) skip("redis-server is not installed");
});

let upstream: UpstreamServer;
let upstash: ServedUpstash;
let product: Product;
beforeAll(async () => {
  if (!hasRedis()) return;
  [upstream, upstash] = await Promise.all([startUpstream(), startUpstash()]);
  const env = { STORAGE: "upstash", RECALL_DEADLINE_MS: "5000", UPSTREAM_BASE_URL: upstream.baseUrl };
  product = await startProduct({ env: { ...env, ...upstash.settings } });
});
afterAll(async () => {
  await cleanUp();
  await upstream?.close();
  upstash?.stop();
});

/** Where the word is: files, print, and the two services. */
async function allPlacesWith(word: string): Promise<string[]> {
  const { redis, vector } = await upstash.dump();
  const there = { redis: new TextDecoder("latin1").decode(redis), vector };
  const services = Object.entries(there).map(([name, text]) => `${name} (${timesIn(text, word)})`);
  return [...(await placesWith(word, product)), ...services.filter((place) => !place.endsWith("(0)"))];
}

/** All that was written has been carried there: the alarm does it, a moment later. */
const carried = (word: string): Promise<void> =>
  expect.poll(async () => (await allPlacesWith(word)).join(), { timeout: 10_000 }).toMatch(/Vault.*redis/);

const exported = async (talker: Talker): Promise<string> => (await talker.memory("/export")).text();

test("of a user who is erased no byte is left anywhere; another keeps every one", { timeout: 120_000 }, async () => {
  const [zora, yves] = [canary("zora"), canary("yves")];
  const [gone, stays] = [talkerTo(product, zora), talkerTo(product, yves)];
  await liveALittle(gone, zora);
  await liveALittle(stays, yves);
  await Promise.all([carried(zora), carried(yves)]);
  const before = await exported(stays);
  const receipt = await gone.memory("", { method: "DELETE" });
  expect(receipt.status).toBe(200);
  expect(await allPlacesWith(zora)).toEqual([]);
  expect((await allPlacesWith(yves)).join()).toMatch(/Vault.*redis/);
  expect(await exported(stays)).toBe(before);
});

test("of one memory that is deleted no byte is left anywhere; what was said beside it stays", async () => {
  const [word, kept] = [canary("town"), canary("kept")];
  const zora = talkerTo(product, "zora");
  await zora.say(`My sister lives in ${kept}.`);
  await zora.say(`I live in ${word}.`);
  await zora.say("Where do I live?", { stream: false, script: { content: `You live in ${word}.` } });
  await zora.say(`What is the population of ${word}?`, { stream: false });
  const note = { text: `Pays as ${word}`, metadata: { [word]: word } };
  await zora.memory("", { method: "POST", body: note });
  await carried(word);
  const about = (await zora.memories()).filter(({ text }) => text.includes(word));
  expect(about.length).toBeGreaterThan(3);
  for (const { id } of about) expect([204, 404]).toContain((await zora.memory(`/${id}`, { method: "DELETE" })).status);
  expect(await allPlacesWith(word)).toEqual([]);
  expect((await allPlacesWith(kept)).join()).toMatch(/Vault.*redis/);
});

test("deleted while Upstash is away, it is gone here at once, and there soon after that is back", async () => {
  const [word, user] = [canary("town"), canary("anna")];
  const anna = talkerTo(product, user);
  await anna.memory("", { method: "POST", body: { text: `Pays as ${word}` } });
  await carried(word);
  const [{ id } = { id: "" }] = await anna.memories();
  upstash.switches.redis.down = "refuse";
  // Accepted, and not yet done everywhere.
  expect((await anna.memory(`/${id}`, { method: "DELETE" })).status).toBe(202);
  expect((await allPlacesWith(word)).every((place) => place.startsWith("redis"))).toBe(true);
  upstash.switches.redis.down = "no";
  await expect.poll(() => allPlacesWith(word), { timeout: 30_000, interval: 200 }).toEqual([]);
});
