import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { talkerTo } from "./support/talker.ts";

/* People come, talk, look and leave for as long as `LOAD_SECONDS` says. */

const { loadSeconds } = inject("extent");
const AT_ONCE = 8;
const EXCHANGES = 10;

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

/** One person's visit: what they say is remembered once each, and nothing of it when they are erased. */
async function visit(product: Product, name: string): Promise<void> {
  const person = talkerTo(product, name);
  for (let i = 0; i < EXCHANGES; i++) {
    const said = `Marmot ${i} of ${name} wrote a letter.`;
    const heard = await person.say(said, { script: { content: "Noted." } });
    expect([heard.ended, heard.response?.status], said).toEqual([true, 200]);
    upstream.arrived.length = 0;
  }
  const rounds = (await person.memories()).filter(({ type }) => type === "episodic");
  expect(new Set(rounds.map(({ source }) => source.quote)).size, name).toBe(EXCHANGES);
  expect(rounds, name).toHaveLength(EXCHANGES);
  expect((await person.memory("", { method: "DELETE" })).status, name).toBe(200);
  expect(await person.memories(), name).toEqual([]);
}

/** Returns the memory of a process, which only Linux tells. */
async function mebibytesOf(pid: number): Promise<number> {
  if (process.platform !== "linux") return 0;
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
}

test(
  "under load for as long as it lasts every exchange is kept once, every erasure holds, and nothing piles up",
  { timeout: 60_000 + 2_000 * loadSeconds },
  async () => {
    const product = await startProduct({
      env: { UPSTREAM_BASE_URL: upstream.baseUrl, RECALL_DEADLINE_MS: "5000" },
    });
    const workerd = await product.workerdPid();
    const until = Date.now() + loadSeconds * 1_000;
    let visits = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        do await visit(product, `person ${++visits}`);
        while (Date.now() < until);
      }),
    );
    expect(await mebibytesOf(workerd), `after ${visits} visits`).toBeLessThan(1_024);
    expect(await product.stop()).toBe(0);
  },
);
