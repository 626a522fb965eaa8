import { expect, test } from "vitest";
import type { LogEntry } from "../../../../src/vault/log/log-entry.ts";
import {
  packGroup,
  unpackGroupRecords,
  unpackGroupTerms,
  unpackGroupWords,
} from "../../../../src/vault/log/pack-group.ts";
import { packRecord, unpackRecord } from "../../../../src/vault/log/pack-record.ts";

const bytes = (...given: number[]): ArrayBuffer => Uint8Array.from(given).buffer;

const entryOf = (i: number): LogEntry => ({
  words: { said: `The lamp ${i} \u{1F4A1} hangs in room ${i * 3}.`, answer: i % 3 === 0 ? "" : `Noted, lamp ${i}.` },
  terms: bytes(1, 2, i),
  passages: i % 4 === 1 ? null : i % 4 === 2 ? new ArrayBuffer(0) : bytes(i, i),
  record: i % 5 === 0 ? null : packRecord({ record: `{"i":${i}}`, injected: bytes(7), ledger: null }),
});

test.each([1, 7, 8, 9, 16])("a group of %d entries is unpacked as it was, whichever is asked for", (count) => {
  const entries = Array.from({ length: count }, (_, i) => (i === 3 ? null : entryOf(i)));
  const packed = packGroup(entries);
  const terms = unpackGroupTerms(packed);
  const records = unpackGroupRecords(packed.records, count);
  entries.forEach((entry, i) => {
    if (!entry) return;
    const { from, entries: together } = unpackGroupWords(packed, i);
    expect(together[i - from]).toStrictEqual(entry.words);
    expect(terms[i]).toStrictEqual({ terms: entry.terms, passages: entry.passages });
    expect(records[i] ?? null).toStrictEqual(entry.record);
  });
});

test("a group whose entries have no record stores none", () => {
  const packed = packGroup([{ ...entryOf(1), record: null }]);
  expect(packed.records).toBeNull();
  expect(unpackGroupRecords(null, 2)).toStrictEqual([null, null]);
});

test.each([
  { record: "{}", injected: null, ledger: null },
  { record: `{"model":"é"}`, injected: bytes(1, 2, 255), ledger: "[[]]" },
  { record: "x".repeat(300), injected: bytes(...Array.from({ length: 200 }, (_, i) => i)), ledger: "y".repeat(900) },
])("a record is unpacked as it was", (logged) => {
  expect(unpackRecord(packRecord(logged))).toStrictEqual(logged);
});
