import { describe, expect, test } from "vitest";
import type { ColdRow, ColdVector, VaultPlace } from "../../src/ports/cold-tier.ts";
import { coldTier } from "../support/upstash/cold-start.ts";

/* What a vault may rely on behind it. */

const newPlace = (): VaultPlace => ({ name: crypto.randomUUID(), tenancy: crypto.randomUUID() });
const row = (id: string, text: string | null): ColdRow => ({
  table: "memories",
  key: JSON.stringify([id]),
  row: text,
  expiresAt: null,
});
const ME = { epoch: 1, owner: "me" };

export function coldTierContract(name: string): void {
  describe(`the cold tier in ${name}`, () => {
    test("rows come back as they were carried, to the last character", async () => {
      const cold = coldTier();
      const place = newPlace();
      const texts = ['{"a":"ü\\u0000 \ud83d\ude80"}', "{}", '{"b":"{\\"c\\":1}"}', "x".repeat(100_000)];
      await cold.carry(
        place,
        ME,
        texts.map((text, i) => row(`mem ${i}`, text)),
      );
      const { rows, epoch, next } = await cold.rows(place, "me", null);
      expect(epoch).toBe(1);
      expect(next).toBeNull();
      expect(rows.toSorted((a, b) => a.key.localeCompare(b.key)).map((one) => one.row)).toEqual(texts);
    });

    test("more than one answer brings comes in several, each row once", async () => {
      const cold = coldTier();
      const place = newPlace();
      const rows = Array.from({ length: 7_000 }, (_, i) => row(`mem_${i}`, "{}"));
      for (let at = 0; at < rows.length; at += 1_000) await cold.carry(place, ME, rows.slice(at, at + 1_000));
      const keys = new Set<string>();
      let pages = 0;
      for (let after: string | null = null; ;) {
        const page = await cold.rows(place, "me", after);
        for (const { key } of page.rows) keys.add(key);
        pages += 1;
        if (page.next === null) break;
        after = page.next;
      }
      expect(keys.size).toBe(7_000);
      expect(pages).toBeGreaterThan(1);
    });

    test("carrying twice changes nothing, and a row that is gone goes", async () => {
      const cold = coldTier();
      const place = newPlace();
      for (let i = 0; i < 2; i++) await cold.carry(place, ME, [row("a", "{}"), row("b", "{}")]);
      expect((await cold.census(place))["redis_rows"]).toBe(2);
      await cold.carry(place, ME, [row("a", null)]);
      expect((await cold.rows(place, "me", null)).rows.map(({ key }) => key)).toEqual(['["b"]']);
    });

    test("whoever read last may write, and nobody from before an erasure", async () => {
      const cold = coldTier();
      const place = newPlace();
      await cold.carry(place, ME, [row("a", "{}")]);
      await cold.rows(place, "you", null);
      expect(await cold.carry(place, ME, [row("b", "{}")])).toBe("moved");
      const epoch = await cold.erase(place, { epoch: 1, owner: "you" }, 5);
      expect(epoch).toBeGreaterThan(1);
      expect(await cold.carry(place, { epoch: 1, owner: "you" }, [row("b", "{}")])).toBe("erased");
      expect(await cold.rows(place, "you", null)).toMatchObject({ epoch, erasedAt: 5, rows: [], next: null });
      expect(await cold.census(place)).toEqual({ redis_rows: 0, vector_vectors: 0 });
    });

    test("what stands over the rows outlives an erasure", async () => {
      const cold = coldTier();
      const place = newPlace();
      await cold.carry(place, ME, [{ table: "vault", key: "tombstones", row: "salted", expiresAt: null }]);
      await cold.erase(place, ME, 5);
      expect((await cold.rows(place, "me", null)).tombstones).toBe("salted");
    });

    test("vectors come back in their space as the same float32, of their epoch alone", async () => {
      const cold = coldTier();
      const place = newPlace();
      const vector = Float32Array.from({ length: 128 }, (_, i) => Math.sin(i) / 7);
      const vectors: ColdVector[] = [{ id: "mem_a", embedding: { space: "space-1", vector } }];
      await cold.carryVectors(place, 1, vectors);
      await cold.carryVectors(place, 2, [{ id: "mem_b", embedding: { space: "space-1", vector } }]);
      expect((await cold.vectors(place, 1, null)).vectors).toEqual(vectors);
      expect((await cold.vectors(place, null, null)).vectors).toHaveLength(2);
      await cold.sweep(place, 2);
      expect((await cold.vectors(place, null, null)).vectors.map(({ id }) => id)).toEqual(["mem_b"]);
      await cold.carryVectors(place, 2, [{ id: "mem_b", embedding: null }]);
      expect((await cold.vectors(place, null, null)).vectors).toEqual([]);
    });
  });
}
