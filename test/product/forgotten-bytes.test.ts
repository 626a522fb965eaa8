import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { fractionsFrom } from "../support/random.ts";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { canary, placesWith } from "./support/byte-scan.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { type Talker, talkerTo } from "./support/talker.ts";

/* Guarantee 5, for one memory, looked at from outside: when DELETE /memory/{id} has answered, its bytes are gone from every file. */

const { seed, rounds } = inject("extent");

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const start = (env: Record<string, string> = {}): Promise<Product> =>
  startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, ...env } });

async function note(talker: Talker, text: string, metadata: object = {}): Promise<string> {
  const added = await talker.memory("", { method: "POST", body: { text, metadata } });
  const { id } = (await added.json()) as { id: string };
  return id;
}

const forget = async (talker: Talker, id: string): Promise<number> =>
  (await talker.memory(`/${id}`, { method: "DELETE" })).status;

test(
  "one memory among hundreds of every size leaves no byte; the others stay as they were",
  { timeout: 60_000 * rounds },
  async () => {
    const product = await start();
    const zora = talkerTo(product, "zora");
    const notes: { id: string; word: string }[] = [];
    const sizes = [1, 3, 40, 400, 900];
    for (let i = 0; i < 60 * rounds; i++) {
      const word = canary("note");
      const text = `${word} ${"and so on ".repeat(sizes[i % sizes.length] ?? 1)} ${word}`;
      notes.push({ word, id: await note(zora, text.slice(0, 19_000), { from: word }) });
    }
    // This picks notes of every size.
    const gone = notes.filter((_, i) => i % 23 === 7);
    for (const { id } of gone) expect(await forget(zora, id)).toBe(204);
    for (const { word } of gone) expect(await placesWith(word, product), word).toEqual([]);
    for (const { word, id } of notes) {
      const left = await zora.memory(`/${id}`);
      expect(left.status, word).toBe(gone.some((one) => one.id === id) ? 404 : 200);
    }
    await product.stop();
  },
);

test(
  "notes that are forgotten in any order, of 200 of any size, leave no byte each; the others stay as they were",
  { timeout: 30_000 * rounds },
  async () => {
    const random = fractionsFrom(seed);
    const product = await start();
    const zora = talkerTo(product, "zora");
    const notes = Array.from({ length: 200 }, () => {
      const word = canary("note");
      // Most are short; the longest fill several pages of the file, with the word on each.
      const text = `${word} ${"and so on ".repeat(20)}`.repeat(Math.ceil(90 ** random()));
      return { word, line: JSON.stringify({ kind: "memory", text, metadata: { from: word } }) };
    });
    const body = notes.map(({ line }) => line).join("\n");
    const report = await fetch(zora.url("/memory/import"), { method: "POST", headers: zora.headers, body });
    expect(await report.json()).toMatchObject({ imported: notes.length, failed: 0 });
    const idOf = new Map((await zora.memories()).map(({ id, metadata }) => [metadata["from"], id]));
    for (let gone = 0; gone < Math.min(10 * rounds, 150); gone++) {
      const [{ word } = { word: "" }] = notes.splice(Math.floor(random() * notes.length), 1);
      const status = await forget(zora, idOf.get(word) ?? "");
      expect([status, await placesWith(word, product)], `seed ${seed}`).toEqual([204, []]);
    }
    const kept = (await zora.memories()).map(({ metadata }) => metadata["from"]);
    expect(new Set(kept), `seed ${seed}`).toEqual(new Set(notes.map(({ word }) => word)));
    await product.stop();
  },
);

