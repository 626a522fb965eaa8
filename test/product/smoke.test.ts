import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { canary, placesWith } from "./support/byte-scan.ts";
import { CHECKOUT, cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* The whole product once, as somebody who hosts it meets it: the other files here go into each of these. */

/** A busy machine must not turn what is tested into a missed deadline. */
const PATIENT = { RECALL_DEADLINE_MS: "5000" };

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

/** Says something by the official client, and resolves to what it heard. */
async function talk(baseURL: string, content: string): Promise<string> {
  const defaultHeaders = { "throughline-user": "zora" };
  const openai = new OpenAI({ baseURL, apiKey: "sk-test", maxRetries: 0, defaultHeaders });
  const stream = await openai.chat.completions.create({
    model: "gpt-test",
    messages: [{ role: "user", content }],
    stream: true,
  });
  let heard = "";
  for await (const { choices } of stream) heard += choices[0]?.delta.content ?? "";
  return heard;
}

test("with no key, the first curl line it prints is answered, and it ends cleanly", async () => {
  const product = await startProduct({ command: CHECKOUT });
  const [, body = ""] = /-d '(\{.*\})'$/m.exec(product.output()) ?? [];
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${product.baseUrl}/chat/completions`, { method: "POST", headers, body });
  expect([response.status, await response.json()]).toMatchObject([200, { choices: [{ finish_reason: "stop" }] }]);
  expect(await product.stop()).toBe(0);
});

test("what the official client says outlives a kill -9, is recalled, and is gone with its user", async () => {
  const env = { ...PATIENT, UPSTREAM_BASE_URL: upstream.baseUrl, DATA_DIR: await newDataDir() };
  const town = canary("town");
  const said = `I live in ${town}.`;
  const product = await startProduct({ env });
  expect(await talk(product.baseUrl, said)).toContain(said);
  await product.kill9();

  const again = await startProduct({ env });
  const zora = talkerTo(again, "zora");
  expect((await zora.memories()).filter(({ type }) => type === "episodic")).toHaveLength(1);
  await talk(again.baseUrl, "Where do I live?");
  expect(new TextDecoder().decode(upstream.arrived.at(-1)?.body)).toContain(town);

  const receipt = await zora.memory("", { method: "DELETE" });
  expect(receipt.status).toBe(200);
  expect(await zora.memories()).toEqual([]);
  expect(await placesWith(town, again)).toEqual([]);
  expect(await again.stop()).toBe(0);
});

test("the upstream's work ends when a client leaves, and not when it is done", async () => {
  const product = await startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl } });
  const leaving = new AbortController();
  await talkerTo(product, "zora").say("Count to ten thousand.", {
    script: { chunkDelayMs: 200, content: "and on ".repeat(100) },
    signal: leaving.signal,
    onChunk: () => leaving.abort(),
  });
  await expect.poll(() => upstream.arrived.at(-1)?.abortedAt).not.toBeNull();
  expect(await product.stop()).toBe(0);
});

/** Says something as one user, and returns the `Cache-Status` of the answer. */
async function statusOf(product: Product, text: string): Promise<string> {
  const { response } = await talkerTo(product, "yan").say(text);
  return response?.headers.get("cache-status") ?? "";
}

test("the first requests after a start meet the rules of the cache and orders to forget", async () => {
  const env = { ...PATIENT, UPSTREAM_BASE_URL: upstream.baseUrl, DATA_DIR: await newDataDir() };
  const product = await startProduct({ env });
  const both = ["What is the capital of France?", "What is the weather like today?"];
  const [fact, moment] = await Promise.all(both.map((text) => statusOf(product, text)));
  expect([fact, moment]).toEqual([expect.stringContaining("fwd=miss"), expect.stringContaining("detail=moment")]);
  expect(await statusOf(product, "What's the capital of France?")).toContain("; hit");
  await statusOf(product, "I live in Porto.");
  await product.kill9();

  const again = await startProduct({ env });
  expect(await statusOf(again, "What is the capital of France?")).toContain("; hit");
  await again.kill9();

  const last = await startProduct({ env });
  await statusOf(last, "Forget that I live in Porto.");
  expect(JSON.stringify(await talkerTo(last, "yan").memories())).not.toContain("Porto");
  await last.kill9();

  const first = await startProduct({ env });
  const messages = [{ role: "user", content: "Forget that I live in Porto." }];
  const imported = await fetch(new URL("/memory/import", first.baseUrl), {
    method: "POST",
    headers: { "throughline-user": "yan" },
    body: JSON.stringify({ kind: "exchange", at: "2026-01-01T00:00:00Z", messages }),
  });
  expect([imported.status, await imported.json()]).toMatchObject([200, { failed: 0 }]);
  expect(await first.stop()).toBe(0);
});
