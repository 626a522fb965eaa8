import { describe, expect, test } from "vitest";
import { digest } from "../../../../src/runtime/digest.ts";
import { shortDigest } from "../../../../src/vault/short-digest.ts";
import { Tombstones } from "../../../../src/vault/deletion/tombstones.ts";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 0, 1);
const turn = (name: string, retry = false) => ({ turn: name, retry });

describe("Tombstones", () => {
  test("recognise their turns after they were stored, and do not contain them in clear", () => {
    const laid = new Tombstones("");
    laid.add(["turn-a"], NOW);
    const read = new Tombstones(laid.toText());
    expect(read.has(turn("turn-a"))).toBe(true);
    expect(read.has(turn("turn-b"))).toBe(false);
    expect(laid.toText()).not.toContain("turn-a");
  });

  test("of long and of short digests recognise a turn by its long digest", () => {
    const long = digest("turn", "a");
    for (const laid of [long, shortDigest(long)]) {
      const tombstones = new Tombstones("");
      tombstones.add([laid], NOW);
      expect(tombstones.has(turn(long))).toBe(true);
      expect(tombstones.has(turn(digest("turn", "b")))).toBe(false);
    }
  });

  test("of two vaults share no digest", () => {
    const marks = [new Tombstones(""), new Tombstones("")].map((tombstones) => {
      tombstones.add(["turn-a"], NOW);
      return Object.keys(Object.values(JSON.parse(tombstones.toText()) as Record<string, object>)[0] ?? {});
    });
    expect(marks[0]).toHaveLength(1);
    expect(marks[0]).not.toEqual(marks[1]);
  });

  test("for retries do not bar a turn that is meant anew", () => {
    const tombstones = new Tombstones("");
    tombstones.add(["turn-a"], NOW, "retry");
    expect(tombstones.has(turn("turn-a"))).toBe(false);
    expect(tombstones.has(turn("turn-a", true))).toBe(true);
  });

  test("expire after 180 days, the oldest first, and store nothing once empty", () => {
    const tombstones = new Tombstones("");
    expect([tombstones.nextRemoval(), tombstones.toText()]).toEqual([null, ""]);
    tombstones.add(["turn-a"], NOW);
    tombstones.add(["turn-b"], NOW + 10 * DAY_MS);
    const first = tombstones.nextRemoval() ?? 0;
    expect(first).toBe(NOW + 180 * DAY_MS);
    expect(tombstones.removeOld(first - 1)).toBe(false);
    expect(tombstones.removeOld(first)).toBe(true);
    expect([tombstones.has(turn("turn-a")), tombstones.has(turn("turn-b"))]).toEqual([false, true]);
  });

  test("of another vault are merged once, with their salt and their days", () => {
    const [here, there] = [new Tombstones(""), new Tombstones("")];
    here.add(["turn-a"], NOW);
    there.add(["turn-b"], NOW - 10 * DAY_MS);
    const news = there.toExport().map((turns) => here.merge(turns));
    expect([news, there.toExport().map((turns) => here.merge(turns))]).toEqual([[true], [false]]);
    const read = new Tombstones(here.toText());
    expect([read.has(turn("turn-a")), read.has(turn("turn-b"))]).toEqual([true, true]);
    expect(read.nextRemoval()).toBe(NOW + 170 * DAY_MS);
    expect(read.removeOld(NOW + 170 * DAY_MS)).toBe(true);
    expect(read.toExport()).toHaveLength(1);
    read.add(["turn-c"], NOW);
    expect(Object.keys(JSON.parse(read.toText()) as object)).toHaveLength(1);
  });

  test("of at most eight vaults are kept, because every turn is compared with each", () => {
    const here = new Tombstones("");
    here.add(["turn"], NOW);
    for (let i = 0; i < 12; i++) {
      const there = new Tombstones("");
      there.add([`turn-${i}`], NOW);
      for (const turns of there.toExport()) here.merge(turns);
    }
    expect(here.toExport()).toHaveLength(8);
    expect([here.has(turn("turn")), here.has(turn("turn-6")), here.has(turn("turn-7"))]).toEqual([true, true, false]);
  });

  test("are at most ten thousand: the oldest are evicted", () => {
    const tombstones = new Tombstones("");
    tombstones.add(
      Array.from({ length: 10_001 }, (_, i) => `turn-${i}`),
      NOW,
    );
    expect([tombstones.has(turn("turn-0")), tombstones.has(turn("turn-1"))]).toEqual([false, true]);
  });
});
