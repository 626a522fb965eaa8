import { expect, test } from "vitest";
import { packEntry, packWords, unpackEntry, unpackWords } from "../../../../src/vault/log/pack-entry.ts";

const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

test.each([
  { terms: bytes(1, 2), passages: bytes(3), record: bytes(4, 5, 6), words: bytes(7) },
  { terms: bytes(), passages: null, record: null, words: bytes(7, 0) },
  { terms: bytes(9), passages: bytes(), record: null, words: new Uint8Array(70_000).fill(3).buffer },
  { terms: bytes(1), passages: null, record: bytes(4), words: bytes(7), answer: bytes(0, 8, 0) },
  { terms: bytes(1), passages: null, record: bytes(4), words: bytes(7), row: bytes(0, 9, 0) },
  { terms: bytes(1), passages: null, record: bytes(4), words: bytes(7), answer: bytes(0, 8), row: bytes(9) },
  { terms: bytes(1), passages: null, record: bytes(4), words: bytes(7), row: bytes(9), statements: bytes(0, 5) },
])("an entry is unpacked as it was packed, whatever follows it", (entry) => {
  const packed = packEntry(entry);
  const whole = { answer: null, row: null, statements: null, ...entry };
  expect(unpackEntry(packed)).toEqual(whole);
  const longer = new Uint8Array(packed.length + 9);
  longer.set(packed);
  expect(unpackEntry(longer)).toEqual(whole);
});

test("an entry that was cut off is damaged, and not one that holds less", () => {
  const packed = packEntry({
    terms: bytes(1),
    passages: null,
    record: bytes(4),
    words: bytes(7, 8, 9),
    row: bytes(9, 8),
  });
  for (let length = 0; length < 8; length++) expect(() => unpackEntry(packed.subarray(0, length))).toThrow(RangeError);
  expect(() => unpackEntry(packed.subarray(0, packed.length - 1))).toThrow("cut off");
});

test.each([
  { letters: 1_000, isPlain: true },
  { letters: 3_900, isPlain: true },
  { letters: 4_100, isPlain: false },
])("texts are left as they are if the entry fits in its room: $letters letters", ({ letters, isPlain }) => {
  const words = { said: "The ferry leaves at noon. ".repeat(letters / 26), answer: "" };
  const entry = { words, terms: bytes(1, 2), passages: bytes(3), record: bytes(4) };
  const packed = packWords(entry, 4_040);
  expect(unpackWords(packed)).toEqual(entry);
  expect(packEntry(packed).length).toBeLessThanOrEqual(4_040);
  expect(packed.words.byteLength >= words.said.length).toBe(isPlain);
});
