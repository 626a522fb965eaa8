import { describe, expect, test } from "vitest";
import type { ColdRecords, SyncCursor, Part } from "../../src/ports/cold-records.ts";
import type { ColdRow } from "../../src/ports/cold-tier.ts";
import { coldRecords } from "../support/upstash/cold-start.ts";

/* The guarantees of the `ColdRecords` port. */

const NOTHING: SyncCursor = { generation: "", seq: 0 };
const row = (id: string, text: string | null, expiresAt: number | null = null): ColdRow => ({
  table: "keys",
  key: JSON.stringify([id]),
  row: text,
  expiresAt,
});

async function read(cold: ColdRecords, place: string, part: Part = "critical", from = NOTHING) {
  const rows: ColdRow[] = [];
  let pages = 0;
  for (let cursor = from; ;) {
    const told = await cold.sync(place, part, cursor, []);
    if (told.state !== "behind") return { rows, cursor, pages, state: told.state };
    rows.push(...told.rows);
    pages += 1;
    cursor = told.cursor;
  }
}

/** Writes rows and returns the cursor after them. */
async function write(cold: ColdRecords, place: string, cursor: SyncCursor, ...rows: ColdRow[]): Promise<SyncCursor> {
  const told = await cold.sync(place, "critical", cursor, rows);
  if (told.state !== "kept") throw new Error(told.state);
  return told.cursor;
}

export function coldRecordsContract(name: string): void {
  describe(`replicated records in ${name}`, () => {
    test("returns rows as they were written, to the last character, in the order of their last change", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const texts = ['{"a":"ü\\u0000 \ud83d\ude80"}', "{}", "x".repeat(100_000)];
      const first = await write(cold, place, NOTHING, ...texts.map((text, i) => row(`${i}`, text)));
      await write(cold, place, first, row("0", '{"b":1}'));
      const { rows, state } = await read(cold, place);
      expect([state, rows.map(({ key, row: text }) => [key, text])]).toEqual([
        "kept",
        [
          ['["1"]', "{}"],
          ['["2"]', texts[2]],
          ['["0"]', '{"b":1}'],
        ],
      ]);
      expect((await read(cold, place, "bulk")).rows).toEqual([]);
      expect((await read(cold, crypto.randomUUID())).rows).toEqual([]);
    });

    test("rejects a write by a deployment that has not read others, and returns their changes, deletions too", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const mine = await write(cold, place, NOTHING, row("a", '{"by":"me"}'), row("b", "{}"));
      await write(cold, place, mine, row("a", '{"by":"you"}'), row("b", null));
      const told = await cold.sync(place, "critical", mine, [row("a", '{"by":"me again"}')]);
      expect(told).toMatchObject({ state: "behind", more: false, cursor: { generation: mine.generation, seq: 4 } });
      expect((await read(cold, place, "critical", mine)).rows).toEqual([row("a", '{"by":"you"}'), row("b", null)]);
      expect((await read(cold, place)).rows).toEqual([row("a", '{"by":"you"}'), row("b", null)]);
    });

    test("keeps the rows of one of several first writers", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const told = await Promise.all(
        Array.from({ length: 8 }, (_, i) => cold.sync(place, "critical", NOTHING, [row("pepper", `{"by":${i}}`)])),
      );
      expect(told.filter(({ state }) => state === "kept")).toHaveLength(1);
      expect(told.filter(({ state }) => state === "behind")).toHaveLength(7);
    });

    test("pages through more rows than one answer holds, each row once", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      let cursor = NOTHING;
      for (let part = 0; part < 3; part++) {
        const many = Array.from({ length: 2_000 }, (_, i) => row(`${part} ${i}`, "{}"));
        cursor = await write(cold, place, cursor, ...many);
      }
      cursor = await write(cold, place, cursor, ...["a", "b", "c"].map((id) => row(id, "x".repeat(3_000_000))));
      const { rows, pages } = await read(cold, place);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(6_003);
      expect([rows.length, pages]).toEqual([6_003, 3]);
    });

    test("deletes expired rows by itself", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const cursor = await write(cold, place, NOTHING, row("stays", "{}"), row("goes", "{}", Date.now() + 300));
      expect(await cold.count(place)).toBe(2);
      await expect.poll(() => cold.count(place)).toBe(1);
      expect((await read(cold, place)).rows).toEqual([row("stays", "{}"), row("goes", null)]);
      await write(cold, place, cursor, row("goes", "{}", Date.now() + 60_000));
      expect(await cold.count(place)).toBe(2);
    });

    test("refuses reads and writes for good after a destruction", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const cursor = await write(cold, place, NOTHING, row("a", "{}"), row("b", "{}", Date.now() + 60_000));
      await cold.sync(place, "bulk", NOTHING, [row("c", "{}")]);
      expect(await cold.destroy(place)).toBe(3);
      expect(await cold.count(place)).toBe(0);
      for (const part of ["critical", "bulk"] as const) {
        expect(await cold.sync(place, part, cursor, [row("a", "{}")])).toEqual({ state: "gone" });
        expect(await cold.sync(place, part, NOTHING, [])).toEqual({ state: "gone" });
      }
      expect(await cold.destroy(place)).toBe(0);
    });

    test("detects that the service has lost changes that the cursor names", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const cursor = await write(cold, place, NOTHING, row("a", "{}"));
      expect(await cold.sync(place, "critical", { ...cursor, generation: "another" }, [])).toEqual({ state: "lost" });
      expect(await cold.sync(place, "critical", { ...cursor, seq: 7 }, [])).toEqual({ state: "lost" });
      expect(await cold.sync(crypto.randomUUID(), "critical", cursor, [])).toEqual({ state: "lost" });
    });
  });
}
