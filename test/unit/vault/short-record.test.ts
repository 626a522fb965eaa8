import { expect, test } from "vitest";
import type { ExchangeRecord } from "../../../src/ports/exchange.ts";
import { newId } from "../../../src/runtime/id.ts";
import { fullRecord, shortRecord } from "../../../src/vault/short-record.ts";

const NOW = 1_790_000_000_123;
const ID = newId("exc", NOW);
const USUAL: ExchangeRecord = {
  id: ID,
  at: new Date(NOW).toISOString(),
  conversation: "c0ffee",
  model: "stand-in",
  memory: { mode: "on", degraded: null, injected: [], tokens: 120, rules: 0 },
  cache: { status: "miss", detail: null },
  redacted: [],
  complete: true,
};

test.each<[string, ExchangeRecord]>([
  ["a usual one", USUAL],
  ["one of another time than its id", { ...USUAL, at: "2020-01-01T00:00:00.000Z" }],
  ["one that broke off", { ...USUAL, complete: false, redacted: [{ kind: "key", count: 2 }] }],
  [
    "one that read only, degraded, under rules",
    {
      ...USUAL,
      memory: { mode: "read", degraded: "late", injected: [{ id: "mem_1", score: null }], tokens: 0, rules: 3 },
    },
  ],
  ["one that ordered to forget", { ...USUAL, forgot: ["mem_1"] }],
  ["one with its timings", { ...USUAL, timings: { cache: { from: 0.1, ms: 2 }, upstream: { from: 3, ms: 812.4 } } }],
  ["one with an id of another make", { ...USUAL, id: "exc_1" }],
])("fullRecord() returns a record as it was shortened: %s", (_name, record) => {
  expect(fullRecord(record.id, shortRecord(record))).toEqual(record);
});

test("shortRecord() leaves out what is as usual", () => {
  expect(JSON.parse(shortRecord(USUAL))).toEqual({
    conversation: "c0ffee",
    model: "stand-in",
    cache: { status: "miss", detail: null },
    memory: { tokens: 120 },
  });
});

test("fullRecord() reads a record of an earlier version, which holds every field but the secrets", () => {
  const { redacted: _, ...earlier } = USUAL;
  expect(fullRecord(ID, JSON.stringify(earlier))).toEqual(USUAL);
});
