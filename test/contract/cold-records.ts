import { describe, expect, test } from "vitest";
import type { ColdRecords, SyncCursor, Part } from "../../src/ports/cold-records.ts";
import type { ColdRow } from "../../src/ports/cold-tier.ts";
import { coldRecords } from "../support/upstash/cold-start.ts";

/* The contract of the cold store of a tenant, a rulebook and the directory. */

const NOTHING: SyncCursor = { era: "", seq: 0 };
const row = (id: string, text: string | null, expiresAt: number | null = null): ColdRow => ({
  table: "keys",
  key: JSON.stringify([id]),
  row: text,
  expiresAt,
});

async function read(cold: ColdRecords, place: string, part: Part = "near", from = NOTHING) {
  const rows: ColdRow[] = [];
  let pages = 0;
  for (let heard = from; ;) {
    const told = await cold.sync(place, part, heard, []);
    if (told.state !== "behind") return { rows, heard, pages, state: told.state };
    rows.push(...told.rows);
    pages += 1;
    heard = told.heard;
  }
}

/** Pushes rows, which must be kept, and returns the cursor after them. */
async function write(cold: ColdRecords, place: string, heard: SyncCursor, ...rows: ColdRow[]): Promise<SyncCursor> {
  const told = await cold.sync(place, "near", heard, rows);
  if (told.state !== "kept") throw new Error(told.state);
  return told.heard;
}

export function coldRecordsContract(name: string): void {
  describe(`the records in ${name}`, () => {
    test("rows are read as they were pushed, to the last character, in the order of their last change", async () => {
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
      expect((await read(cold, place, "far")).rows).toEqual([]);
      expect((await read(cold, crypto.randomUUID())).rows).toEqual([]);
    });

    test("a writer that has not read a change gets it instead of overwriting it, deletions too", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const mine = await write(cold, place, NOTHING, row("a", '{"by":"me"}'), row("b", "{}"));
      await write(cold, place, mine, row("a", '{"by":"you"}'), row("b", null));
      const told = await cold.sync(place, "near", mine, [row("a", '{"by":"me again"}')]);
      expect(told).toMatchObject({ state: "behind", more: false, heard: { era: mine.era, seq: 4 } });
      expect((await read(cold, place, "near", mine)).rows).toEqual([row("a", '{"by":"you"}'), row("b", null)]);
      expect((await read(cold, place)).rows).toEqual([row("a", '{"by":"you"}'), row("b", null)]);
    });

    test("of two writers that begin at once, one is stored", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const told = await Promise.all(
        Array.from({ length: 8 }, (_, i) => cold.sync(place, "near", NOTHING, [row("pepper", `{"by":${i}}`)])),
      );
      expect(told.filter(({ state }) => state === "kept")).toHaveLength(1);
      expect(told.filter(({ state }) => state === "behind")).toHaveLength(7);
    });

    test("rows beyond one page come in several pages, each row once", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      let heard = NOTHING;
      for (let part = 0; part < 3; part++) {
        const many = Array.from({ length: 2_000 }, (_, i) => row(`${part} ${i}`, "{}"));
        heard = await write(cold, place, heard, ...many);
      }
      heard = await write(cold, place, heard, ...["a", "b", "c"].map((id) => row(id, "x".repeat(3_000_000))));
      const { rows, pages } = await read(cold, place);
      expect(new Set(rows.map(({ key }) => key)).size).toBe(6_003);
      expect([rows.length, pages]).toEqual([6_003, 3]);
    });

    test("expired rows are deleted by themselves", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const heard = await write(cold, place, NOTHING, row("stays", "{}"), row("goes", "{}", Date.now() + 300));
      expect(await cold.count(place)).toBe(2);
      await expect.poll(() => cold.count(place)).toBe(1);
      expect((await read(cold, place)).rows).toEqual([row("stays", "{}"), row("goes", null)]);
      await write(cold, place, heard, row("goes", "{}", Date.now() + 60_000));
      expect(await cold.count(place)).toBe(2);
    });

    test("a destroyed object is gone for good, and nobody pushes or reads it again", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const heard = await write(cold, place, NOTHING, row("a", "{}"), row("b", "{}", Date.now() + 60_000));
      await cold.sync(place, "far", NOTHING, [row("c", "{}")]);
      expect(await cold.destroy(place)).toBe(3);
      expect(await cold.count(place)).toBe(0);
      for (const part of ["near", "far"] as const) {
        expect(await cold.sync(place, part, heard, [row("a", "{}")])).toEqual({ state: "gone" });
        expect(await cold.sync(place, part, NOTHING, [])).toEqual({ state: "gone" });
      }
      expect(await cold.destroy(place)).toBe(0);
    });

    test("a service that has lost its rows is detected", async () => {
      const [cold, place] = [coldRecords(), crypto.randomUUID()];
      const heard = await write(cold, place, NOTHING, row("a", "{}"));
      expect(await cold.sync(place, "near", { ...heard, era: "another" }, [])).toEqual({ state: "lost" });
      expect(await cold.sync(place, "near", { ...heard, seq: 7 }, [])).toEqual({ state: "lost" });
      expect(await cold.sync(crypto.randomUUID(), "near", heard, [])).toEqual({ state: "lost" });
    });
  });
}
