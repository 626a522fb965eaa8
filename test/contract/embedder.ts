import { describe, expect, test } from "vitest";
import { checkedEmbeddings } from "../../src/memory/embedding/checked-embedding.ts";
import { spaceOf } from "../../src/memory/embedding/embedding-space.ts";
import type { Embedder } from "../../src/ports/embedder.ts";
import type { Tenancy } from "../../src/scope.ts";

/* The contract of every embedder. */

const tenancy = {} as Tenancy;

const HOSTILE: Readonly<Record<string, string>> = {
  nothing: "",
  blanks: " \n\t",
  "one letter": "x",
  "200 KB of words": "lorem ipsum ".repeat(17_000),
  "200 KB without a space": "x".repeat(200_000),
  "200 KB of emoji": "😀".repeat(50_000),
  "only emoji": "😀👍🏽🎉",
  "mixed scripts": "hello мир 世界 สวัสดี שלום ١٢٣ 🎉",
  "NUL bytes": "\u0000\u0000",
  "NUL between words": "a\u0000b\u0000c",
  "half a surrogate pair": "broken \ud800 off",
  "a surrogate pair where a cut would fall": `x${"😀".repeat(8_000)}`,
};

/** Nothing to make a vector of: none, or one that is near nothing. */
const BLANK: ReadonlySet<string> = new Set(["nothing", "blanks", "NUL bytes"]);

export function promisesOfAnEmbedder(newEmbedder: () => Embedder): void {
  const embed = (texts: readonly string[], hurryMs?: number) =>
    checkedEmbeddings(newEmbedder(), tenancy, texts, hurryMs);

  describe.each(Object.keys(HOSTILE))("given %s", (what) => {
    const text = HOSTILE[what] ?? "";

    test("an embedder returns a unit vector, or null if there is nothing to embed", async () => {
      const [alone] = await embed([text], 5_000);
      const among = await embed(["before it", text, "after it"]);
      expect(among).toHaveLength(3);
      expect(among[0] && among[2]).not.toBeNull();
      const length = Math.hypot(...(alone?.vector ?? []));
      expect(length).toBeCloseTo(BLANK.has(what) ? 0 : 1, 4);
      expect(among[1]?.vector).toEqual(alone?.vector);
    });
  });

  test("every vector names its space, which is its embedder's and its size", async () => {
    const embedder = newEmbedder();
    const [one] = await embedder.embed(tenancy, ["marmots"]);
    expect(one?.space).toBe(spaceOf(embedder.name, one?.vector.length ?? 0));
    expect(embedder.space).toBe(one?.space);
  });

  test("many texts are answered in their order, alike alone and together", async () => {
    const texts = Array.from({ length: 70 }, (_, i) => `marmot number ${i}`);
    const together = await embed(texts);
    expect(together[0]?.vector).not.toEqual(together[69]?.vector);
    for (const i of [0, 1, 31, 32, 69]) {
      const [alone] = await embed([texts[i] ?? ""]);
      expect(together[i]).toEqual(alone);
    }
  });

  test("no texts are no vectors", async () => {
    expect(await embed([])).toEqual([]);
  });
}
