import { readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { cleanUp, startProduct } from "./support/start-product.ts";

afterAll(cleanUp);

const USER = { "content-type": "application/json", "throughline-user": "ada" };
const MEMORIES = 3_000;
/** The runtime lets an object sleep after ten seconds. */
const SILENCE_MS = 14_000;

const THINGS = ["camera", "tripod", "lens", "tent", "kettle", "scarf", "lamp", "atlas"];
const KIN = ["sister", "brother", "aunt", "father"];
const memoryLine = (n: number): string =>
  JSON.stringify({
    kind: "memory",
    text: `My ${THINGS[n % THINGS.length] ?? ""} ${n} was a present from my ${KIN[n % KIN.length] ?? ""}.`,
  });

/** Resolves to the seconds of CPU that all threads of a process have used: Linux counts hundredths. */
async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "latin1")).replace(/^.*\)\s/s, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resolves to the seconds of CPU that a chat costs after some silence, for a user of some thousand memories. */
async function cpuAfterSilence(settings: Readonly<Record<string, string>>): Promise<number> {
  const product = await startProduct({ env: { RECALL_DEADLINE_MS: "10000", ...settings } });
  const chat = async (text: string): Promise<void> => {
    const body = JSON.stringify({ model: "stand-in", messages: [{ role: "user", content: text }] });
    const response = await fetch(`${product.baseUrl}/chat/completions`, { method: "POST", headers: USER, body });
    await response.text();
    expect(response.headers.get("throughline-memory")).toMatch(/^on;recalled=\d\d/);
  };
  const lines = Array.from({ length: MEMORIES }, (_, n) => memoryLine(n)).join("\n");
  const imported = await fetch(`${product.url}/memory/import`, { method: "POST", headers: USER, body: lines });
  expect(await imported.json()).toMatchObject({ imported: MEMORIES });
  for (let n = 0; n < 8; n++) await chat(`Which presents did my sister give me in year ${n}?`);
  const workerd = await product.workerdPid();
  await wait(SILENCE_MS);
  const before = await cpuSeconds(workerd);
  await chat("Which presents did my sister give me in the end?");
  const used = (await cpuSeconds(workerd)) - before;
  await product.stop();
  return used;
}

test.skipIf(process.platform !== "linux")(
  "somebody who comes back after a while finds their vault awake",
  { timeout: 120_000, retry: 1 },
  async () => {
    const asleep = await cpuAfterSilence({ VAULT_AWAKE_SECONDS: "0" });
    const awake = await cpuAfterSilence({});
    expect(awake).toBeLessThan(asleep / 2);
  },
);
