import { env } from "cloudflare:workers";
import { expect, test, vi } from "vitest";
import { upstashColdTier } from "../../src/adapters/upstash/cold-tier.ts";
import { settingsOf } from "../../src/config.ts";
import type { ColdTier } from "../../src/ports/cold-tier.ts";
import { coldTierContract } from "../contract/cold-tier.ts";

/* Vector indexes of every kind fulfil the cold tier's contract, and an unfit one is reported. */

/** The local Upstash has an index for each token. */
function tierOver(token: string): ColdTier {
  const { upstash } = settingsOf(env);
  if (!upstash) throw new Error("STORAGE is not upstash");
  return upstashColdTier(env, { ...upstash, vectorToken: token });
}

coldTierContract("Upstash with a hybrid index", () => tierOver("local-hybrid"));
coldTierContract("Upstash with a sparse index", () => tierOver("local-sparse"), false);

const PLACE = { name: crypto.randomUUID(), tenancy: crypto.randomUUID() };
const vectorOf = (length: number) => ({ space: `space/${length}`, vector: new Float32Array(length).fill(0.5) });

test("an index of another dimension stores nothing, fails no request, and is logged once", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  const tier = tierOver("local-dense");
  const embedding = vectorOf(96);
  for (let i = 0; i < 2; i++) await tier.pushVectors(PLACE, 1, [{ id: `mem_${i}`, embedding }]);
  expect(await tier.nearest(PLACE, { embedding, terms: Uint32Array.of(1) })).toEqual([]);
  expect((await tier.countRows(PLACE))["vector_vectors"]).toBe(0);
  expect(told.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown)).toEqual([
    { level: "error", event: "vector_index_mismatch", reason: "the index takes 128 dimensions, not 96" },
  ]);
  told.mockRestore();
});

test("a text with more words than a sparse vector holds is stored by its heaviest words", async () => {
  const tier = tierOver("local-sparse");
  const words = Uint32Array.from({ length: 1_200 }, (_, i) => i * 3_000_017);
  const terms = Uint32Array.of(...words, ...words.slice(1_100));
  await tier.pushVectors(PLACE, 1, [{ id: "mem_long", embedding: vectorOf(128), terms }]);
  const near = await tier.nearest(PLACE, { embedding: null, terms: words.slice(1_100, 1_110) });
  expect(near.map(({ id }) => id)).toEqual(["mem_long"]);
});

test("a text without words is stored in a hybrid index, which needs both vectors", async () => {
  const tier = tierOver("local-hybrid");
  const embedding = vectorOf(128);
  await tier.pushVectors(PLACE, 1, [{ id: "mem_ok", embedding }]);
  expect((await tier.nearest(PLACE, { embedding, terms: new Uint32Array() })).map(({ id }) => id)).toEqual(["mem_ok"]);
});
