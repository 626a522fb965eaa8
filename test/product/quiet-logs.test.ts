import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* What is printed holds no content, key or id, whatever goes wrong. */

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

test("bad requests and bad answers print nothing of what was in them", async () => {
  const product = await start();
  const zora = talkerTo(product, WORD);
  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(product.url + path, { method: "POST", headers: { "throughline-user": WORD, ...headers }, body });
  await post("/v1/chat/completions", `{"${WORD}`);
  await post("/v1/chat/completions", JSON.stringify({ model: WORD, messages: WORD }), {
    "x-scripted": JSON.stringify({ status: 400, body: `{"error":{"message":"${WORD}"}}` }),
  });
  await post("/v1/chat/completions", JSON.stringify({ model: WORD, messages: [] }), {
    "throughline-user": WORD.repeat(100),
  });
  await post(
    "/v1/chat/completions",
    JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: WORD }] }),
  );
  await post(`/memory?${WORD}`, `{"text": "${WORD}"`);
  await post(`/memory/${WORD}/restore`, "");
  await fetch(`${product.url}/${WORD}`);
  for (const script of [
    { status: 500, body: `{"error":{"message":"${WORD}"}}` },
    { body: `{"${WORD}` },
    { chunks: [`data: {"${WORD}\n\n`], breakOff: true },
    { chunks: [`data: ${WORD}\n\n`, `data: {"error":{"message":"${WORD}"}}\n\n`, "data: [DONE]\n\n"] },
    { body: WORD, headers: { "content-encoding": "gzip", "content-type": "application/json" } },
  ]) {
    await zora.say(`My name is ${WORD}.`, { script });
    await zora.say(`My name is ${WORD}.`, { stream: false, script });
  }
  await product.stop();
  expectQuiet(product);
});

test("an upstream that cannot be reached is not quoted", async () => {
  const product = await start({ UPSTREAM_BASE_URL: `http://127.0.0.1:9/${WORD}` });
  const heard = await talkerTo(product, WORD).say(`My name is ${WORD}.`);
  expect(heard.response?.status).toBe(502);
  await product.stop();
  expectQuiet(product);
});

test("with its databases destroyed chat goes on, degraded, and what is printed is events alone", async () => {
  const product = await start();
  const zora = talkerTo(product, WORD);
  await zora.say(`My name is ${WORD}.`);
  await zora.say(`What is the capital of ${WORD}?`);
  await product.stop();
  const objects = join(product.dataDir, "objects");
  const broken = (await readdir(objects, { recursive: true })).filter((file) =>
    /(Vault|Answers)\/[0-9a-f]{64}\.sqlite/.test(file),
  );
  expect(broken.length).toBeGreaterThan(1);
  for (const file of broken) await writeFile(join(objects, file), `not a database, but ${WORD}. `.repeat(1_000));

  const again = await start({ DATA_DIR: product.dataDir });
  const heard = await talkerTo(again, WORD).say(`Is my name ${WORD}?`);
  expect(heard.ended).toBe(true);
  expect(heard.response?.headers.get("throughline-memory")).toMatch(/^degraded;reason=(unavailable|deadline)/);
  expect((await talkerTo(again, WORD).memory()).status).toBe(503);
  expect((await talkerTo(again, WORD).memory("", { method: "DELETE" })).status).toBe(503);
  await again.stop();
  expectQuiet(again);
});
