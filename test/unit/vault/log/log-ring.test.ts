import * as fc from "fast-check";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { expect, inject, test } from "vitest";
import { LogRing } from "../../../../src/vault/log/log-ring.ts";
import { LOG_TABLE } from "../../../../src/vault/log/log-tables.ts";

/* The rows of the log are overwritten in place: a commit writes one page of it. */

const PAGE = 4096;

function ringOf(archived: { to: number }) {
  const database = new DatabaseSync(":memory:");
  database.exec(LOG_TABLE);
  const all = (query: string, ...values: SQLInputValue[]) => database.prepare(query).all(...values);
  const exec = (query: string, ...values: SQLInputValue[]) => {
    const rows = all(query, ...values).map((row) => {
      const bytes = row["bytes"];
      return bytes instanceof Uint8Array ? { ...row, bytes: bytes.slice().buffer } : row;
    });
    return { toArray: () => rows, one: () => rows[0] };
  };
  const sql = { exec } as unknown as SqlStorage;
  const open = (): LogRing =>
    new LogRing(
      sql,
      () => archived.to,
      () => 0,
    );
  const shape = (): unknown => all("SELECT pageno, pagetype, ncell FROM dbstat WHERE name = 'log' ORDER BY pageno");
  const holds = (text: string): boolean =>
    all("SELECT bytes FROM log").some(({ bytes }) => textOf(bytes).includes(text));
  return { open, shape, holds, rows: () => all("SELECT slot, n FROM log").length };
}

