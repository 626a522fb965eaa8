import { type InjectionKind, detectInjection } from "../memory/safety/prompt-injection.ts";
import { noteDigest } from "../memory/statements/duplicate-note.ts";
import { type SaidAndAnswered, toRound } from "../memory/round.ts";
import { packVector } from "../memory/embedding/stored-vector.ts";
import { kindOfSlot } from "../memory/statements/kind-of-slot.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { MemoryKind } from "../ports/memory.ts";
import { OWN_QUOTE, ownQuote } from "./own-quote.ts";
import { logOf } from "./log/round-log.ts";
import { countQuarantined } from "./facts/newly-quarantined.ts";
import { packPassages } from "./packing/pack-passages.ts";
import { packTerms } from "./packing/pack-terms.ts";
import { directoryOf } from "./memory-directory.ts";
import { recordedExchangesOf } from "./recorded-exchanges.ts";
import type { MemoryRow } from "./rows.ts";

/** The columns of an insert. The others take their defaults. */
export type NewRow = Pick<MemoryRow, "id" | "type" | "text" | "created_at" | "valid_from"> & Partial<MemoryRow>;

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

/** Returns why a memory is quarantined, however it came in. Returns null if it gives the model no orders. */
export function quarantineOf({
  text,
  user_text,
  answer,
}: Pick<NewRow, "text" | "user_text" | "answer">): InjectionKind | null {
  return detectInjection(text) ?? detectInjection(user_text ?? "") ?? detectInjection(answer ?? "");
}

/** Returns true if the memory is no round and competes for no slot. */
export const isNote = ({ type, slot, turn }: Pick<NewRow, "type" | "slot" | "turn">): boolean =>
  type !== "episodic" && slot == null && turn == null;

/** Returns the kind of a memory of which only type and slot are known. Returns null for a round. */
export function kindOf({ type, slot }: Pick<NewRow, "type" | "slot">): MemoryKind | null {
  if (type === "episodic") return null;
  return type === "procedural" ? "instruction" : kindOfSlot(slot ?? null);
}

const INSERT = `INSERT INTO memories (${COLUMNS.join(", ")}, own_quote, words) VALUES (${COLUMNS.map(() => "?").join(", ")}, ${OWN_QUOTE}, ?)`;

/** The columns of a round that its number in the log stands for. */
type LoggedColumns = Record<"words" | "terms" | "passages", ArrayBuffer | number | null>;

/** The words of a round, and how it is found. */
interface LoggedRound {
  readonly words: SaidAndAnswered;
  readonly terms: Uint32Array;
  /** Null if nobody has looked where its sentences stand. */
  readonly passages: Uint16Array | null;
  /** The record of its exchange, packed. Left out if that has a row of its own. */
  readonly record?: ArrayBuffer | null;
  /** The answer of its exchange as a cached one, packed. */
  readonly answer?: ArrayBuffer | null;
}

/** Writes a round to the log. @param n its number so far */
export function logRound(
  sql: SqlStorage,
  { words, terms, passages, record = null, answer = null }: LoggedRound,
  n: number | null = null,
): LoggedColumns {
  const entry = { words, terms: packTerms(terms), passages: passages && packPassages(passages) };
  const number = n === null ? logOf(sql).append({ ...entry, record, answer }) : logOf(sql).replace(n, entry);
  return { words: number, terms: number, passages: passages && number };
}

/** Returns the number that a row has in the log. Returns null if it is no round. */
export const numberInLog = ({ words }: Pick<MemoryRow, "words">): number | null =>
  typeof words === "number" ? words : null;

export function vectorColumns(embedding: Embedding | null): Pick<MemoryRow, "space" | "vector"> {
  if (!embedding) return { space: null, vector: null };
  return { space: embedding.space, vector: packVector(embedding.vector) };
}

/** @param exchange what the log holds of the exchange of a round, besides its words */
export function insertRow(
  sql: SqlStorage,
  given: NewRow,
  terms: Uint32Array,
  exchange: Pick<LoggedRound, "record" | "answer"> = {},
): MemoryRow {
  const row: MemoryRow = {
    slot: null,
    value: null,
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
    complete: 1,
    user_text: null,
    answer: null,
    impersonal: 0,
    asks: 0,
    stale: 0,
    worth: 0,
    recalled_at: null,
    note: isNote(given) ? noteDigest(given.text) : null,
    quarantine: given.quarantine === undefined ? quarantineOf(given) : given.quarantine,
    passages: null,
    words: null,
    space: null,
    vector: null,
    terms: terms.slice().buffer,
    ...given,
    kind: given.kind ?? kindOf(given),
  };
  if (row.quarantine !== null) countQuarantined(sql);
  const passages = row.passages && new Uint16Array(row.passages);
  const round = toRound(row.user_text, row.answer);
  const logged = round ? logRound(sql, { words: round, terms, passages, ...exchange }) : null;
  const packed = logged ?? { terms: packTerms(terms), passages: passages && packPassages(passages), words: null };
  const stored: Readonly<Record<string, SqlStorageValue>> = packed;
  const own = ownQuote(row);
  sql.exec(INSERT, ...COLUMNS.map((column) => stored[column] ?? row[column]), own, own, packed.words);
  directoryOf(sql).add({ ...row, words: packed.words });
  if (row.exchange !== null) recordedExchangesOf(sql).add(row.exchange);
  return { ...row, words: packed.words };
}
