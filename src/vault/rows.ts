import { parseJsonText } from "../runtime/json-parse.ts";
import { type InjectionKind, detectInjection } from "../memory/prompt-injection.ts";
import type { Memory, MemoryType } from "../ports/memory.ts";
import { noteDigest } from "../memory/duplicate-note.ts";
import { roundText, type SaidAndAnswered, toRound } from "../memory/round.ts";
import type { Embedding } from "../ports/embedder.ts";
import { mayHoldHalves, wellFormed } from "../text/well-formed.ts";

/** A row of `memories` as SQLite gives it. Times are milliseconds since the epoch. */
export interface MemoryRow extends Record<string, SqlStorageValue> {
  id: string;
  type: MemoryType;
  text: string;
  slot: string | null;
  value: string | null;
  created_at: number;
  valid_from: number;
  valid_to: number | null;
  supersedes: string | null;
  superseded_by: string | null;
  pinned: number;
  expires_at: number | null;
  metadata: string;
  exchange: string | null;
  conversation: string | null;
  role: "user" | "assistant" | null;
  quote: string | null;
  said: string | null;
  turn: string | null;
  user_text: string | null;
  answer: string | null;
  impersonal: number;
  asks: number;
  stale: number;
  worth: number;
  recalled_at: number | null;
  note: string | null;
  quarantine: InjectionKind | null;
  terms: ArrayBuffer;
  space: string | null;
  vector: ArrayBuffer | null;
}

const time = (at: number): string => new Date(at).toISOString();
const timeOrNull = (at: number | null): string | null => (at === null ? null : time(at));

export function toMemory(row: MemoryRow): Memory {
  const round = toRound(row.user_text, row.answer);
  return {
    id: row.id,
    type: row.type,
    text: round ? roundText(round) : row.text,
    createdAt: time(row.created_at),
    validFrom: time(row.valid_from),
    validTo: timeOrNull(row.valid_to),
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    pinned: row.pinned === 1,
    expiresAt: timeOrNull(row.expires_at),
    metadata: metadataOf(row),
    source: {
      exchange: row.exchange,
      conversation: row.conversation,
      role: row.role,
      quote: round ? round.said : row.quote,
    },
    ...(row.quarantine !== null && { quarantine: row.quarantine }),
  };
}

/** Older versions stored half of a surrogate pair as it came. */
function metadataOf({ metadata }: MemoryRow): Record<string, unknown> {
  const value = parseJsonText(metadata);
  return (mayHoldHalves(metadata) ? wellFormed(value) : value) as Record<string, unknown>;
}

/** Rows by id in one statement (a statement takes 100 parameters at most, an array of ids is one). Missing ids are skipped. */
export function rowsById(sql: SqlStorage, ids: readonly string[]): Map<string, MemoryRow> {
  if (ids.length === 0) return new Map();
  const found = sql.exec<MemoryRow>(
    "SELECT * FROM memories WHERE id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  return new Map(found.toArray().map((row) => [row.id, row]));
}

export function rowById(sql: SqlStorage, id: string, now: number): MemoryRow | null {
  const row = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).toArray()[0];
  return row && (row.expires_at === null || row.expires_at > now) ? row : null;
}

/**
 * How much of a round is told, as `stale` has it. `inPart`: what of the user's words says nothing that was superseded,
 * which stands in `text`, and not the answer. `echo`: nothing, because it only repeats what its exchange was told.
 */
export const Telling = { whole: 0, not: 1, inPart: 2, echo: 3 } as const;

/** What was superseded, or says what was superseded, and what gives orders is not told. */
export const isRecallable = ({
  valid_to,
  stale,
  quarantine,
}: Pick<MemoryRow, "valid_to" | "stale" | "quarantine">): boolean =>
  valid_to === null && (stale === Telling.whole || stale === Telling.inPart) && quarantine === null;

/** Both sides of a round as it is told, or was before anything it says was superseded; null for what is not a round. */
export function toldRound(
  { stale, text, user_text, answer }: Pick<MemoryRow, "stale" | "text" | "user_text" | "answer">,
  isPast: boolean,
): SaidAndAnswered | null {
  return stale === Telling.inPart && !isPast ? { said: text, answer: "" } : toRound(user_text, answer);
}

/** What an insert gives; the rest of the row takes its defaults. */
export type NewRow = Pick<MemoryRow, "id" | "type" | "text" | "created_at" | "valid_from"> & Partial<MemoryRow>;

export const COLUMNS = [
  "id",
  "type",
  "text",
  "slot",
  "value",
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
  "quote",
  "said",
  "turn",
  "user_text",
  "answer",
  "impersonal",
  "asks",
  "stale",
  "worth",
  "recalled_at",
  "note",
  "quarantine",
  "terms",
  "space",
  "vector",
] as const satisfies readonly (keyof MemoryRow)[];

/** Whichever door it comes in by, what gives the model orders is looked at before it is recalled. */
export function quarantineOf({
  text,
  user_text,
  answer,
}: Pick<NewRow, "text" | "user_text" | "answer">): InjectionKind | null {
  return detectInjection(text) ?? detectInjection(user_text ?? "") ?? detectInjection(answer ?? "");
}

/** Neither a round nor what competes for a slot. */
export const isNote = ({ type, slot, turn }: Pick<NewRow, "type" | "slot" | "turn">): boolean =>
  type !== "episodic" && slot == null && turn == null;

const INSERT = `INSERT INTO memories (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`;

export function vectorColumns(embedding: Embedding | null): Pick<MemoryRow, "space" | "vector"> {
  if (!embedding) return { space: null, vector: null };
  return { space: embedding.space, vector: embedding.vector.slice().buffer };
}

export function insertRow(sql: SqlStorage, given: NewRow, terms: Uint32Array): MemoryRow {
  const row: MemoryRow = {
    slot: null,
    value: null,
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
    user_text: null,
    answer: null,
    impersonal: 0,
    asks: 0,
    stale: 0,
    worth: 0,
    recalled_at: null,
    note: isNote(given) ? noteDigest(given.text) : null,
    quarantine: given.quarantine === undefined ? quarantineOf(given) : given.quarantine,
    space: null,
    vector: null,
    terms: terms.slice().buffer,
    ...given,
  };
  sql.exec(INSERT, ...COLUMNS.map((column) => row[column]));
  return row;
}
