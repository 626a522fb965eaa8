import { OWN_QUOTE, ownQuote } from "./own-quote.ts";
import type { MemoryRow } from "./rows.ts";

/* The statement by which a row of `memories` is made. */

/** The columns of a row but those of its quote and its words. */
export const COLUMNS = [
  "id",
  "type",
  "text",
  "slot",
  "value",
  "kind",
  "confidence",
  "created_at",
  "valid_from",
  "valid_to",
  "supersedes",
  "superseded_by",
  "pinned",
  "expires_at",
  "metadata",
  "exchange",
  "conversation",
  "role",
  "said",
  "turn",
  "first_turn",
  "first_seq",
  "complete",
  "impersonal",
  "asks",
  "stale",
  "worth",
  "recalled_at",
  "note",
  "quarantine",
  "passages",
  "terms",
  "space",
  "vector",
] as const satisfies readonly (keyof MemoryRow)[];

export const INSERT = `INSERT INTO memories (${COLUMNS.join(", ")}, own_quote, words) VALUES (${COLUMNS.map(() => "?").join(", ")}, ${OWN_QUOTE}, ?)`;

/** The columns of a row as they are stored: packed, or the number of a round in the log. */
export type StoredColumns = Record<"words" | "terms" | "passages", ArrayBuffer | number | null>;

/** The columns of a row that are stored as they are. */
type UnpackedColumns = Pick<MemoryRow, Exclude<(typeof COLUMNS)[number], "passages" | "terms"> | "quote">;

/** Returns the parameters of `INSERT`. */
export function valuesOf(row: UnpackedColumns, stored: StoredColumns): SqlStorageValue[] {
  const all: Readonly<Record<string, SqlStorageValue>> = { ...row, ...stored };
  const own = ownQuote(row);
  return [...COLUMNS.map((column) => all[column] ?? null), own, own, stored.words];
}

/** The columns that a new row need not name. */
export const DEFAULTS = {
  slot: null,
  value: null,
  kind: null,
  confidence: 1,
  valid_to: null,
  supersedes: null,
  superseded_by: null,
  pinned: 0,
  expires_at: null,
  metadata: "{}",
  exchange: null,
  conversation: null,
  role: null,
  quote: null,
  said: null,
  turn: null,
  first_turn: null,
  first_seq: null,
  complete: 1,
  user_text: null,
  answer: null,
  impersonal: 0,
  asks: 0,
  stale: 0,
  worth: 0,
  recalled_at: null,
  note: null,
  quarantine: null,
  space: null,
  vector: null,
} as const satisfies Partial<MemoryRow>;
