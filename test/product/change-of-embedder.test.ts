import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { EmbeddingCall, EmbeddingScript } from "../support/scripted-embeddings.ts";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { type Talker, talkerTo } from "./support/talker.ts";
import { spacesOnDisk } from "./support/vault-files.ts";

/* Another embedder under a living deployment: everything is embedded anew, once, whatever kills the process on the way. */

const NOTES = 300;
const STATIC = "throughline-static-2/128";
const REMOTE = "openai-1/scripted/64";
/** Notes, the one round, and the statement in it. */
const ALL = NOTES + 2;

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterEach(() => upstream.arrived.splice(0));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const control = (): string => upstream.baseUrl.replace("/v1", "/_embeddings/scripted");
const script = async (next: EmbeddingScript): Promise<void> =>
  void (await fetch(control(), { method: "PUT", body: JSON.stringify(next) }));
async function sent(): Promise<string[]> {
  const calls: EmbeddingCall[] = await (await fetch(control())).json();
  return calls.flatMap(({ texts }) => texts).filter((text) => /^Note|marmot/.test(text));
}

const start = (dataDir: string, env: Record<string, string> = {}): Promise<Product> =>
  startProduct({ env: { DATA_DIR: dataDir, UPSTREAM_BASE_URL: upstream.baseUrl, RECALL_DEADLINE_MS: "2000", ...env } });

const withRemote = (dataDir: string): Promise<Product> =>
  start(dataDir, { EMBEDDER: "openai", EMBEDDER_BASE_URL: upstream.baseUrl, EMBEDDER_MODEL: "scripted" });

/** A deployment of which one user is known. */
async function knownUser(): Promise<string> {
  const dataDir = await newDataDir();
  const product = await start(dataDir);
  const zora = talkerTo(product, "zora");
  await zora.say("My marmot is called Waldemar.");
  const lines = Array.from({ length: NOTES }, (_, i) =>
    JSON.stringify({ kind: "memory", text: `Note ${i} on trains` }),
  );
  const imported = await fetch(`${product.url}/memory/import`, {
    method: "POST",
    headers: { authorization: "Bearer sk-test", "throughline-user": "zora" },
    body: lines.join("\n"),
  });
  expect(await imported.json()).toMatchObject({ imported: NOTES });
  await product.stop();
  expect(await spacesOnDisk(dataDir)).toEqual({ [STATIC]: ALL });
  return dataDir;
}

/** Wakes the vault, which finds its memories by words whatever their vectors are. */
async function ask(zora: Talker): Promise<string | null> {
  const heard = await zora.say("What is my marmot called?", { headers: { "throughline-memory": "read" } });
  const body = new TextDecoder().decode(
    upstream.arrived.findLast(({ url }) => url.endsWith("/chat/completions"))?.body,
  );
  expect(body).toContain("Waldemar");
  return heard.response?.headers.get("throughline-memory") ?? null;
}

const chats = (): number => upstream.arrived.filter(({ url }) => url.endsWith("/chat/completions")).length;

test("from the isolate to the network, killed twice on the way: all is embedded, nothing twice but what was under way", async () => {
  const dataDir = await knownUser();
  await script({ delayMs: 80 });
  upstream.arrived.splice(0);
  for (const [kill, atLeast] of [64, 160].entries()) {
    const product = await withRemote(dataDir);
    expect(await ask(talkerTo(product, "zora"))).toMatch(/^read;recalled=[1-9]/);
    await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBeGreaterThan(atLeast);
    await product.kill9();
    const onDisk = await spacesOnDisk(dataDir);
    expect(Object.keys(onDisk).toSorted()).toEqual([REMOTE, STATIC]);
    expect((onDisk[REMOTE] ?? 0) + (onDisk[STATIC] ?? 0), `kill ${kill}`).toBe(ALL);
  }
  await script({});
  const already = (await spacesOnDisk(dataDir))[STATIC] ?? 0;
  // Nobody comes back: the alarm that was set before the crash goes on by itself.
  const product = await withRemote(dataDir);
  await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBe(already);
  expect(await ask(talkerTo(product, "zora"))).toMatch(/^read;recalled=[1-9]/);
  await product.stop();
  expect(await spacesOnDisk(dataDir)).toEqual({ [REMOTE]: ALL });
  expect(chats()).toBe(3);
}, 120_000);

test("half-way back again: what was not touched is not embedded a second time, and no vector is lost", async () => {
  const dataDir = await knownUser();
  await script({ delayMs: 80 });
  const there = await withRemote(dataDir);
  await ask(talkerTo(there, "zora"));
  await expect.poll(async () => (await sent()).length, { timeout: 20_000 }).toBeGreaterThan(64);
  await there.kill9();

  const back = await start(dataDir);
  await ask(talkerTo(back, "zora"));
  await expect.poll(() => spacesOnDisk(dataDir), { timeout: 20_000 }).toEqual({ [STATIC]: ALL });
  await back.stop();
}, 120_000);

test("the embedder's server is gone: chat goes on by words, and says so; what was said is embedded when it is back", async () => {
  const dataDir = await newDataDir();
  const gone = await startUpstream();
  const { baseUrl } = gone;
  await gone.close();
  const env = { EMBEDDER: "openai", EMBEDDER_BASE_URL: baseUrl, EMBEDDER_MODEL: "scripted" };
  const product = await start(dataDir, env);
  const zora = talkerTo(product, "zora");
  await zora.say("My marmot is called Waldemar.");
  const from = Date.now();
  expect(await ask(zora)).toMatch(/^degraded;reason=embedder;recalled=[1-9]/);
  expect(Date.now() - from).toBeLessThan(2_000 + 500);
  await product.kill9();
  expect(await spacesOnDisk(dataDir)).toEqual({ none: 2 });

  await script({});
  const again = await withRemote(dataDir);
  await ask(talkerTo(again, "zora"));
  await expect.poll(() => spacesOnDisk(dataDir), { timeout: 20_000 }).toEqual({ [REMOTE]: 2 });
  await again.stop();
}, 120_000);
