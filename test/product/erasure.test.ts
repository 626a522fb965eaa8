import { afterAll, beforeAll, expect, test } from "vitest";
import { startUpstream, type UpstreamServer } from "../support/upstream-server.ts";
import { canary, placesWith } from "./support/byte-scan.ts";
import { cleanUp, type Product, startProduct } from "./support/start-product.ts";
import { liveALittle } from "./support/live-a-little.ts";
import { talkerTo } from "./support/talker.ts";

/* Guarantee 5, looked at from outside: every byte under DATA_DIR and every line printed. */

let upstream: UpstreamServer;
beforeAll(async () => void (upstream = await startUpstream()));
afterAll(async () => {
  await cleanUp();
  await upstream.close();
});

const start = (env: Record<string, string> = {}): Promise<Product> =>
  startProduct({ env: { UPSTREAM_BASE_URL: upstream.baseUrl, ...env } });

test(
  "after an erasure no byte of the user is left, on disk or in print; everybody else's are",
  { timeout: 120_000 },
  async () => {
    const product = await start();
    const [zora, yves] = [canary("zora"), canary("yves")];
    const gone = talkerTo(product, `${zora}@example.com`);
    const stays = talkerTo(product, `${yves}@example.com`);
    await liveALittle(gone, zora);
    await liveALittle(stays, yves);
    expect(await placesWith(zora, product)).not.toEqual([]);
    const kept = (await stays.memories()).length;

    const receipt = await gone.memory("", { method: "DELETE" });
    expect(receipt.status).toBe(200);
    const { removed } = (await receipt.json()) as { removed: Record<string, number> };
    for (const place of ["memories", "log", "answers", "shared_answers"])
      expect(removed[place], place).toBeGreaterThan(0);

    expect(await placesWith(zora, product)).toEqual([]);
    expect(await placesWith(yves, product)).not.toEqual([]);
    expect((await stays.memories()).length).toBe(kept);
    expect(await gone.memories()).toEqual([]);

    await product.stop();
    expect(await placesWith(zora, product)).toEqual([]);
    expect(await placesWith(yves, product)).not.toEqual([]);
    const again = await start({ DATA_DIR: product.dataDir });
    expect((await talkerTo(again, stays.user).memories()).length).toBe(kept);
    expect(await talkerTo(again, gone.user).memories()).toEqual([]);
    await again.stop();
  },
);

test("an exchange under way during the erasure leaves no byte either", async () => {
  const product = await start();
  const word = canary("zora");
  const zora = talkerTo(product, word);
  await zora.say("Hello there, nice to meet you.");
  const slow = { script: { chunkDelayMs: 60, content: `So ${word} it is, then.` } };
  let begun = 0;
  const bothBegun = new Promise<void>((resolve) => {
    const onChunk = (): void => void (++begun >= 2 && resolve());
    void Promise.all([
      zora.say(`My name is ${word}.`, { ...slow, onChunk }),
      zora.say(`What is the capital of ${word}?`, { ...slow, onChunk }),
    ]).then((heard) => (ended = heard.map((one) => one.ended)));
  });
  let ended: boolean[] = [];
  await bothBegun;
  expect((await zora.memory("", { method: "DELETE" })).status).toBe(200);
  await expect.poll(() => ended, { timeout: 5_000 }).toEqual([true, true]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await placesWith(word, product)).toEqual([]);
  await product.stop();
  expect(await placesWith(word, product)).toEqual([]);
});

test(
  "kill -9 in the middle of an erasure: asked again, it is finished, and its receipt is as good",
  { timeout: 120_000 },
  async () => {
    let product = await start();
    const { dataDir } = product;
    const stays = talkerTo(product, canary("yves"));
    await stays.say(`My name is ${stays.user}.`);
    const kept = await stays.memories();
    expect(kept).not.toEqual([]);
    for (const delay of [0, 3, 6, 10, 15]) {
      const word = canary("zora");
      await liveALittle(talkerTo(product, word), word);
      const erasing = talkerTo(product, word)
        .memory("", { method: "DELETE" })
        .catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, delay));
      await product.kill9();
      await erasing;
      product = await start({ DATA_DIR: dataDir });
      const zora = talkerTo(product, word);
      const receipt = await (await zora.memory("", { method: "DELETE" })).json();
      const verified = await zora.memory("/receipts/verify", { method: "POST", body: receipt });
      expect(await verified.json()).toEqual({ valid: true, ofThisUser: true });
      expect(await placesWith(word, product), `after ${delay} ms`).toEqual([]);
      expect(await talkerTo(product, stays.user).memories()).toEqual(kept);
    }
    await product.stop();
  },
);

test("a shared answer that was renewed by somebody else leaves no byte of its first asker", async () => {
  const product = await start({ CACHE_TTL_SECONDS: "1" });
  const [zora, yves] = [talkerTo(product, "zora"), talkerTo(product, "yves")];
  const [first, renewed] = [
    "Could you please tell me what the capital of Norway is?",
    "What is the capital of Norway?",
  ];
  await zora.say(first, { stream: false });
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await yves.say(renewed, { stream: false });
  expect((await placesWith(first, product)).join()).toContain("Answers");
  expect((await zora.memory("", { method: "DELETE" })).status).toBe(200);
  expect(await placesWith(first, product)).toEqual([]);
  expect((await placesWith(renewed, product)).join()).toContain("Answers");
  await product.stop();
});

test("secrets are on no disk and in no print, whoever said them", async () => {
  const product = await start();
  const zora = talkerTo(product, "zora");
  const key = "sk-proj-Q7dZk2mXv9LbT4wYc8RfJ1nH";
  const card = "4111 1111 1111 1111";
  await zora.say(`My API key is ${key} and I live in Oslo.`, { script: { content: `Keep ${key} safe.` } });
  await zora.say(`My card number is ${card}, thanks.`, { stream: false, script: { content: `Is ${card} a Visa?` } });
  await zora.say("What is a good example of a key?", { script: { content: `For example ${key}` } });
  const added = await zora.memory("", {
    method: "POST",
    body: { text: `Pays with ${card}`, metadata: { note: `key ${key}` } },
  });
  const { id } = (await added.json()) as { id: string };
  await zora.memory(`/${id}`, { method: "PATCH", body: { text: `Unlocks with ${key}` } });
  expect((await zora.memories()).map(({ text }) => text).join()).toContain("Oslo");
  await product.stop();
  for (const secret of [key, card, "Bearer sk-test", "sk-test"])
    expect(await placesWith(secret, product), secret).toEqual([]);
});
