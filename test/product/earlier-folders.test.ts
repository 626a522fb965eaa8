import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { VERSION } from "../../src/vault/schema.ts";
import { packedTexts } from "../support/packed-texts.ts";
import { earlierFolder } from "./support/earlier-folder.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";

/* Guarantee 10: what an earlier version wrote, this one recalls, and an erasure reaches it. */

afterAll(cleanUp);

const KEY = { authorization: `Bearer sk-of-the-${"fixture"}-0001` };
const NOBODYS = {};
const ADMIN = {
  ADMIN_KEY: `${"adm-of-the-fixtures"}-0001`,
  ENCRYPTION_KEY: `of-the-fixtures-of-the-fixtures-${"of-the-fixtures"}`,
};
/** The keys of the tenant acme, by folder. */
const TENANT_KEYS = {
  "c84d2c6-platform": `tl_2a0db57b0295ad168b6ed071b8b0a9b4_39e351ef6b7f_n${"HlQ0XM5FUfQIiLiJmuo6-BfupKSHEyjf65lXHkzFAE"}`,
  "585502c-platform": `tl_8d02cfc52c6ff9a5183f5fe6acfc2210_a855563ef04a_${"sEMKBTOFqGwpEPmAUHbF9qQt0eEXan62y_0j2d0trk0"}`,
  "60a46b8-platform": `tl_a2811ef73d29a9b310f79b0c151c4161_cd0d1d78bfce_${"62CkRLIb12kFe9eGMpxywNaXUd-uV5YCBrMg2HCnb5U"}`,
  "080edbb-platform": `tl_52b8cdd056990fcd8148070e80d4cfb5_c4afc381a291_${"AqlV3Xos3LIpQ5Q7_OE54B8CdAO7a-Y9JcaYJeefRSg"}`,
};

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

type Headers = Readonly<Record<string, string>>;

const open = async (name: string, env: Record<string, string> = {}): Promise<Product> =>
  startProduct({ env: { DATA_DIR: await earlierFolder(name), RECALL_DEADLINE_MS: "5000", ...env } });

async function ask(product: Product, path: string, headers: Headers, method = "GET", body?: unknown) {
  return fetch(product.url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Returns the stand-in's answer to a question, which shows its memories. */
async function told(product: Product, headers: Headers, text: string): Promise<string> {
  const body = { model: "stand-in", messages: [{ role: "user", content: text }] };
  return (await ask(product, "/v1/chat/completions", headers, "POST", body)).text();
}

async function texts(product: Product, headers: Headers): Promise<string[]> {
  const response = await ask(product, "/memory?status=all&limit=50", headers);
  const { data } = (await response.json()) as { data: { text: string }[] };
  return data.map(({ text }) => text);
}

/** Files of stored data that hold the word: what lies in `run` is the product itself, which knows many words. */
async function placesWith(word: string, { dataDir }: Product): Promise<string[]> {
  const objects = join(dataDir, "objects");
  const files = (await readdir(objects, { recursive: true })).filter((file) => /\.sqlite/.test(file));
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(objects, file), "latin1");
      return [bytes, ...packedTexts(bytes)].some((text) => text.includes(word)) ? [file] : [];
    }),
  );
  return found.flat();
}

/** Folders of personal mode, oldest first: at least one of each version of a vault's tables. */
const PERSONAL = [
  "20025d0-personal",
  "585502c-personal",
  "9c41d6c-personal",
  "2409122-personal",
  "d15caa5-personal",
  "60a46b8-personal",
  "35149da-personal",
  "96aad48-personal",
  "080edbb-personal",
  "f561a30-personal",
  "22bf26a-personal",
];
/** Versions before these made other digests of a turn. */
const KNOWING_TURNS = PERSONAL.slice(PERSONAL.indexOf("2409122-personal"));
/** Versions before these were not asked anything that is cached for everybody. */
const WITH_ANSWERS = PERSONAL.slice(PERSONAL.indexOf("35149da-personal"));

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

