import { expect, test } from "vitest";
import { packRoundRow, type RoundRow, unpackRoundRow } from "../../../../src/vault/packing/pack-round-row.ts";

const ROW: RoundRow = {
  id: "mem_01",
  created_at: 1_700_000_000_000,
  exchange: "exc_01",
  conversation: "Nähkästchen 🧵",
  said: "0123",
  turn: "4567",
  complete: 1,
  metadata: '{"speaker":"Ida"}',
  impersonal: 0,
  asks: 1,
  stale: 3,
  quarantine: null,
  space: "static",
  vector: Uint8Array.from({ length: 300 }, (_, i) => i % 256).buffer,
};

test.each([
  { name: "with everything", row: ROW },
  { name: "without a vector", row: { ...ROW, vector: null } },
  { name: "of a long conversation's name", row: { ...ROW, conversation: "c".repeat(20_000) } },
  { name: "without a conversation", row: { ...ROW, conversation: null, exchange: null } },
])("the row of a round is unpacked as it was packed: $name", ({ row }) => {
  expect(unpackRoundRow(packRoundRow(row))).toEqual(row);
});

test("other columns of a row are not packed", () => {
  expect(unpackRoundRow(packRoundRow({ ...ROW, text: "elsewhere" } as RoundRow))).toEqual(ROW);
});

test("a row that was cut off is no row", () => {
  expect(() => unpackRoundRow(packRoundRow(ROW).slice(0, 40))).toThrow(SyntaxError);
});
