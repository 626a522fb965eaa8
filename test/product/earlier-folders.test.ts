import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
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
};

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

/* Versions before these made other digests of a turn. */
test.each(["2409122-personal", "d15caa5-personal", "60a46b8-personal"])(
  "a folder of %s knows a turn that is sent again",
  async (name) => {
    const ada = { ...KEY, "throughline-user": "ada" };
    const product = await open(name);
    await told(product, ada, "The spare tent is in the attic.");
    const rounds = (await texts(product, ada)).filter((text) => text.startsWith("user: The spare tent"));
    expect(rounds).toHaveLength(1);
    await product.stop();
  },
);

describe.each([
  "20025d0-personal",
  "585502c-personal",
  "9c41d6c-personal",
  "2409122-personal",
  "d15caa5-personal",
  "60a46b8-personal",
  "080edbb-personal",
])("a folder of %s", (name) => {
  const ada = { ...KEY, "throughline-user": "ada" };
  const ben = { ...NOBODYS, "throughline-user": "ben" };

  test("is recalled from, for callers with a key and without", async () => {
    const product = await open(name);
    expect(await told(product, ada, "Where is the spare tent?")).toContain("attic");
    expect(await told(product, ada, "Where do I live?")).toContain("Bonn");
    expect(await told(product, ben, "What am I allergic to?")).toContain("walnuts");
    expect(await texts(product, ada)).toContain("My name is Ada");
    await product.stop();
  });

  test("gives its facts the kinds of their slots, and its rounds none", async () => {
    const product = await open(name);
    const response = await ask(product, "/memory?status=all&limit=50", ada);
    const { data } = (await response.json()) as { data: { text: string; kind: string | null; confidence: number }[] };
    const starting = (words: string) => data.find(({ text }) => text.startsWith(words));
    expect(starting("My name is Ada")).toMatchObject({ kind: "identity", confidence: 0.9 });
    expect(starting("I moved to Bonn")).toMatchObject({ kind: "home", confidence: 0.9 });
    expect(starting("user: ")).toMatchObject({ kind: null, confidence: 1 });
    await product.stop();
  });

  test("takes corrections and new things, which outlive another start", async () => {
    const product = await open(name);
    await told(product, ada, "I moved to Kiel.");
    await told(product, ada, "My bike is in the shed.");
    await product.stop();
    const again = await startProduct({ env: { DATA_DIR: product.dataDir, RECALL_DEADLINE_MS: "5000" } });
    expect(await told(again, ada, "Where do I live?")).toContain("Kiel");
    expect(await told(again, ada, "Where is my bike?")).toContain("shed");
    expect(await told(again, ada, "Where is the spare tent?")).toContain("attic");
    await again.stop();
  });

  test("loses one memory without a trace when it is deleted", async () => {
    const product = await open(name);
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
    await product.stop();
  });

  test("holds no byte of a user who is erased, and the other goes on", async () => {
    const product = await open(name);
    const erased = await ask(product, "/memory", ada, "DELETE");
    expect(erased.status).toBe(200);
    const { removed } = (await erased.json()) as { removed: Record<string, number> };
    expect(removed["memories"]).toBeGreaterThan(4);
    for (const word of ["attic", "Porto", "Bonn"]) expect(await placesWith(word, product), word).toEqual([]);
    expect(await told(product, ben, "What am I allergic to?")).toContain("walnuts");
    await product.stop();
  });

  test("is read by the start after one that was killed while it took it over", async () => {
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
  });
});

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

describe.each(["c84d2c6-platform", "585502c-platform"] as const)("a folder of %s", (name) => {
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
});
