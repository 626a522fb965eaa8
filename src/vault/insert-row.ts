import { type InjectionKind, detectInjection } from "../memory/safety/prompt-injection.ts";
import { noteDigest } from "../memory/statements/duplicate-note.ts";
import { type SaidAndAnswered, toRound } from "../memory/round.ts";
import { packVector } from "../memory/embedding/stored-vector.ts";
import { kindOfSlot } from "../memory/statements/kind-of-slot.ts";
import type { Embedding } from "../ports/embedder.ts";
import type { MemoryKind } from "../ports/memory.ts";
import { DEFAULTS, INSERT, type StoredColumns, valuesOf } from "./memory-insert.ts";
import { logOf } from "./log/round-log.ts";
import { countQuarantined } from "./facts/newly-quarantined.ts";
import { packPassages } from "./packing/pack-passages.ts";
import { packTerms } from "./packing/pack-terms.ts";
import { directoryOf } from "./memory-directory.ts";
import { recordedExchangesOf } from "./recorded-exchanges.ts";
import type { MemoryRow } from "./rows.ts";
import { rowForLog, unfiledIn } from "./unfiled-rounds.ts";

/** The columns of an insert. The others take their defaults. */
export type NewRow = Pick<MemoryRow, "id" | "type" | "text" | "created_at" | "valid_from"> & Partial<MemoryRow>;

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
  /** Its row of `memories`, packed. Left out if it has one. With it, the entry is held for the statements of the round. */
  readonly row?: ArrayBuffer | null;
}

/** Writes a round to the log. @param n its number so far */
export function logRound(
  sql: SqlStorage,
  { words, terms, passages, record = null, answer = null, row = null }: LoggedRound,
  n: number | null = null,
): StoredColumns & { readonly words: number } {
  const entry = { words, terms: packTerms(terms), passages: passages && packPassages(passages) };
  // An entry that is replaced holds no row any more.
  if (n !== null) unfiledIn(sql).file();
  const number =
    n === null ? logOf(sql).append({ ...entry, record, answer, row }, row !== null) : logOf(sql).replace(n, entry);
  return { words: number, terms: number, passages: passages && number };
}

/** Returns the number that a row has in the log. Returns null if it is no round. */
export const numberInLog = ({ words }: Pick<MemoryRow, "words">): number | null =>
  typeof words === "number" ? words : null;

export function vectorColumns(embedding: Embedding | null): Pick<MemoryRow, "space" | "vector"> {
  if (!embedding) return { space: null, vector: null };
  return { space: embedding.space, vector: packVector(embedding.vector) };
}

/** Things that the log holds of a round besides its words. */
interface LoggedBeside extends Pick<LoggedRound, "record" | "answer"> {
  /** True if the row of the round may be made later: `unfiled-rounds.ts`. Whoever says so calls `writeHeld` of the log. */
  readonly isFiledLater?: boolean;
}

export function insertRow(
  sql: SqlStorage,
  given: NewRow,
  terms: Uint32Array,
  { isFiledLater = false, ...beside }: LoggedBeside = {},
): MemoryRow {
  const row: MemoryRow = {
    ...DEFAULTS,
    note: isNote(given) ? noteDigest(given.text) : null,
    quarantine: given.quarantine === undefined ? quarantineOf(given) : given.quarantine,
    passages: null,
    words: null,
    terms: terms.slice().buffer,
    ...given,
    kind: given.kind ?? kindOf(given),
  };
  if (row.quarantine !== null) countQuarantined(sql);
  const passages = row.passages && new Uint16Array(row.passages);
  const round = toRound(row.user_text, row.answer);
  const forLog = round && isFiledLater ? rowForLog(row) : null;
  if (forLog) unfiledIn(sql).makeRoom();
  const logged = round ? logRound(sql, { words: round, terms, passages, ...beside, row: forLog }) : null;
  const stored = logged ?? { terms: packTerms(terms), passages: passages && packPassages(passages), words: null };
  if (logged && forLog) unfiledIn(sql).add({ n: logged.words, row, isLocated: passages !== null });
  else if (logged || !unfiledIn(sql).addStatement(row)) sql.exec(INSERT, ...valuesOf(row, stored));
  directoryOf(sql).add({ ...row, words: stored.words });
  if (row.exchange !== null) recordedExchangesOf(sql).add(row.exchange);
  return { ...row, words: stored.words };
}
