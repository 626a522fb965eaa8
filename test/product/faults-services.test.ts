import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EmbeddingScript } from "../support/scripted-embeddings.ts";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";
import { vaultBytesWith } from "./support/vault-files.ts";

/* An embedder that hangs, is slow, fails or is of another dimension, and an alarm that is lost or damaged with its job. */

const MODEL = "model-of-the-faults";
const MARK = "waldtraut";

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const origin = (): string => upstream.baseUrl.replace("/v1", "");
const put = (path: string, script: object): Promise<Response> =>
  fetch(`${origin()}${path}`, { method: "PUT", body: JSON.stringify(script) });
const embeddings = (script: EmbeddingScript): Promise<Response> => put(`/_embeddings/${MODEL}`, script);

const start = (dataDir: string, env: Record<string, string>): Promise<Product> =>
  startProduct({ env: { DATA_DIR: dataDir, UPSTREAM_BASE_URL: upstream.baseUrl, ...env } });

const startEmbedding = async (): Promise<Product> =>
  start(await newDataDir(), {
    EMBEDDER: "openai",
    EMBEDDER_BASE_URL: upstream.baseUrl,
    EMBEDDER_API_KEY: "key-of-the-embedder",
    EMBEDDER_MODEL: MODEL,
    RECALL_DEADLINE_MS: "1000",
  });

const WAYS: readonly [string, EmbeddingScript][] = [
  ["hangs", { hangs: true }],
  ["is slow", { delayMs: 1_500 }],
  ["fails", { status: 500 }],
  ["is of another dimension", { wrong: "dimension" }],
];

test("while an embedder is ill chats go on, with words, and what was said is found once it is well", async () => {
  await embeddings({});
  const product = await startEmbedding();
  const zora = talkerTo(product, "zora");
  const isWell = async (): Promise<boolean> => {
    const heard = await zora.say("Which groundhog?", {
      headers: { "throughline-memory": "read", "cache-control": "no-store" },
    });
    return heard.ended && (heard.response?.headers.get("throughline-memory") ?? "").startsWith("read");
  };
  await zora.say("I own a kayak.");
  for (const [i, [way, script]] of WAYS.entries()) {
    await embeddings(script);
    const heard = await zora.say(`I own marmot number ${i + 10}.`);
    expect([heard.ended, heard.response?.status], way).toEqual([true, 200]);
    expect(heard.response?.headers.get("throughline-memory"), way).toMatch(/^degraded;reason=embedder/);
    await embeddings({});
    await expect.poll(isWell, { timeout: 30_000, message: way }).toBe(true);
  }
  // Its vectors came later: the question shares no word with what was said.
  const recalled = async (): Promise<string> =>
    (await zora.memory("/recall", { method: "POST", body: { query: "Which groundhog?", limit: 20 } })).text();
  for (const i of WAYS.keys())
    await expect.poll(recalled, { timeout: 30_000 }).toContain(`I own marmot number ${i + 10}.`);
  expect(await product.stop()).toBe(0);
});

test("an embedder that closes a connection when it is used again is asked again", async () => {
  await embeddings({});
  const scripted = upstream.answer;
  const used = new WeakSet<object>();
  upstream.answer = (request, response, incoming) => {
    const isKept = request.url.endsWith("/embeddings") && used.has(incoming.socket);
    used.add(incoming.socket);
    return isKept ? void response.destroy() : scripted(request, response, incoming);
  };
  const product = await startEmbedding();
  const yann = talkerTo(product, "yann");
  const memory: (string | undefined)[] = [];
  for (let i = 0; i < 4; i++) {
    const { response } = await yann.say(`I own kayak number ${i}.`);
    memory.push(response?.headers.get("throughline-memory")?.split(";")[0]);
  }
  upstream.answer = scripted;
  await product.stop();
  expect(memory).toEqual(["on", "on", "on", "on"]);
});

test.each(["lost", "damaged"])("an alarm that is %s with its job is set again by an exchange after it", async (how) => {
  const said = `My ${MARK} is called Otto.`;
  const quote = said.slice(0, -1);
  const found = { [said]: [{ kind: "fact", slot: `pet:${MARK}:name`, value: "otto", quote, text: quote }] };
  await put(`/_extractor/${MARK}`, { found });
  const env = {
    EXTRACTOR: "llm",
    EXTRACTOR_BASE_URL: `${origin()}/extractor/v1`,
    EXTRACTOR_MODEL: "scripted",
    RECALL_DEADLINE_MS: "2000",
  };
  const dataDir = await newDataDir();
  const product = await start(dataDir, env);
  expect((await talkerTo(product, "zora").say(said)).ended).toBe(true);
  const code = "Code of the gate: 4711";
  const expiresAt = new Date(Date.now() + 2_000).toISOString();
  const added = await talkerTo(product, "nils").memory("", { method: "POST", body: { text: code, expiresAt } });
  expect(added.status).toBe(201);
  const ida = talkerTo(product, "ida");
  await ida.say("I own a turquoise kayak.");
  expect((await ida.say("Forget that I own a turquoise kayak.")).ended).toBe(true);
  await product.kill9();
  // workerd keeps the alarms of all vaults in this file.
  const folder = join(dataDir, "objects/throughline-Vault");
  const alarms = (await readdir(folder)).filter((name) => name.startsWith("metadata.sqlite"));
  expect(alarms).not.toEqual([]);
  for (const name of alarms) await rm(join(folder, name));
  if (how === "damaged") await writeFile(join(folder, "metadata.sqlite"), "These bytes are no database.");
  const again = await start(dataDir, env);
  const aside = (await readdir(folder)).filter((name) => name.endsWith(".damaged"));
  expect(aside).toEqual(how === "damaged" ? ["metadata.sqlite.damaged"] : []);
  expect(again.output().includes("DATA_DIR: alarms were damaged and are set aside")).toBe(how === "damaged");
  expect(again.output()).not.toContain("kj::Exception");
  const zora = talkerTo(again, "zora");
  // The vault's own file still has the alarm of the job. An exchange five seconds after its time sets another.
  const isLearnt = async (): Promise<boolean> => {
    await zora.say("I own a kayak.");
    return (await zora.memories()).some(({ type, text }) => type === "semantic" && text === quote);
  };
  // The alarms of two others delete what has expired, and the bytes of what was forgotten. A question sets them.
  const left = async (): Promise<string[]> => {
    for (const user of ["nils", "ida"]) {
      await talkerTo(again, user).say("How do I glue oak?", { headers: { "throughline-memory": "read" } });
    }
    return [...(await vaultBytesWith(code, again)), ...(await vaultBytesWith("turquoise", again))];
  };
  await Promise.all([
    expect.poll(left, { timeout: 30_000, interval: 500 }).toEqual([]),
    expect.poll(isLearnt, { timeout: 30_000, interval: 1_000 }).toBe(true),
  ]);
  expect(await again.stop()).toBe(0);
});
