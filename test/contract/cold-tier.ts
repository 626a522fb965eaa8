import { describe, expect, test } from "vitest";
import type { ColdRow, ColdTier, ColdVector, VaultPlace } from "../../src/ports/cold-tier.ts";
import { coldTier } from "../support/upstash/cold-start.ts";

/* The contract of a vault's cold tier. */

const newPlace = (): VaultPlace => ({ name: crypto.randomUUID(), tenancy: crypto.randomUUID() });
const row = (id: string, text: string | null): ColdRow => ({
  table: "memories",
  key: JSON.stringify([id]),
  row: text,
  expiresAt: null,
});
const ME = { epoch: 1, owner: "me" };

/** A word and a direction of its own for each number. */
const memory = (id: string, at: number) => ({
  id,
  embedding: { space: "space-1", vector: Float32Array.from({ length: 128 }, (_, i) => Number(i === at)) },
  terms: Uint32Array.of(at, 4_000_000_000 + at),
});

/**
 * @param cold the adapter; left out: the one that the worker is handed
 * @param keeps whether vectors can be read back
 */
export function coldTierContract(name: string, cold: () => ColdTier = coldTier, keeps = true): void {
  describe(`the cold tier in ${name}`, () => {
    test("rows are read as they were pushed, to the last character", async () => {
      const tier = cold();
      const place = newPlace();
      const texts = ['{"a":"ü\\u0000 \ud83d\ude80"}', "{}", '{"b":"{\\"c\\":1}"}', "x".repeat(100_000)];
      await tier.push(
        place,
        ME,
        texts.map((text, i) => row(`mem ${i}`, text)),
      );
      const { rows, epoch, next } = await tier.rows(place, "me", null);
      expect(epoch).toBe(1);
      expect(next).toBeNull();
      expect(rows.toSorted((a, b) => a.key.localeCompare(b.key)).map((one) => one.row)).toEqual(texts);
    });

    test("rows beyond one page come in several pages, each row once", async () => {
      const tier = cold();
      const place = newPlace();
      const rows = Array.from({ length: 21_000 }, (_, i) => row(`mem_${i}`, "{}"));
      for (let at = 0; at < rows.length; at += 1_000) await tier.push(place, ME, rows.slice(at, at + 1_000));
      const keys = new Set<string>();
      let pages = 0;
      for (let after: string | null = null; ;) {
        const page = await tier.rows(place, "me", after);
        for (const { key } of page.rows) keys.add(key);
        pages += 1;
        if (page.next === null) break;
        after = page.next;
      }
      expect(keys.size).toBe(21_000);
      expect(pages).toBeGreaterThan(1);
    });

    test("pushing twice changes nothing, and pushing null deletes a row", async () => {
      const tier = cold();
      const place = newPlace();
      for (let i = 0; i < 2; i++) await tier.push(place, ME, [row("a", "{}"), row("b", "{}")]);
      expect((await tier.countRows(place))["redis_rows"]).toBe(2);
      await tier.push(place, ME, [row("a", null)]);
      expect((await tier.rows(place, "me", null)).rows.map(({ key }) => key)).toEqual(['["b"]']);
    });

    test("only the last reader may push, and nobody from before an erasure", async () => {
      const tier = cold();
      const place = newPlace();
      await tier.push(place, ME, [row("a", "{}")]);
      await tier.rows(place, "you", null);
      expect(await tier.push(place, ME, [row("b", "{}")])).toBe("moved");
      const epoch = await tier.erase(place, { epoch: 1, owner: "you" }, 5);
      expect(epoch).toBeGreaterThan(1);
      expect(await tier.push(place, { epoch: 1, owner: "you" }, [row("b", "{}")])).toBe("erased");
      expect(await tier.rows(place, "you", null)).toMatchObject({ epoch, erasedAt: 5, rows: [], next: null });
      expect(await tier.countRows(place)).toEqual({ redis_rows: 0, vector_vectors: 0 });
    });

    test("tombstones outlive an erasure", async () => {
      const tier = cold();
      const place = newPlace();
      await tier.push(place, ME, [{ table: "vault", key: "tombstones", row: "salted", expiresAt: null }]);
      await tier.erase(place, ME, 5);
      expect((await tier.rows(place, "me", null)).tombstones).toBe("salted");
    });

    test("vectors are read in their space as the same float32, of their epoch alone", async () => {
      const tier = cold();
      const place = newPlace();
      const vector = Float32Array.from({ length: 128 }, (_, i) => Math.sin(i) / 7);
      const vectors: ColdVector[] = [{ id: "mem_a", embedding: { space: "space-1", vector } }];
      if (!keeps) return;
      await tier.pushVectors(place, 1, vectors);
      await tier.pushVectors(place, 2, [{ id: "mem_b", embedding: { space: "space-1", vector } }]);
      expect((await tier.vectors(place, 1, null)).vectors).toEqual(vectors);
      expect((await tier.vectors(place, null, null)).vectors).toHaveLength(2);
      await tier.sweep(place, 2);
      expect((await tier.vectors(place, null, null)).vectors.map(({ id }) => id)).toEqual(["mem_b"]);
      await tier.pushVectors(place, 2, [{ id: "mem_b", embedding: null }]);
      expect((await tier.vectors(place, null, null)).vectors).toEqual([]);
    });

    test("pages of one revision make a whole, and every write begins another", async () => {
      const tier = cold();
      const place = newPlace();
      await tier.push(place, ME, [row("a", "{}")]);
      const { revision } = await tier.rows(place, "me", null);
      expect((await tier.rows(place, "me", null)).revision).toBe(revision);
      await tier.push(place, ME, [row("a", null)]);
      expect((await tier.rows(place, "me", null)).revision).not.toBe(revision);
    });

    test("a partial read of a small vault returns all of it, whatever was requested", async () => {
      const tier = cold();
      const place = newPlace();
      const [a, b] = [row("mem_a", "{}"), row("mem_b", "{}")];
      await tier.push(place, ME, [a, b]);
      const glimpse = await tier.readPartial(place, "you", { memories: ["mem_a"], conversation: null });
      expect(glimpse).toMatchObject({ whole: true, epoch: 1, tombstones: "" });
      expect(glimpse.rows.map(({ key }) => key).toSorted()).toEqual([a.key, b.key]);
      // As with every other reading, whoever read last may write.
      expect(await tier.push(place, ME, [a])).toBe("moved");
      const nobody = await tier.readPartial(newPlace(), "you", { memories: [], conversation: null });
      expect(nobody).toMatchObject({ whole: true, epoch: 0, rows: [] });
    });

    test("a partial read of a large vault returns requested rows, rows by priority, and the conversation with its block", async () => {
      const tier = cold();
      const place = newPlace();
      const rows = Array.from({ length: 1_200 }, (_, i) => row(`mem_${i}`, "{}"));
      const prominent = [5, 6, 7].map((i): ColdRow => ({ ...row(`mem_${i}`, "{}"), priority: i }));
      const block = JSON.stringify({ id: "talk", block: JSON.stringify(["mem_300"]) });
      const talk = { table: "conversations", key: '["talk"]', row: block, expiresAt: null };
      for (const part of [rows.slice(0, 600), rows.slice(600), [...prominent, talk]]) await tier.push(place, ME, part);
      const asked = { memories: ["mem_900", "mem_never"], conversation: "talk" };
      const shown = async (): Promise<string[]> => {
        const glimpse = await tier.readPartial(place, "me", asked);
        expect(glimpse.whole).toBe(false);
        return glimpse.rows.map(({ key }) => (JSON.parse(key) as [string])[0]).toSorted();
      };
      expect(await shown()).toEqual(["mem_300", "mem_5", "mem_6", "mem_7", "mem_900", "talk"]);
      // Prominent no longer, and gone.
      await tier.push(place, ME, [{ ...row("mem_5", "{}"), priority: null }, row("mem_6", null)]);
      expect(await shown()).toEqual(["mem_300", "mem_7", "mem_900", "talk"]);
      await tier.erase(place, ME, 5);
      expect(await tier.countRows(place)).toEqual({ redis_rows: 0, vector_vectors: 0 });
    });

    test("the nearest memories of this user are found, by meaning or by words, and nobody else's", async () => {
      const tier = cold();
      const tenancy = crypto.randomUUID();
      const [place, neighbour] = [1, 2].map(() => ({ name: crypto.randomUUID(), tenancy })) as [VaultPlace, VaultPlace];
      await tier.pushVectors(place, 1, [memory("mem_a", 1), memory("mem_b", 2)]);
      await tier.pushVectors(neighbour, 1, [memory("mem_c", 1)]);
      const { embedding, terms } = memory("", 1);
      const near = await tier.nearest(place, { embedding, terms });
      expect(near[0]).toEqual({ id: "mem_a", embedding: keeps ? embedding : null });
      expect(near.map(({ id }) => id)).not.toContain("mem_c");
    });
  });
}
