import { expect, test } from "vitest";
import { newId } from "../../../src/runtime/id.ts";
import { packId, packInjected, unpackInjected } from "../../../src/vault/packed-injected.ts";

const idsAt = (now: number, count: number): string[] => Array.from({ length: count }, () => newId("mem", now));

test("unpackInjected() returns ids and scores as they were packed", () => {
  const ids = [1, 1_700_000_000_000, 2 ** 48 - 1].flatMap((now) => idsAt(now, 8));
  const injected = ids.map((id, i) => ({ id, score: i % 3 === 0 ? null : Math.round((i / 24) * 1000) / 1000 }));
  const packed = packInjected(injected);
  expect(packed?.byteLength).toBe(18 * injected.length);
  expect(unpackInjected(packed as ArrayBuffer)).toEqual(injected);
});

test("packInjected() returns null for what would not come back as it was", () => {
  const [id = ""] = idsAt(1_700_000_000_000, 1);
  const refused = [
    { id: "mem_short", score: null },
    { id: `${id}0`, score: null },
    { id: id.toUpperCase(), score: null },
    { id, score: 0.12345 },
    { id, score: -0.5 },
  ];
  for (const one of refused) expect(packInjected([{ id, score: null }, one])).toBeNull();
  expect(packInjected([])).toBeNull();
});

test("packId() packs different ids differently", () => {
  const ids = idsAt(1_700_000_000_000, 200);
  expect(new Set(ids.map((id) => String(packId(id)))).size).toBe(200);
});
