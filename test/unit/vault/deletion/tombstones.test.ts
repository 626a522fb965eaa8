import { describe, expect, test } from "vitest";
import { Tombstones } from "../../../../src/vault/deletion/tombstones.ts";

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 0, 1);
const turn = (name: string, retry = false) => ({ turn: name, retry });

describe("tombstones", () => {
  test("know their turns again, whoever reads them next, and hold nothing of them in clear", () => {
    const laid = new Tombstones("");
    laid.lay(["turn-a"], NOW);
    const read = new Tombstones(laid.toText());
    expect(read.covers(turn("turn-a"))).toBe(true);
    expect(read.covers(turn("turn-b"))).toBe(false);
    expect(laid.toText()).not.toContain("turn-a");
  });

  test("of two vaults have no mark in common", () => {
    const marks = [new Tombstones(""), new Tombstones("")].map((tombstones) => {
      tombstones.lay(["turn-a"], NOW);
      return Object.keys(Object.values(JSON.parse(tombstones.toText()) as Record<string, object>)[0] ?? {});
    });
    expect(marks[0]).toHaveLength(1);
    expect(marks[0]).not.toEqual(marks[1]);
  });

  test("laid for retries do not stand in the way of what is meant anew", () => {
    const tombstones = new Tombstones("");
    tombstones.lay(["turn-a"], NOW, "retry");
    expect(tombstones.covers(turn("turn-a"))).toBe(false);
    expect(tombstones.covers(turn("turn-a", true))).toBe(true);
  });

  test("go after half a year, the oldest first; without any nothing is stored", () => {
    const tombstones = new Tombstones("");
    expect([tombstones.nextRemoval(), tombstones.toText()]).toEqual([null, ""]);
    tombstones.lay(["turn-a"], NOW);
    tombstones.lay(["turn-b"], NOW + 10 * DAY_MS);
    const first = tombstones.nextRemoval() ?? 0;
    expect(first).toBe(NOW + 180 * DAY_MS);
    expect(tombstones.removeOld(first - 1)).toBe(false);
    expect(tombstones.removeOld(first)).toBe(true);
    expect([tombstones.covers(turn("turn-a")), tombstones.covers(turn("turn-b"))]).toEqual([false, true]);
  });

  test("of another vault are taken with their salt, once, and their days go on", () => {
    const [here, there] = [new Tombstones(""), new Tombstones("")];
    here.lay(["turn-a"], NOW);
    there.lay(["turn-b"], NOW - 10 * DAY_MS);
    const news = there.told().map((turns) => here.take(turns));
    expect([news, there.told().map((turns) => here.take(turns))]).toEqual([[true], [false]]);
    const read = new Tombstones(here.toText());
    expect([read.covers(turn("turn-a")), read.covers(turn("turn-b"))]).toEqual([true, true]);
    expect(read.nextRemoval()).toBe(NOW + 170 * DAY_MS);
    expect(read.removeOld(NOW + 170 * DAY_MS)).toBe(true);
    expect(read.told()).toHaveLength(1);
    read.lay(["turn-c"], NOW);
    expect(Object.keys(JSON.parse(read.toText()) as object)).toHaveLength(1);
  });

  test("come of eight vaults at most: each costs every request a look", () => {
    const here = new Tombstones("");
    here.lay(["turn"], NOW);
    for (let i = 0; i < 12; i++) {
      const there = new Tombstones("");
      there.lay([`turn-${i}`], NOW);
      for (const turns of there.told()) here.take(turns);
    }
    expect(here.told()).toHaveLength(8);
    expect([here.covers(turn("turn")), here.covers(turn("turn-6")), here.covers(turn("turn-7"))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("are ten thousand at most: the oldest make room", () => {
    const tombstones = new Tombstones("");
    tombstones.lay(
      Array.from({ length: 10_001 }, (_, i) => `turn-${i}`),
      NOW,
    );
    expect([tombstones.covers(turn("turn-0")), tombstones.covers(turn("turn-1"))]).toEqual([false, true]);
  });
});