test.each([PERSONAL[0] ?? "", PERSONAL.at(-2) ?? ""])(
  "a folder of %s is read by the start after one that was killed while it took it over",
  async (name) => {
    const ada = { ...KEY, "throughline-user": "ada" };
    const dataDir = await earlierFolder(name);
    for (let kills = 0; kills < 3; kills++) {
      const product = await startProduct({ env: { DATA_DIR: dataDir } });
      void told(product, ada, "Where is the spare tent?").catch(() => "");
      await new Promise((resolve) => setTimeout(resolve, 5 * kills));
      await product.kill9();
    }
    const product = await startProduct({ env: { DATA_DIR: dataDir, RECALL_DEADLINE_MS: "5000" } });
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
    await product.stop();
  },
);

describe("a folder of 585502c that 9c41d6c opened and did not recognise", () => {
  const ada = { ...KEY, "throughline-user": "ada" };

  test("recalls what was said to either, once", async () => {
    const product = await open("585502c-9c41d6c-personal");
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
    expect(await told(product, ada, "Where is my bike?")).toContain("shed");
    const all = await texts(product, ada);
    expect(all).toContain("My name is Ada");
    expect(all.filter((text) => text.startsWith("user: My bike"))).toHaveLength(1);
    await product.stop();
    const again = await startProduct({ env: { DATA_DIR: product.dataDir } });
    for (const text of all) expect(await texts(again, ada)).toContain(text);
    await again.stop();
  });

  test("holds no byte of a user who is erased", async () => {
    const product = await open("585502c-9c41d6c-personal");
    expect((await ask(product, "/memory", ada, "DELETE")).status).toBe(200);
    for (const word of ["attic", "Porto", "Bonn"]) expect(await placesWith(word, product), word).toEqual([]);
    await product.stop();
  });
});

describe("rules", () => {
  test.each(["585502c-personal", "9c41d6c-personal"])("of %s hold on", async (name) => {
    const product = await open(name);
    const rules = (await (await ask(product, "/tenant/rules", KEY)).json()) as { rules: { text: string }[] };
    expect(rules.rules.map(({ text }) => text)).toEqual(["Answer kindly."]);
    await product.stop();
  });
});

describe.each(["c84d2c6-platform", "585502c-platform", "60a46b8-platform", "080edbb-platform"] as const)(
  "a folder of %s",
  (name) => {
    const ada = { "throughline-key": TENANT_KEYS[name], "throughline-user": "ada" };

    test("lets its tenant's key in, recalls, counts on and holds its rules", async () => {
      const product = await open(name, ADMIN);
      expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
      const usage = (await (await ask(product, "/usage", ada)).json()) as { data: { requests: number }[] };
      expect(usage.data.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThan(2);
      expect(await (await ask(product, "/tenant/rules", ada)).text()).toContain("Answer kindly.");
      await product.stop();
    });

    test("goes on being administered: new tenants, new keys, and the end of the old one", async () => {
      const product = await open(name, ADMIN);
      const admin = { authorization: `Bearer ${ADMIN.ADMIN_KEY}` };
      expect((await ask(product, "/admin/tenants", admin, "POST", { tenant: "acme" })).status).toBe(409);
      expect((await ask(product, "/admin/tenants", admin, "POST", { tenant: "other" })).status).toBe(201);
      const made = await ask(product, "/admin/tenants/acme/keys", admin, "POST", {});
      const { key } = (await made.json()) as { key: string };
      expect(await texts(product, { ...ada, "throughline-key": key })).toContain("My name is Ada");
      expect((await ask(product, "/admin/tenants/acme", admin, "DELETE")).status).toBe(200);
      expect((await ask(product, "/memory", ada)).status).toBe(401);
      for (const word of ["attic", "Porto", "kindly"]) expect(await placesWith(word, product), word).toEqual([]);
      await product.stop();
    });
  },
);
