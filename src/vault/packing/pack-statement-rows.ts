import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import { DEFAULTS } from "../memory-insert.ts";
import type { MemoryRow } from "../rows.ts";
import type { RoundRow } from "./pack-round-row.ts";
import { packNumbers, unpackNumbers } from "./varints.ts";

/*
 * The rows of `memories` of the statements that a round taught, as its entry in the log holds them until they are filed: the
 * columns that do not follow from the round, and the vectors. Words that stand in the round are stored as their place in it.
 */

/** The round that taught a statement. */
export interface TaughtBy {
  readonly round: Omit<RoundRow, "vector">;
  /** The words of its user, as the entry holds them. */
  readonly said: string;
}

/** A text, or where it begins in the user's words and how long it is. */
type StoredText = string | readonly [at: number, length: number];

/** A statement without its vector, of which only the size is stored. */
interface Stored {
  readonly text: StoredText;
  readonly bytes: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Returns the columns of a statement that says what its round says, as most of them are. Other values need a new version. */
const usual = ({ created_at, exchange, conversation, said, turn, space }: TaughtBy["round"], text: string) => ({
  ...DEFAULTS,
  type: "semantic",
  quote: text,
  value: "yes",
  created_at,
  valid_from: created_at,
  exchange,
  conversation,
  role: "user",
  said,
  turn: null,
  words: null,
  passages: null,
  first_turn: turn,
  first_seq: 0,
  space,
});

/** Columns that are stored in another way. */
const APART: ReadonlySet<string> = new Set(["text", "terms", "vector"]);

/** Returns the size of the columns, the columns as JSON, and the vectors. */
export function packStatementRows(rows: readonly MemoryRow[], by: TaughtBy): ArrayBuffer {
  const columns = encoder.encode(JSON.stringify(rows.map((row) => storedOf(row, by))));
  const size = packNumbers([columns.length]);
  const parts = [size, columns, ...rows.map(({ vector }) => new Uint8Array(vector ?? new ArrayBuffer(0)))];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}

function storedOf(row: MemoryRow, { round, said }: TaughtBy): Stored {
  const { text, vector } = row;
  const known: Readonly<Record<string, unknown>> = usual(round, text);
  const others = Object.entries(row).filter(([name, value]) => !APART.has(name) && known[name] !== value);
  const at = said.indexOf(text);
  return { ...Object.fromEntries(others), text: at < 0 ? text : [at, text.length], bytes: vector?.byteLength ?? 0 };
}

/** @throws {Error} if the bytes are damaged */
export function unpackStatementRows(packed: ArrayBuffer, { round, said }: TaughtBy): MemoryRow[] {
  const bytes = new Uint8Array(packed);
  const from = bytes.findIndex((byte) => byte < 0x80) + 1;
  let at = from + (unpackNumbers(bytes.subarray(0, from))[0] ?? 0);
  const stored = JSON.parse(decoder.decode(bytes.subarray(from, at))) as Stored[];
  return stored.map(({ text: place, bytes: size, ...columns }) => {
    const text = typeof place === "string" ? place : said.slice(place[0], place[0] + place[1]);
    const vector = size === 0 ? null : packed.slice(at, (at += size));
    const row = { ...usual(round, text), ...columns, text, vector } as unknown as MemoryRow;
    return { ...row, terms: indexTerms(`${text} ${expandQuery(row.slot)}`).slice().buffer };
  });
}
