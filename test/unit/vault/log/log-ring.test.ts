import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { expect, test } from "vitest";
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
  const open = (): LogRing => new LogRing(sql, () => archived.to);
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
  for (let n = 1; n <= 32; n++) ring.write(n, entry(`said ${n}`, 500 + 90 * n));
  expect(shape()).toContainEqual(expect.objectContaining({ pagetype: "leaf", ncell: 1 }));
  archived.to = 32;
  ring.release(32);
  const before = shape();
  for (let n = 33; n <= 64; n++) {
    expect(ring.next()).toBe(n);
    ring.write(n, entry(`said ${n}`, 3_900 - 90 * (n - 32)));
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
  for (const [i, text] of ["fern", "geese", "canoe"].entries()) ring.write(i + 1, entry(text, 2_000));
  archived.to = 1;
  ring.release(1);
  expect(holds("fern")).toBe(true);
  ring.keepOnly((n) => n === 3);
  expect(["fern", "geese", "canoe"].map(holds)).toEqual([false, false, true]);
  for (const one of [ring, open()]) expect(one.numbers()).toEqual([3]);
});

test("many entries at once make the table longer until the archive has them", () => {
  const archived = { to: 0 };
  const { open, rows } = ringOf(archived);
  const ring = open();
  for (let n = 1; n <= 300; n++) ring.write(n, entry(`said ${n}`, 100));
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
