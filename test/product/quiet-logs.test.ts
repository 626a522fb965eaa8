import { readdir, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AREAS } from "../../src/api/areas.ts";
import { operationsOf } from "../support/random-requests.ts";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { canary, placesWith, timesIn } from "./support/byte-scan.ts";
import { type Answered, doEverything, forgetEverything, newWords, type Words } from "./support/everything.ts";
import { garbled, talkative } from "./support/ill-services.ts";
import { end, found } from "./support/tenant-life.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* The product prints no content, key or id, whatever goes wrong. */

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const WORD = "zoracanary";
const SECRETS = [WORD, "sk-test", "sk-upstream"];

const start = (env: Record<string, string> = {}): Promise<Product> =>
  startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, UPSTREAM_API_KEY: "sk-upstream", ...env } });

function expectQuiet(product: Product): void {
  for (const secret of SECRETS) expect(product.output(), secret).not.toContain(secret);
}

const KEYS = {
  admin: canary("adm"),
  encryption: `${canary("enc")}-and-so-on-and-so-on`,
  upstream: `sk-${canary("upstream")}`,
  embedder: `sk-${canary("embedder")}`,
  extractor: `sk-${canary("extractor")}`,
};

/** Everything that goes well or wrong, first with all that is asked over the network well, then ill. */
async function live(env: Record<string, string>, enter: (product: Product, words: Words) => Promise<Entered>) {
  const [services, words] = [await talkative(), newWords()];
  const noise = await garbled(words.answer);
  const deaf = `http://127.0.0.1:9/${words.host}`;
  const at = `http://127.0.0.1:${(noise.address() as AddressInfo).port}`;
  const product = await start({
    UPSTREAM_BASE_URL: services.baseUrl,
    UPSTREAMS: JSON.stringify({ down: { baseUrl: deaf, apiKey: `sk-${words.key}` }, garbled: { baseUrl: at } }),
    EMBEDDER: "openai",
    EMBEDDER_BASE_URL: services.baseUrl,
    EMBEDDER_API_KEY: KEYS.embedder,
    EMBEDDER_MODEL: words.model,
    EXTRACTOR: "llm",
    EXTRACTOR_BASE_URL: services.baseUrl.replace("/v1", "/extractor/v1"),
    EXTRACTOR_API_KEY: KEYS.extractor,
    EXTRACTOR_MODEL: words.model,
    ...env,
  });
  const { headers, secrets, leave } = await enter(product, words);
  const answers: Answered[] = [];
  for (const ill of [false, true]) {
    services.ill = ill;
    answers.push(...(await doEverything({ product, words, caller: headers })));
  }
  for (const event of ["journal_attempt_failed", "embedding_failed", "embedder_degraded"])
    await expect.poll(() => product.output(), { timeout: 20_000 }).toContain(event);
  // It was all there to be told.
  for (const word of [words.said, words.answer, words.note, words.conversation])
    expect((await placesWith(word, product)).join(), word).toContain("Vault");
  answers.push(...(await forgetEverything({ product, words, caller: headers })));
  answers.push(...((await leave?.()) ?? []));
  await product.stop();
  await services.close();
  noise.close();
  for (const secret of [...Object.values(words), ...Object.values(KEYS), ...secrets])
    expect(timesIn(product.output(), secret), secret).toBe(0);
  // workerd's own message quoted it. The log holds its kind and its place in workerd's source instead.
  expect(product.output()).toMatch(/"event":"not_http","reason":"workerd\/[^"]+","advice":"/);
  expect(product.output()).not.toMatch(/(?:mem|exc)_[0-9a-z]{26}/);
  const [, ...lines] = product
    .output()
    .trimEnd()
    .split(/\n(?=\{)/);
  for (const line of lines)
    expect(Object.keys(JSON.parse(line) as object).join()).toMatch(/^level,event(,reason|,status|,count|,advice)*$/);
  return { statuses: answers.map(({ status }) => status), asked: answers.map((one) => one.asked) };
}

interface Entered {
  readonly headers: Record<string, string>;
  readonly secrets: readonly string[];
  readonly leave?: () => Promise<Answered[]>;
}

/** Those that nobody has asked: `GET /memory/{}`, where `{}` is an id. */
function unasked(routes: readonly string[], asked: readonly string[]): string[] {
  const patterns = routes.map((route) => new RegExp(`^${route.replaceAll("{}", "[^/?]+")}(?:\\?|$)`));
  return routes.filter((_, i) => !asked.some((one) => patterns[i]?.test(one)));
}

