import type { BlockPart } from "../../memory/block/block.ts";
import { renderBlock, renderPart } from "../../memory/block/render.ts";
import type { BlockPlaces, PlacedLines } from "../../ports/exchange.ts";
import { ledgerIn } from "../exchange-of-round.ts";
import { directoryOf } from "../memory-directory.ts";
import type { MemoryRow } from "../rows.ts";

/*
 * The ledger of a conversation: which lines were told where. Later turns tell them again at the same place, so that the
 * provider's prompt cache keeps what stands before. It names lines and holds no words: what was corrected or forgotten is
 * gone from it by itself, and without it a conversation is told anew.
 */

/** The prefix of a conversation that is known by an answer in it, because the provider holds its earlier turns. */
const ANSWER = "answer:";

/** Returns the id of a conversation. One that is named by an answer is found by what was noted with that answer. */
export function conversationOf(sql: SqlStorage, id: string): string {
  if (!id.startsWith(ANSWER)) return id;
  return readNote(sql, id.slice(ANSWER.length))?.conversation ?? id;
}

/** The place of an answer in a conversation whose earlier turns the provider holds. It holds no words. */
export interface AnswerNote {
  readonly conversation: string;
  /** The id of the answer before it; null if it is the first. Undefined if an earlier version noted the answer. */
  readonly follows?: string | null;
  /** The memory of the round that it answered. Null if nothing is remembered of it. */
  readonly round: string | null;
}

/** Notes the place of an answer. */
export function noteAnswer(sql: SqlStorage, answer: string, note: AnswerNote, at: number): void {
  save(sql, ANSWER + answer, JSON.stringify(note), at);
}

/** Returns the place of an answer. Returns null if it was not noted, or so long ago that the note is gone. */
export function readNote(sql: SqlStorage, answer: string): AnswerNote | null {
  const noted: unknown = JSON.parse(blockOf(sql, ANSWER + answer) ?? "null");
  return typeof noted === "string" ? { conversation: noted, round: null } : (noted as AnswerNote | null);
}

/** Returns the lines that a conversation was told. Returns null if the conversation is not known. */
export function readLedger(sql: SqlStorage, conversation: string): readonly PlacedLines[] | null {
  const held = late.get(sql)?.get(conversation);
  if (held) return held;
  const stored: unknown = JSON.parse(blockOf(sql, conversation) ?? "null");
  if (!Array.isArray(stored)) return null;
  // Versions before 0.2 stored one list of ids; lists stand in the system text.
  const parts = stored.some((part) => typeof part === "string") ? [stored.flat()] : stored;
  return (parts as (readonly string[] | PlacedLines)[]).map((part) =>
    "refs" in part ? part : { turn: null, refs: part },
  );
}

const textOf = (ledger: readonly PlacedLines[]): string =>
  JSON.stringify(ledger.map((part) => (part.turn === null ? part.refs : part)));

export function saveLedger(sql: SqlStorage, conversation: string, ledger: readonly PlacedLines[], at: number): void {
  save(sql, conversation, textOf(ledger), at);
}

/**
 * Returns a ledger for the round that is about to be written, which then holds it. Returns null if it is saved, or is to be
 * saved as a row, as that of a conversation is which has one: its row counts.
 */
export function changedLedger(sql: SqlStorage, conversation: string, ledger: readonly PlacedLines[]): string | null {
  const text = textOf(ledger);
  return ledgerInRounds(sql, conversation) === text || rowOf(sql, conversation) ? null : text;
}

/** Gives the ledger that a round holds a row of its own, because the round is about to go. */
export function keepLedgerOf(sql: SqlStorage, round: Pick<MemoryRow, "id" | "conversation" | "created_at">): void {
  const { conversation } = round;
  if (conversation === null || ledgerIn(sql, round.id) === null) return;
  const ledger = ledgerInRounds(sql, conversation);
  if (ledger !== null && !rowOf(sql, conversation)) save(sql, conversation, ledger, round.created_at, true);
  directoryOf(sql).setLedger(conversation, null);
}

/** Ledgers that are still to be written, by conversation. */
const late = new WeakMap<SqlStorage, Map<string, readonly PlacedLines[]>>();

