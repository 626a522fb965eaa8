import { cp, readdir, truncate } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { cleanUp, newDataDir, type Product, startProduct } from "./support/start-product.ts";
import { DISK_FULL, SystemFaults } from "./support/system-faults.ts";
import { type Talker, talkerTo } from "./support/talker.ts";

/* A disk that is full, rows and files that are damaged, a folder that was copied while it was in use, a clock that jumps. */

let upstream: UpstreamServer;
const faults = SystemFaults.make();
beforeAll(async () => void (upstream = await startUpstream()));
afterEach(() => faults?.heal());
afterAll(async () => {
  await cleanUp();
  await upstream.close();
  faults?.remove();
});

const start = (dataDir: string): Promise<Product> =>
  startProduct({
    env: { DATA_DIR: dataDir, UPSTREAM_BASE_URL: upstream.baseUrl, RECALL_DEADLINE_MS: "2000", ...faults?.env },
  });

const sorted = (texts: readonly string[]): string[] => texts.toSorted((a, b) => (a < b ? -1 : 1));

/** Returns what a person said, in alphabetical order. */
const quotesOf = async (person: Talker): Promise<string[]> =>
  sorted((await person.memories()).filter(({ type }) => type === "episodic").map(({ source }) => source.quote ?? ""));

/** Asks in a conversation that teaches nothing, and returns what the header says of memory. */
async function memoryOf(person: Talker, question: string): Promise<string> {
  const { ended, response } = await person.say(question, {
    headers: { "throughline-memory": "read", "cache-control": "no-store" },
  });
  expect(ended).toBe(true);
  return response?.headers.get("throughline-memory") ?? "";
}

describe.skipIf(!faults)("with a C compiler", () => {
  test("a full disk: chat goes on, writes of the API are 503, and what was said is kept once there is room", async () => {
    const product = await start(await newDataDir());
    const [zora, nils] = [talkerTo(product, "zora"), talkerTo(product, "nils")];
    await zora.say("I own a red kayak.");
    faults?.set("writeError", DISK_FULL);
    expect((await zora.say("I own a blue tent.")).ended).toBe(true);
    expect((await nils.say("I own a green tent.")).response?.headers.get("throughline-memory")).toMatch(/^degraded/);
    const whole = await zora.say("I own a yellow tent.", { stream: false });
    expect(whole.response?.headers.get("throughline-memory")).toMatch(/^degraded/);
    const added = await zora.memory("", { method: "POST", body: { text: "Likes tea" } });
    expect(added.status).toBe(503);
    faults?.heal();
    // The last try comes after 2.3 s.
    const all = ["I own a red kayak.", "I own a blue tent.", "I own a yellow tent."];
    await expect.poll(() => quotesOf(zora), { timeout: 20_000 }).toEqual(sorted(all));
    await expect.poll(() => quotesOf(nils), { timeout: 20_000 }).toEqual(["I own a green tent."]);
    expect(product.output()).toContain('"event":"disk_full"');
    expect(await product.stop()).toBe(0);
  });

  test("a clock that jumps a day ahead and two back loses and doubles nothing, and recall goes on", async () => {
    const product = await start(await newDataDir());
    const zora = talkerTo(product, "zora");
    const jumps = [0, 86_400, -172_800, 0, 30, -30];
    const said = jumps.map((_, i) => `I own marmot number ${i + 10}.`);
    for (const [i, seconds] of jumps.entries()) {
      faults?.set("clockSeconds", seconds);
      expect((await zora.say(said[i] ?? "")).ended).toBe(true);
      expect(await memoryOf(zora, "Which marmots do I own?")).toMatch(/^read;recalled=[1-9]/);
    }
    expect(await quotesOf(zora)).toEqual(sorted(said));
    expect((await zora.memory("", { method: "DELETE" })).status).toBe(200);
    expect(await zora.memories()).toEqual([]);
    expect(await product.stop()).toBe(0);
  });
});

const SAID = ["I live in Oslo.", "I own a red kayak.", "My sister is called Pia.", "I play the oboe."];

/** A folder with one user who has said something, and another. */
async function lived(): Promise<string> {
  const dataDir = await newDataDir();
  const product = await start(dataDir);
  for (const said of SAID) await talkerTo(product, "zora").say(said);
  await talkerTo(product, "nils").say("I live in Rome.");
  // A list makes the rows of what waits in the log.
  await talkerTo(product, "zora").memories();
  await product.stop();
  return dataDir;
}