async function ownRoutes(isAdmin: boolean): Promise<string[]> {
  const loads = Object.entries(AREAS).filter(([path]) => path.startsWith("/admin") === isAdmin);
  const areas = await Promise.all(loads.map(async ([, load]) => load()));
  return areas.flatMap(operationsOf).map(({ method, path }) => `${method} /${path}`);
}

test("personal mode: whatever goes well or wrong, nothing of it is printed", async () => {
  const { statuses, asked } = await live({}, async (_, { key }) => ({
    headers: { authorization: `Bearer sk-${key}` },
    secrets: [],
  }));
  expect(statuses).toEqual(
    expect.arrayContaining([200, 201, 204, 302, 400, 403, 404, 405, 412, 414, 429, 500, 502, 504]),
  );
  const broken = asked.filter((one, i) => /^\w+ \/(?:mcp|oauth)/.test(one) && (statuses[i] ?? 0) >= 500);
  expect(broken).toEqual([]);
  const routes = ["POST /v1/chat/completions", ...(await ownRoutes(false))];
  expect(routes.length).toBeGreaterThan(20);
  expect(unasked(routes, asked)).toEqual([]);
});

test("platform mode: whatever goes well or wrong, nothing of it is printed", async () => {
  const env = { ADMIN_KEY: KEYS.admin, ENCRYPTION_KEY: KEYS.encryption, UPSTREAM_API_KEY: KEYS.upstream };
  const { statuses, asked } = await live(env, async (product, words) => {
    const tenant = await found(product, words, KEYS.admin);
    const leave = async () => [
      ...tenant.answers,
      ...(await end(product, tenant, words, KEYS.admin, "http://127.0.0.1:9")),
    ];
    return { ...tenant, leave };
  });
  expect(statuses).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 405, 409, 502, 504]));
  const routes = await ownRoutes(true);
  expect(routes.length).toBeGreaterThan(15);
  expect(unasked(routes, asked)).toEqual([]);
});

test("an upstream that cannot be reached is not quoted", async () => {
  const product = await start({ UPSTREAM_BASE_URL: `http://127.0.0.1:9/${WORD}` });
  const heard = await talkerTo(product, WORD).say(`My name is ${WORD}.`);
  expect(heard.response?.status).toBe(502);
  await product.stop();
  expectQuiet(product);
});

/** Writes over the databases of these objects, of which there must be some. */
async function destroy({ dataDir }: Product, objects: RegExp): Promise<void> {
  const folder = join(dataDir, "objects");
  const broken = (await readdir(folder, { recursive: true })).filter((file) => objects.test(file));
  expect(broken.length).toBeGreaterThan(1);
  for (const file of broken) await writeFile(join(folder, file), `not a database, but ${WORD}. `.repeat(1_000));
}

test("with its databases destroyed chat goes on, degraded, and what is printed is events alone", async () => {
  const product = await start();
  const zora = talkerTo(product, WORD);
  await zora.say(`My name is ${WORD}.`);
  await zora.say(`What is the capital of ${WORD}?`);
  await product.stop();
  await destroy(product, /(Vault|Answers)\/[0-9a-f]{64}\.sqlite/);

  const again = await start({ DATA_DIR: product.dataDir });
  const heard = await talkerTo(again, WORD).say(`Is my name ${WORD}?`);
  expect(heard.ended).toBe(true);
  expect(heard.response?.headers.get("throughline-memory")).toMatch(/^degraded;reason=(unavailable|deadline)/);
  expect((await talkerTo(again, WORD).memory()).status).toBe(503);
  expect((await talkerTo(again, WORD).memory("", { method: "DELETE" })).status).toBe(503);
  await again.stop();
  expectQuiet(again);
});

test("with those of tenants destroyed nobody is let in, and what is printed is events alone", async () => {
  const env = { ADMIN_KEY: KEYS.admin, ENCRYPTION_KEY: KEYS.encryption };
  const product = await start(env);
  const tenant = await found(product, newWords(), KEYS.admin);
  expect((await talkerTo(product, WORD, tenant.headers).say(`My name is ${WORD}.`)).ended).toBe(true);
  await product.stop();
  await destroy(product, /(Tenant|Directory)\/[0-9a-f]{64}\.sqlite/);

  const again = await start({ ...env, DATA_DIR: product.dataDir });
  const heard = await talkerTo(again, WORD, tenant.headers).say(`Is my name ${WORD}?`);
  expect(heard.response?.status).toBe(503);
  const headers = { authorization: `Bearer ${KEYS.admin}` };
  expect((await fetch(again.url + tenant.path, { headers })).status).toBeGreaterThanOrEqual(500);
  await again.stop();
  expectQuiet(again);
  for (const secret of tenant.secrets) expect(timesIn(again.output(), secret), secret).toBe(0);
});
