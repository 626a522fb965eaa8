import type { MemoryRow } from "../rows.ts";
import { packNumbers, unpackNumbers } from "./varints.ts";

/*
 * The row of `memories` of a round, as its entry in the log holds it until it is filed: the columns that tell rounds apart,
 * and the vector. The others follow from these, or take their defaults.
 */

/** The order is that of the stored array. A column that is added goes to its end, and is null in what is stored so far. */
const STORED = [
  "id",
  "created_at",
  "exchange",
  "conversation",
  "said",
  "turn",
  "complete",
  "metadata",
  "impersonal",
  "asks",
  "stale",
  "quarantine",
  "space",
] as const satisfies readonly (keyof MemoryRow)[];

/** The stored columns of a round, and its vector. */
export type RoundRow = Pick<MemoryRow, (typeof STORED)[number] | "vector">;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Returns the size of the columns, the columns as JSON, and the vector. */
export function packRoundRow(row: RoundRow): ArrayBuffer {
  const columns = encoder.encode(JSON.stringify(STORED.map((column) => row[column])));
  const size = packNumbers([columns.length]);
  const vector = new Uint8Array(row.vector ?? new ArrayBuffer(0));
  const bytes = new Uint8Array(size.length + columns.length + vector.length);
  bytes.set(size);
  bytes.set(columns, size.length);
  bytes.set(vector, size.length + columns.length);
  return bytes.buffer;
}

/** @throws {Error} if the bytes are damaged */
export function unpackRoundRow(packed: ArrayBuffer): RoundRow {
  const bytes = new Uint8Array(packed);
  const from = bytes.findIndex((byte) => byte < 0x80) + 1;
  const end = from + (unpackNumbers(bytes.subarray(0, from))[0] ?? 0);
  const values = JSON.parse(decoder.decode(bytes.subarray(from, end))) as unknown[];
  const columns = Object.fromEntries(STORED.map((column, i) => [column, values[i] ?? null]));
  return { ...(columns as unknown as Omit<RoundRow, "vector">), vector: end < bytes.length ? packed.slice(end) : null };
}
