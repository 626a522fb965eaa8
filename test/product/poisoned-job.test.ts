import { afterAll, beforeAll, expect, test } from "vitest";
import type { ExplainedExchange } from "../../src/ports/exchange.ts";
import type { ExtractorCall } from "../support/scripted-extractor.ts";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* A background job that kills its process, every time it is tried: five times, and never again. */

const MARK = "waldemar";
const POISON = `My ${MARK} is poison.`;
const SOUND = `My ${MARK} is called Otto.`;

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const origin = (): string => upstream.baseUrl.replace("/v1", "");
const calls = async (): Promise<ExtractorCall[]> => (await fetch(`${origin()}/_extractor/${MARK}`)).json();

const start = (dataDir: string): Promise<Product> =>
  startProduct({
    env: {
      DATA_DIR: dataDir,
      UPSTREAM_BASE_URL: upstream.baseUrl,
      EXTRACTOR: "llm",
      EXTRACTOR_BASE_URL: `${origin()}/extractor/v1`,
      EXTRACTOR_MODEL: "scripted",
      RECALL_DEADLINE_MS: "2000",
    },
  });

const tried = async (): Promise<number> =>
  (await calls()).filter(({ turns }) => turns.some(({ said }) => said === POISON)).length;

test("it is parked after five attempts, counted across kill -9, and those after it are done", async () => {
  const quote = SOUND.slice(0, -1);
  const found = { [SOUND]: [{ kind: "fact", slot: `pet:${MARK}:name`, value: "otto", quote, text: quote }] };
  const script = { found, faults: Array.from({ length: 5 }, () => ({ hangs: true })) };
  await fetch(`${origin()}/_extractor/${MARK}`, { method: "PUT", body: JSON.stringify(script) });

  const dataDir = await newDataDir();
  let product = await start(dataDir);
  const { exchange } = await talkerTo(product, "zora").say(POISON);
  for (let crash = 1; crash <= 5; crash++) {
    // The job is at work when it ends with everything around it.
    await expect.poll(tried, { timeout: 20_000 }).toBe(crash);
    await product.kill9();
    product = await start(dataDir);
    await talkerTo(product, "zora").memory();
  }

  const zora = talkerTo(product, "zora");
  const explained = async (): Promise<ExplainedExchange> => (await zora.memory(`/exchanges/${exchange}`)).json();
  expect((await explained()).learning).toEqual({ status: "parked", attempts: 5, reason: "crash" });
  await zora.say(SOUND);
  await expect
    .poll(async () => (await zora.memories()).some(({ type, text }) => type === "semantic" && text === quote), {
      timeout: 20_000,
    })
    .toBe(true);
  expect(await tried()).toBe(5);
  expect((await zora.memories()).some(({ text }) => text.includes(POISON))).toBe(true);
});
