import { isEndedRef, parseRef, type PassageRef } from "../../memory/passage-ref.ts";
import { type Passage, passagesIn, termsOfRound } from "../../memory/passages.ts";
import { type BlockLine, lineTokens, passageTokens, renderLine } from "../../memory/render.ts";
import { type MemoryRow, recallableRound } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { noticeLine } from "./notices.ts";
import { successorOf } from "./successor-of.ts";
import type { WorkingSet } from "./working-set.ts";

/** The columns that are rendered. Reading vectors and terms as well would double the time. */
type LineRow = Pick<
  MemoryRow,
  "id" | "type" | "text" | "created_at" | "valid_to" | "role" | "said" | "user_text" | "answer" | "pinned" | "stale"
> & {
  doubt: SqlStorageValue;
  earlier: SqlStorageValue;
};
const LINE_ROWS = `SELECT id, type, text, created_at, valid_to, role, said, words, pinned, stale,
    json_extract(metadata, '$.doubt.of') AS doubt, json_extract(metadata, '$.earlier') AS earlier FROM memories
  WHERE id IN (SELECT value FROM json_each(?))`;

/** In characters: as much of an answer as a line tells. A first sentence is told however long it is. */
const MAX_ANSWER_SHOWN = 240;

/** Returns rendered lines in the order of their references. A reference to nothing is left out. */
export function linesOf({ sql, workingSet }: Tx, refs: readonly string[]): BlockLine[] {
  const { lines } = workingSet;
  const missing = refs.filter((ref) => !lines.has(ref)).map((ref) => ({ ref, ...parseRef(ref) }));
  const ids = JSON.stringify([...new Set(missing.map(({ memory }) => memory))]);
  const rows = missing.length === 0 ? [] : sql.exec<LineRow>(LINE_ROWS, ids).toArray();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  for (const { ref, ...passage } of missing) {
    const row = rowOf.get(passage.memory);
    const line = row && lineOf({ sql, workingSet }, row, ref, passage);
    if (line) lines.add(line);
  }
  return refs.flatMap((ref) => lines.get(ref) ?? noticeLine(ref) ?? []);
}

/** Rows that are read at once. A block has room for about thirty lines. */
const READ_AT_ONCE = 24;

/** Returns rendered lines in the order of their references, and reads no more rows than are asked for. */
export function* linesInTurn(tx: Tx, refs: readonly string[]): Generator<BlockLine> {
  for (let at = 0; at < refs.length; at += READ_AT_ONCE) yield* linesOf(tx, refs.slice(at, at + READ_AT_ONCE));
}

/**
 * Adds before each line the later one without which it is not told.
 * @param visible digests of the user's words that the request itself contains
 */
export function* withLater(tx: Tx, lines: Iterable<BlockLine>, visible: readonly string[] = []): Generator<BlockLine> {
  for (const line of lines) {
    if (line.outdatedBy !== null) {
      yield* linesOf(tx, [line.outdatedBy]).filter(({ turn }) => turn === null || !visible.includes(turn));
    }
    yield line;
  }
}

function lineOf(tx: Tx, row: LineRow, ref: string, passage: PassageRef): BlockLine | null {
  const words = wordsOf(tx.workingSet, row, passage);
  if (!words) return null;
  const { id, type, role, doubt, created_at: at } = row;
  const isPinned = row.pinned === 1;
  const doubted = typeof doubt === "string" ? doubt : null;
  const outdatedBy = typeof row.earlier === "string" ? laterRef(tx, row.earlier) : null;
  const isEarlier = outdatedBy !== null;
  const ended = isEndedRef(ref) ? row.valid_to : null;
  const shown = { at, ...renderLine({ type, role, pinned: isPinned, doubt: doubted, isEarlier, ended, ...words }) };
  return {
    ref,
    id,
    from: passage.said ?? 0,
    turn: row.said,
    ...shown,
    tokens: lineTokens(shown),
    wordTokens: passageTokens(shown),
    pinned: isPinned || type === "procedural",
    outdatedBy,
  };
}

/** Returns the memory or the passage that may have ended a statement. Returns null if it is told no more. */
function laterRef(tx: Tx, marked: string): string | null {
  const { memory } = parseRef(marked);
  const ref = memory === marked ? successorOf(tx, memory) : marked;
  return ref !== null && tx.workingSet.holds(parseRef(ref).memory, Date.now()) && linesOf(tx, [ref]).length > 0
    ? ref
    : null;
}

/** Returns the words of a passage. Returns null if the memory has none that begins there. */
function wordsOf(
  workingSet: WorkingSet,
  row: LineRow,
  { said, answered }: PassageRef,
): { said: string; answered: string | null } | null {
  const round = recallableRound(row, workingSet.isPast) ?? { said: row.text, answer: "" };
  if (said === null && answered === null) return { said: round.said, answered: round.answer || null };
  const passages = workingSet.wordsOf(row.id).passages ?? passagesIn(termsOfRound(round).passages);
  const ofUser = passages.filter(({ kind }) => kind !== "answered");
  const ofAnswer = passages.filter(({ kind }) => kind === "answered");
  const asked = said === null ? "" : passageAt(round.said, ofUser, said, 0);
  const answer = answered === null ? "" : passageAt(round.answer, ofAnswer, answered, MAX_ANSWER_SHOWN);
  return asked === null || answer === null ? null : { said: asked, answered: answer || null };
}

/** Returns the passage that begins at a position, and those after it while all are no longer than `most` characters. */
function passageAt(text: string, passages: readonly Passage[], from: number, most: number): string | null {
  const first = passages.findIndex((passage) => passage.from === from);
  if (first < 0) return null;
  let to = (passages[first] as Passage).to;
  for (const passage of passages.slice(first + 1)) {
    if (passage.to - from > most) break;
    to = passage.to;
  }
  return text.slice(from, to);
}