/** Returns the file of zora's vault, the larger one. */
async function vaultFile(dataDir: string): Promise<string> {
  const folder = join(dataDir, "objects/throughline-Vault");
  for (const name of await readdir(folder)) {
    if (!/^[0-9a-f]{64}\.sqlite$/.test(name)) continue;
    const database = new DatabaseSync(join(folder, name));
    const rows = database.prepare("SELECT 1 FROM memories").all().length;
    database.close();
    if (rows > 2) return join(folder, name);
  }
  throw new Error("zora has no vault");
}

const sql = (statement: string) => (file: string) => {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
};

describe("damaged", () => {
  let folder: string;
  beforeAll(async () => void (folder = await lived()));

  /** Starts on a copy of the folder that something was done to. */
  async function startDamaged(damage: (file: string) => unknown): Promise<Product> {
    const dataDir = await newDataDir();
    await cp(folder, dataDir, { recursive: true });
    await damage(await vaultFile(dataDir));
    return start(dataDir);
  }

  test.each([
    { rows: "that are made", isListed: true, left: SAID.length + 3 },
    { rows: "that are still to be made", isListed: false, left: SAID.length + 1 },
  ])(
    "entries of rounds cost these rounds, with rows $rows, and nothing else of their user",
    async ({ isListed, left }) => {
      // Short rounds share a row, and this one has a row of its own.
      const long = `I keep a log: ${Array.from({ length: 1_500 }, (_, i) => ((i * 7_919) % 9_973).toString(36)).join(" ")}.`;
      const whole = await start(await lived());
      for (const said of [long, "I play chess."]) await talkerTo(whole, "zora").say(said);
      if (isListed) await talkerTo(whole, "zora").memories();
      await whole.stop();
      sql(`UPDATE log SET bytes = substr(bytes, 1, 12) WHERE n = 5;
      DELETE FROM log WHERE n = 6`)(await vaultFile(whole.dataDir));
      const product = await start(whole.dataDir);
      const zora = talkerTo(product, "zora");
      expect(await memoryOf(zora, "What is my sister called?")).toMatch(/^read;recalled=[1-9]/);
      expect((await zora.say("My dentist is in Lund.")).response?.headers.get("throughline-memory")).toMatch(/^on/);
      const quotes = await quotesOf(zora);
      expect(quotes.filter((quote) => quote !== "")).toEqual(sorted(["My dentist is in Lund.", ...SAID]));
      expect(quotes).toHaveLength(left);
      for (const path of ["/export", "/exchanges"]) expect((await zora.memory(path)).status).toBe(200);
      expect(product.output()).toContain('"event":"row_damaged"');
      expect((await zora.memory("", { method: "DELETE" })).status).toBe(200);
      expect(await product.stop()).toBe(0);
    },
  );

  test("a file costs its user's memory: chat goes on and says so, and others notice nothing", async () => {
    const product = await startDamaged((file) => truncate(file, 3 * 4_096));
    const zora = talkerTo(product, "zora");
    expect(await memoryOf(zora, "What is my sister called?")).toBe("degraded;reason=unavailable");
    expect((await zora.memory()).status).toBe(503);
    expect(await memoryOf(talkerTo(product, "nils"), "Where do I live?")).toMatch(/^read;recalled=[1-9]/);
    expect(product.output()).toContain('"event":"storage_damaged"');
    expect(await product.stop()).toBe(0);
  });
});

test("a copy of a folder in use starts, and has what those had said who were quiet meanwhile", async () => {
  const product = await start(await lived());
  const over = new AbortController();
  const busy = talkerTo(product, "busy");
  const talking = (async () => {
    for (let i = 10; !over.signal.aborted; i++) await busy.say(`I love marmot dish ${i}.`);
  })();
  await expect.poll(async () => (await quotesOf(busy)).length, { timeout: 30_000 }).toBeGreaterThan(3);
  const copy = await newDataDir();
  await cp(join(product.dataDir, "objects"), join(copy, "objects"), { recursive: true });
  await cp(join(product.dataDir, "format.json"), join(copy, "format.json"));
  over.abort();
  await talking;
  const restored = await start(copy);
  expect(await quotesOf(talkerTo(restored, "zora"))).toEqual(sorted(SAID));
  // Half of a write may have been copied, and then the header says so.
  expect((await talkerTo(restored, "busy").say("I own a boat.")).ended).toBe(true);
  expect(await restored.stop()).toBe(0);
  expect(await product.stop()).toBe(0);
});