test("what was said goes from everywhere: rounds, answers, journals, long texts, with other exchanges under way", async () => {
  const product = await start();
  const zora = talkerTo(product, "zora");
  const word = canary("town");
  const headers = { "throughline-conversation": "moving" };
  await zora.say(`I live in ${word}.`, { headers });
  for (let i = 0; i < 2; i++) {
    await zora.say("Where do I live?", { stream: false, script: { content: `You live in ${word}.` } });
  }
  await zora.say(`Remember that I live in ${word}, please.`);
  const secondPlace = canary("town");
  await zora.say(`What is the population of ${word}?`, { stream: false });
  // Told of nothing: an answer that was told of a forgotten round goes with it.
  const untold = { headers: { "throughline-memory": "write" } };
  await zora.say(`The owl is from ${secondPlace}. ${"And so on. ".repeat(5_000)}`, untold);
  expect(await placesWith(word, product)).not.toEqual([]);
  const about = (await zora.memories()).filter(({ text }) => text.includes(word)).map(({ id }) => id);
  const meanwhile = Promise.all(
    Array.from({ length: 8 }, (_, i) => zora.say(`Meanwhile marmot ${i} wrote.`, { script: { chunkDelayMs: 5 * i } })),
  );
  const statuses = await Promise.all(about.map((id) => forget(zora, id)));
  expect(statuses.every((status) => status === 204 || status === 404)).toBe(true);
  expect(await placesWith(word, product)).toEqual([]);
  expect((await meanwhile).every(({ ended }) => ended)).toBe(true);
  expect(await placesWith(secondPlace, product)).not.toEqual([]);
  expect((await zora.memories()).filter(({ text }) => text.includes("Meanwhile marmot"))).toHaveLength(8);
  await product.stop();
  expect(await placesWith(word, product)).toEqual([]);
});

test("an order to forget leaves no byte of what it names, nor of itself", async () => {
  const product = await start();
  const zora = talkerTo(product, "zora");
  const word = canary("town");
  await zora.say(`I live in ${word}.`);
  await zora.say("Where do I live?", { stream: false, script: { content: `You live in ${word}.` } });
  await zora.say(`Forget that I live in ${word}.`, { stream: false, script: { content: `Forgotten: ${word}.` } });
  expect((await zora.memories()).filter(({ text }) => text.includes(word))).toEqual([]);
  await expect.poll(() => placesWith(word, product), { timeout: 15_000, interval: 300 }).toEqual([]);
  await product.stop();
  expect(await placesWith(word, product)).toEqual([]);
});

test("a memory that expires leaves no byte either", async () => {
  const product = await start();
  const zora = talkerTo(product, "zora");
  const word = canary("note");
  const expiresAt = new Date(Date.now() + 1_500).toISOString();
  await zora.memory("", { method: "POST", body: { text: `About ${word}`, expiresAt } });
  expect(await placesWith(word, product)).not.toEqual([]);
  await expect.poll(() => placesWith(word, product), { timeout: 8_000, interval: 200 }).toEqual([]);
  await product.stop();
});

test(
  "kill -9 on the way: it is finished after the start, asked again or not",
  { timeout: 30_000 * rounds },
  async () => {
    let product = await start();
    const { dataDir } = product;
    const words: { word: string; id: string }[] = [];
    for (let i = 0; i < 60; i++) {
      const word = canary("note");
      words.push({ word, id: await note(talkerTo(product, "zora"), `${word} ${"and so on ".repeat(i * 20)}`) });
    }
    const delays = [20, 45, 5, 80];
    for (let i = 0; i < rounds; i++) {
      const one = words.splice((i * 7) % words.length, 1)[0];
      if (!one) throw new Error("there are sixty");
      const deleting = forget(talkerTo(product, "zora"), one.id).catch(() => 0);
      await new Promise((resolve) => setTimeout(resolve, delays[i % delays.length]));
      await product.kill9();
      await deleting;
      product = await start({ DATA_DIR: dataDir });
      const zora = talkerTo(product, "zora");
      // Killed before anything was on disk, it is still there, and is asked for again.
      if (i % 2 === 0 || (await zora.memory(`/${one.id}`)).status === 200) {
        expect([204, 404]).toContain(await forget(zora, one.id));
        expect(await placesWith(one.word, product), one.word).toEqual([]);
      } else {
        await expect.poll(() => placesWith(one.word, product), { timeout: 8_000, interval: 100 }).toEqual([]);
      }
      expect(await zora.memories()).toHaveLength(words.length);
    }
    await product.stop();
  },
);