/** Holds a ledger that is written later, so that the next turn is told at the same places. */
export function holdLateLedger(sql: SqlStorage, conversation: string, ledger: readonly PlacedLines[]): void {
  const ledgers = late.get(sql) ?? new Map<string, readonly PlacedLines[]>();
  late.set(sql, ledgers.set(conversation, ledger));
}

export const dropLateLedgers = (sql: SqlStorage): void => void late.delete(sql);

function blockOf(sql: SqlStorage, id: string): string | undefined {
  return rowOf(sql, id)?.block ?? ledgerInRounds(sql, id) ?? undefined;
}

const rowOf = (sql: SqlStorage, id: string): { block: string; at: number } | undefined =>
  sql.exec<{ block: string; at: number }>("SELECT block, at FROM conversations WHERE id = ?", id).toArray()[0];

/** Returns the ledger that the latest round holds of those which hold one. Returns null if none does. */
function ledgerInRounds(sql: SqlStorage, conversation: string): string | null {
  const directory = directoryOf(sql);
  const known = directory.ledgerOf(conversation);
  if (known !== undefined) return known;
  for (const round of directory.roundsIn(conversation).toReversed()) {
    const ledger = ledgerIn(sql, round);
    if (ledger === null) continue;
    directory.setLedger(conversation, ledger);
    return ledger;
  }
  directory.setLedger(conversation, null);
  return null;
}

/** Milliseconds. A conversation that goes on counts as used at least so often: the least recently used go first. */
const USED_AGAIN_MS = 86_400_000;

/**
 * Saves a ledger or a note, unless it is written already and counts as recently used. Most turns leave the ledger as it was,
 * and write nothing.
 * @param isLeaving true if the round that holds it is about to go
 */
function save(sql: SqlStorage, id: string, block: string, at: number, isLeaving = false): void {
  if (!isLeaving && ledgerInRounds(sql, id) === block && !rowOf(sql, id)) return;
  sql.exec(
    `INSERT INTO conversations (id, block, at) VALUES (?1, ?2, ?3)
     ON CONFLICT (id) DO UPDATE SET block = ?2, at = ?3 WHERE block <> ?2 OR ?3 - at >= ?4`,
    id,
    block,
    at,
    USED_AGAIN_MS,
  );
}

/** A part of a block, at the place where it was first told. */
export interface PlacedPart {
  readonly turn: string | null;
  /** True if the part takes the place of lines that hold no more. */
  readonly isNew: boolean;
  readonly lines: BlockPart;
}

/** The ledger after a turn, and the texts that it makes. */
interface Placed {
  readonly lines: readonly PlacedLines[];
  readonly places: BlockPlaces;
}

/**
 * Places the parts of a block: those of earlier turns where they stood, and new ones at the end of the newest turn. A block
 * that starts afresh stands in the system text.
 * @param elements texts that stand before all parts, in the system text
 * @param newest the newest turn; null to place everything in the system text
 */
export function placeParts(
  parts: readonly BlockPart[],
  elements: readonly string[],
  earlier: readonly PlacedPart[],
  newest: string | null,
): Placed {
  const places = new Map(earlier.map(({ turn, lines }) => [lines, turn]));
  const told = new Set(earlier.flatMap(({ isNew, lines }) => (isNew ? [] : [lines])));
  const isAfresh = earlier.length > 0 && parts.every((part) => !places.has(part));
  const placed = parts
    .filter((part) => part.length > 0)
    .map((part) => ({ lines: part, turn: places.has(part) ? (places.get(part) ?? null) : isAfresh ? null : newest }));
  const system = renderBlock(
    placed.filter(({ turn }) => turn === null).map(({ lines }) => lines),
    elements,
  );
  const turns = [...new Set(placed.flatMap(({ turn }) => turn ?? []))].map((turn, i) => {
    const ofTurn = placed.filter((part) => part.turn === turn).map(({ lines }) => lines);
    // The first text that the model meets says what such texts are.
    return { turn, text: system === "" && i === 0 ? renderBlock(ofTurn) : ofTurn.map(renderPart).join("\n") };
  });
  return {
    lines: placed.map(({ turn, lines }) => ({ turn, refs: lines.map(({ ref }) => ref) })),
    places: { system, turns, added: renderBlock(parts.filter((part) => !told.has(part))) },
  };
}
