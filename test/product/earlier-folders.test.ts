import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VERSION } from "../../src/vault/schema.ts";
import { ask, earlierFolder, KEY, PERSONAL, placesWith, texts, told } from "./support/earlier-folder.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Guarantee 10: what an earlier version wrote, this one recalls, and an erasure reaches it. */

afterAll(cleanUp);

const NOBODYS = {};
const HOUR_MS = 3_600_000;

/** Moves the end of cached answers to an hour from now, as if the folder had been written a moment ago. */
async function makeAnswersFresh(dataDir: string): Promise<void> {
  const folder = join(dataDir, "objects/throughline-Answers");
  for (const file of (await readdir(folder)).filter((entry) => /^[0-9a-f]{64}\.sqlite$/.test(entry))) {
    const database = new DatabaseSync(join(folder, file));
    const end = Date.now() + HOUR_MS;
    database.prepare("UPDATE answers SET expires_at = ?, gone_at = ?").run(end, end + HOUR_MS);
    database.close();
  }
}

/** JavaScript, which runs without a build: TypeScript does not follow its path. */
const DATA_FORMAT = new URL("../../cli/data-format.mjs", import.meta.url).href;

/** Returns the version of a folder's vaults and its format. A folder without `format.json` is of format 1. */
async function writtenAs(dataDir: string): Promise<{ version: number; format: number }> {
  const folder = join(dataDir, "objects/throughline-Vault");
  const [file = ""] = (await readdir(folder)).filter((entry) => /^[0-9a-f]{64}\.sqlite$/.test(entry));
  const database = new DatabaseSync(join(folder, file));
  const { version } = database.prepare("SELECT version FROM vault").get() as { version: number };
  database.close();
  const { format = 1 } = JSON.parse(await readFile(join(dataDir, "format.json"), "utf8").catch(() => "{}")) as {
    format?: number;
  };
  return { version, format };
}

/** Versions before these made other digests of a turn. */
const KNOWING_TURNS = PERSONAL.slice(PERSONAL.indexOf("2409122-personal"));
/** Versions before these were not asked anything that is cached for everybody. */
const WITH_ANSWERS = PERSONAL.slice(PERSONAL.indexOf("35149da-personal"));

/** Versions whose folders hold rules of a tenant. */
const WITH_RULES = ["585502c-personal", "9c41d6c-personal"];

/** Each folder has one life: the tests of it go on where the one before ended. */
describe.each(PERSONAL)("a folder of %s", (name) => {
  const ada = { ...KEY, "throughline-user": "ada" };
  const ben = { ...NOBODYS, "throughline-user": "ben" };
  let product: Product;

  beforeAll(async () => {
    const dataDir = await earlierFolder(name);
    if (WITH_ANSWERS.includes(name)) await makeAnswersFresh(dataDir);
    product = await startProduct({ env: { DATA_DIR: dataDir, RECALL_DEADLINE_MS: "5000" } });
  });

  afterAll(() => product.stop());

  test("is recalled from, for callers with a key and without", async () => {
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
    expect(await told(product, ada, "Where do I live?")).toContain("Bonn");
    expect(await told(product, ben, "What am I allergic to?")).toContain("walnuts");
    expect(await texts(product, ada)).toContain("My name is Ada");
  });

  test("gives its facts the kinds of their slots, and its rounds none", async () => {
    const response = await ask(product, "/memory?status=all&limit=50", ada);
    const { data } = (await response.json()) as { data: { text: string; kind: string | null; confidence: number }[] };
    const starting = (words: string) => data.find(({ text }) => text.startsWith(words));
    expect(starting("My name is Ada")).toMatchObject({ kind: "identity", confidence: 0.9 });
    expect(starting("I moved to Bonn")).toMatchObject({ kind: "home", confidence: 0.9 });
    expect(starting("user: ")).toMatchObject({ kind: null, confidence: 1 });
  });

  test.runIf(WITH_ANSWERS.includes(name))("serves an answer that it has cached, and counts it", async () => {
    const body = { model: "stand-in", messages: [{ role: "user", content: "What is the capital of Norway?" }] };
    const response = await ask(product, "/v1/chat/completions", KEY, "POST", body);
    expect(response.headers.get("cache-status")).toMatch(/^throughline; hit; ttl=\d+; detail=exact/);
    const { hits } = (await (await ask(product, "/cache", KEY)).json()) as { hits: { total: number } };
    expect(hits.total).toBeGreaterThan(0);
  });

  test.runIf(WITH_RULES.includes(name))("holds its rules", async () => {
    const { rules } = (await (await ask(product, "/tenant/rules", KEY)).json()) as { rules: { text: string }[] };
    expect(rules.map(({ text }) => text)).toEqual(["Answer kindly."]);
  });

  test.runIf(KNOWING_TURNS.includes(name))("knows a turn that is sent again", async () => {
    await told(product, ada, "The spare tent is in the attic.");
    const rounds = (await texts(product, ada)).filter((text) => text.startsWith("user: The spare tent"));
    expect(rounds).toHaveLength(1);
  });

  test("takes corrections and new things, which outlive another start", async () => {
    await told(product, ada, "I moved to Kiel.");
    await told(product, ada, "My bike is in the shed.");
    await product.stop();
    product = await startProduct({ env: { DATA_DIR: product.dataDir, RECALL_DEADLINE_MS: "5000" } });
    expect(await told(product, ada, "Where do I live?")).toContain("Kiel");
    expect(await told(product, ada, "Where is my bike?")).toContain("shed");
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
  });

  test("loses one memory without a trace when it is deleted", async () => {
    const list = (await (await ask(product, "/memory?status=all&limit=50", ada)).json()) as {
      data: { id: string; text: string }[];
    };
    // The sentence of a round may be a memory of its own, which goes with it.
    const statuses: number[] = [];
    for (const { id, text } of list.data) {
      if (text.includes("attic")) statuses.push((await ask(product, `/memory/${id}`, ada, "DELETE")).status);
    }
    expect(statuses[0]).toBe(204);
    expect(await placesWith("attic", product)).toEqual([]);
    expect(await texts(product, ada)).toContain("I moved to Bonn");
  });

  test("holds no byte of a user who is erased, and the other goes on", async () => {
    const erased = await ask(product, "/memory", ada, "DELETE");
    expect(erased.status).toBe(200);
    const { removed } = (await erased.json()) as { removed: Record<string, number> };
    expect(removed["memories"]).toBeGreaterThan(4);
    for (const word of ["attic", "Porto", "Bonn"]) expect(await placesWith(word, product), word).toEqual([]);
    expect(await told(product, ben, "What am I allergic to?")).toContain("walnuts");
  });
});

test("each earlier version of a vault's tables has a folder, and a format of its own from format 3 on", async () => {
  const { FORMAT } = (await import(DATA_FORMAT)) as { FORMAT: number };
  const found = await Promise.all(PERSONAL.map(async (name) => writtenAs(await earlierFolder(name))));
  const versions = new Set(found.map(({ version }) => version));
  for (let version = 1; version < VERSION; version++) expect(versions).toContain(version);
  for (const { version, format } of found) {
    if (format >= 3 && version < VERSION) expect(format, `version ${version}`).toBeLessThan(FORMAT);
  }
});