const entry = (text: string, size: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(new TextEncoder().encode(text.padEnd(size, ".")));
const textOf = (bytes: unknown): string => new TextDecoder().decode(bytes as Uint8Array);
const readIn = (ring: LogRing, n: number): string => textOf(ring.read(n)).replace(/\0+$/, "");

test("entries of the archive are overwritten, and no page comes or goes", () => {
  const archived = { to: 0 };
  const { open, shape, rows } = ringOf(archived);
  const ring = open();
  for (let n = 1; n <= 32; n++) ring.write(n, entry(`said ${n}`, 2_100 + 50 * n));
  expect(shape()).toContainEqual(expect.objectContaining({ pagetype: "leaf", ncell: 1 }));
  archived.to = 32;
  ring.release(32);
  const before = shape();
  for (let n = 33; n <= 64; n++) {
    expect(ring.next()).toBe(n);
    ring.write(n, entry(`said ${n}`, 3_900 - 50 * (n - 32)));
    expect(shape()).toEqual(before);
  }
  expect(rows()).toBe(32);
  for (const one of [ring, open()]) {
    expect(one.numbers()).toEqual(Array.from({ length: 32 }, (_, i) => 33 + i));
    expect(readIn(one, 40)).toMatch(/^said 40\.+$/);
    expect(one.read(32)).toBeNull();
  }
});

test.each([1, PAGE - 60, PAGE, 3 * PAGE, 20 * PAGE])("an entry of %d bytes is read as it was written", (size) => {
  const { open } = ringOf({ to: 0 });
  const ring = open();
  ring.write(1, entry("a", 10));
  ring.write(2, entry("b", size));
  ring.write(3, entry("c", 10));
  for (const one of [ring, open()]) {
    expect(readIn(one, 2)).toBe("b".padEnd(size, "."));
    expect(readIn(one, 3)).toBe("c".padEnd(10, "."));
  }
});

test("an entry that is written again, longer or shorter, leaves nothing of itself", () => {
  const { open, holds } = ringOf({ to: 0 });
  const ring = open();
  ring.write(1, entry(`${"x".repeat(2 * PAGE)} the fern`, 2 * PAGE + 20));
  ring.write(1, entry("short", 10));
  expect(holds("fern")).toBe(false);
  ring.write(1, entry("long", 30 * PAGE));
  ring.write(2, entry("other", 10));
  expect([readIn(open(), 1).length, readIn(open(), 2)]).toEqual([30 * PAGE, "other....."]);
  expect(holds("short")).toBe(false);
});

test("what is removed leaves no byte, and neither does what the archive has", () => {
  const archived = { to: 0 };
  const { open, holds } = ringOf(archived);
  const ring = open();
  for (const [i, text] of ["fern", "geese", "canoe"].entries()) ring.write(i + 1, entry(text, 3_000));
  archived.to = 1;
  ring.release(1);
  expect(holds("fern")).toBe(true);
  ring.keepOnly((n) => n === 3);
  expect(["fern", "geese", "canoe"].map(holds)).toEqual([false, false, true]);
  for (const one of [ring, open()]) expect(one.numbers()).toEqual([3]);
});

test("short entries that follow one another share a row, each as it was written", () => {
  const archived = { to: 0 };
  const { open, rows } = ringOf(archived);
  const ring = open();
  const sizes = [900, 1_300, 1_700, 2_500, 20, 1, 4_040, 600];
  for (const [i, size] of sizes.entries()) ring.write(i + 1, entry(`said ${i + 1} `, size));
  expect(rows()).toBe(4);
  for (const one of [ring, open()]) {
    expect(one.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const [i, size] of sizes.entries())
      expect(readIn(one, i + 1)).toBe(`said ${i + 1} `.padEnd(size, ".").slice(0, Math.max(size, 7)));
  }
  // A ring that reads the rows anew does not know how long the last entry is, and begins a row.
  const later = open();
  later.write(9, entry("said 9", 100));
  expect([rows(), readIn(open(), 8).slice(0, 6), readIn(open(), 9).slice(0, 6)]).toEqual([5, "said 8", "said 9"]);
});

test("an entry that shares a row is written again, removed and archived without the others", () => {
  const archived = { to: 0 };
  const { open, holds, rows } = ringOf(archived);
  const ring = open();
  for (const [i, text] of ["fern", "geese", "canoe", "lamp"].entries()) ring.write(i + 1, entry(text, 900));
  expect(rows()).toBe(1);
  ring.write(2, entry("swans", 1_200));
  ring.write(3, entry("canoe", 800));
  expect([holds("geese"), readIn(ring, 2).slice(0, 5), readIn(open(), 3).slice(0, 5)]).toEqual([
    false,
    "swans",
    "canoe",
  ]);
  ring.keepOnly((n) => n !== 3);
  expect([holds("canoe"), ring.read(3), open().read(3)]).toEqual([false, null, null]);
  archived.to = 1;
  ring.release(1);
  expect(holds("fern")).toBe(false);
  for (const one of [ring, open()]) expect(readIn(one, 4).slice(0, 4)).toBe("lamp");
  expect(open().next()).toBe(5);
  const again = open();
  again.keepOnly((n) => n === 2);
  expect([holds("lamp"), readIn(again, 2).slice(0, 5)]).toEqual([false, "swans"]);
  archived.to = 4;
  again.release(4);
  expect(rows()).toBe(3);
  again.write(5, entry("boat", 4_000));
  again.write(6, entry("oars", 4_000));
  expect([rows(), open().numbers()]).toEqual([3, [5, 6]]);
});

test("many entries at once make the table longer until the archive has them", () => {
  const archived = { to: 0 };
  const { open, rows } = ringOf(archived);
  const ring = open();
  for (let n = 1; n <= 300; n++) ring.write(n, entry(`said ${n}`, 3_000));
  expect(readIn(open(), 299)).toMatch(/^said 299/);
  archived.to = 200;
  ring.release(200);
  ring.shorten();
  for (const one of [ring, open()])
    expect([one.numbers().length, readIn(one, 250).slice(0, 8)]).toEqual([100, "said 250"]);
  expect(rows()).toBe(64 + 100);
  archived.to = 300;
  ring.release(300);
  ring.shorten();
  ring.write(301, entry("after", 100));
  expect([rows() <= 64, open().numbers(), readIn(open(), 301).slice(0, 5)]).toEqual([true, [301], "after"]);
});

test("whatever is written, rewritten, removed and archived in whatever order, each entry is read as it was last written", () => {
  const step = fc.record({
    does: fc.constantFrom("add", "add", "add", "rewrite", "remove", "archive", "reopen"),
    size: fc.oneof(fc.integer({ min: 20, max: 1_500 }), fc.integer({ min: 20, max: 9_000 })),
    which: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const archived = { to: 0 };
      const { open, holds } = ringOf(archived);
      let ring = open();
      const held = new Map<number, string>();
      const gone: string[] = [];
      for (const [i, { does, size, which }] of steps.entries()) {
        const text = `entry ${i} `.padEnd(size, ".");
        const n = [...held.keys()][which % Math.max(1, held.size)];
        if (does === "add") {
          held.set(ring.next(), text);
          ring.write(ring.next(), entry(text, size));
        } else if (does === "reopen") ring = open();
        else if (n === undefined) continue;
        else if (does === "rewrite") {
          gone.push(held.get(n)?.split(".")[0] ?? "");
          held.set(n, text);
          ring.write(n, entry(text, size));
        } else if (does === "remove") {
          gone.push(held.get(n)?.split(".")[0] ?? "");
          held.delete(n);
          ring.keepOnly((one) => held.has(one));
        } else {
          archived.to = Math.min(...held.keys());
          held.delete(archived.to);
          ring.release(archived.to);
          ring.shorten();
        }
        for (const one of [ring, open()])
          for (const [number, written] of held) expect(readIn(one, number)).toBe(written);
      }
      ring.keepOnly((one) => held.has(one));
      expect(gone.filter((text) => text !== "" && holds(text))).toEqual([]);
    }),
    { numRuns: 150, seed: inject("extent").seed },
  );
});

test("rows that are made ahead are overwritten, and no page comes or goes", () => {
  const { open, shape, rows } = ringOf({ to: 0 });
  const ring = open();
  for (let n = 1; n <= 3; n++) ring.write(n, entry(`said ${n}`, 3_000));
  ring.makeRows();
  const before = shape();
  expect(rows()).toBe(64);
  for (let n = 4; n <= 64; n++) ring.write(n, entry(`said ${n}`, 3_000));
  expect(shape()).toEqual(before);
  for (const one of [ring, open()]) {
    for (const n of [1, 3, 4, 64]) expect(readIn(one, n)).toMatch(new RegExp(String.raw`^said ${n}\.+$`));
  }
});
