import { isEndedRef, parseRef, type PassageRef } from "../../memory/ranking/passage-ref.ts";
import { type Passage, termsOfRound } from "../../memory/ranking/passages.ts";
import type { Room } from "../../memory/block/block.ts";
import { leastTokens, lineTokens, passageTokens } from "../../memory/block/line-tokens.ts";
import { type BlockLine, renderLine } from "../../memory/block/render.ts";
import { StoredPassages } from "../../memory/ranking/stored-passages.ts";
import { logOf } from "../log/round-log.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { recallableRound } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { type UnfiledRound, unfiledIn } from "../unfiled-rounds.ts";
import type { LineRow } from "./line-cache.ts";
import { isNotice, noticeLine } from "./notices.ts";
import { successorOf } from "./successor-of.ts";
import type { WorkingSet } from "./working-set.ts";

/** Reading vectors and terms as well would double the time. */
const LINE_ROWS = `SELECT id, type, text, created_at, valid_to, role, said, words, pinned, stale, conversation,
    json_extract(metadata, '$.doubt.of') AS doubt, json_extract(metadata, '$.earlier') AS earlier FROM memories
  WHERE id IN (SELECT value FROM json_each(?))`;

/** In characters: as much of an answer as a line tells. A first sentence is told however long it is. */
const MAX_ANSWER_SHOWN = 240;

/** Returns rendered lines in the order of their references. A reference to nothing is left out. */
export function linesOf(tx: Tx, refs: readonly string[]): BlockLine[] {
  readLineRows(tx, refs);
  return refs.flatMap((ref) => lineFor(tx, ref) ?? []);
}

/** Rows that are read at once. A block has room for about thirty lines. */
const READ_AT_ONCE = 24;

/**
 * Returns rendered lines in the order of their references. It reads and renders no more than is asked for.
 * @param room that the lines are for: those that find none are passed over
 */
export function* linesInTurn(tx: Tx, refs: readonly string[], room: Room): Generator<BlockLine> {
  let readUpTo = 0;
  for (let at = 0; at < refs.length && !room.isFull; at++) {
    const ref = refs[at] as string;
    if (!mayFit(tx, ref, room)) continue;
    if (at >= readUpTo) {
      readUpTo = at + READ_AT_ONCE;
      readLineRows(tx, refs.slice(at, readUpTo), room);
    }
    const line = lineFor(tx, ref);
    if (line) yield line;
  }
}

/** Returns false for a line that finds no room. A line that is not rendered yet takes as many tokens as its passage must. */
function mayFit({ workingSet }: Tx, ref: string, room: Room): boolean {
  const line = workingSet.lines.get(ref);
  if (line) return room.mayTake(line.turn ?? ref, line.tokens);
  const { memory, said } = parseRef(ref);
  const turn = said === null ? null : workingSet.turnOf(memory);
  if (turn === null || said === null) return true;
  return room.mayTake(turn, leastTokens(workingSet.wordsOf(memory).passages?.lengthAt(said) ?? 0));
}

/**
 * Reads the rows of lines that were not rendered yet, with one statement.
 * @param room that they are for, or null to read them all
 */
function readLineRows(tx: Tx, refs: readonly string[], room: Room | null = null): void {
  const { lines } = tx.workingSet;
  const missing = refs.filter((ref) => !lines.has(ref) && !isNotice(ref) && (room === null || mayFit(tx, ref, room)));
  if (missing.length > 0)
    readRows(
      tx,
      missing.map((ref) => parseRef(ref).memory),
    );
}

/** Reads rows of memories that are not held, with one statement. */
export function readRows({ sql, workingSet: { lines } }: Tx, memories: readonly string[]): void {
  const ids: string[] = [];
  for (const id of new Set(memories)) {
    if (lines.hasRow(id)) continue;
    const unfiled = unfiledIn(sql).get(id);
    if (unfiled) lines.addRow(unfiledLine(sql, unfiled));
    else ids.push(id);
  }
  if (ids.length === 0) return;
  for (const row of sqlNaming(sql, ids).exec<LineRow>(LINE_ROWS, JSON.stringify(ids)).toArray()) lines.addRow(row);
}

function unfiledLine(sql: SqlStorage, { n, row }: UnfiledRound): LineRow {
  const { said: user_text, answer } = logOf(sql).wordsOf(n);
  const { id, created_at, said, stale, conversation } = row;
  const own = { id, created_at, said, stale, conversation, user_text, answer };
  return { ...own, type: "episodic", text: "", valid_to: null, role: "user", pinned: 0, doubt: null, earlier: null };
}

/** Returns the row of a memory. It is read once more if reading others has dropped it. Returns null if it does not exist. */
export function rowFor(tx: Tx, memory: string): LineRow | null {
  const { lines } = tx.workingSet;
  if (!lines.hasRow(memory)) readRows(tx, [memory]);
  return lines.row(memory);
}

/** Returns the line of a reference whose row was read. Returns null for a reference to nothing. */
function lineFor(tx: Tx, ref: string): BlockLine | null {
  const { lines } = tx.workingSet;
  const known = lines.get(ref) ?? noticeLine(ref);
  if (known) return known;
  const passage = parseRef(ref);
  const row = rowFor(tx, passage.memory);
  const line = row && lineOf(tx, row, ref, passage);
  if (line) lines.add(line);
  return line;
}

/**
 * Lines before the later ones that may have ended some of them. Most of those marks are wrong, and with the later lines at
 * once LongMemEval_S had a quarter less of its evidence at 250 tokens.
 */
const BEFORE_LATER = 12;

/**
 * Adds the later lines that may have ended some of the lines.
 * @param visible digests of the user's words that the request itself contains
 */
export function* withLater(tx: Tx, lines: Iterable<BlockLine>, visible: readonly string[] = []): Generator<BlockLine> {
  const later = function* (refs: readonly string[]): Generator<BlockLine> {
    yield* linesOf(tx, refs).filter(({ turn }) => turn === null || !visible.includes(turn));
  };
  let told = 0;
  let waiting: string[] = [];
  for (const line of lines) {
    yield line;
    told += 1;
    if (line.outdatedBy !== null) waiting.push(line.outdatedBy);
    if (told % BEFORE_LATER !== 0) continue;
    yield* later(waiting);
    waiting = [];
  }
  yield* later(waiting);
}

function lineOf(tx: Tx, row: LineRow, ref: string, passage: PassageRef): BlockLine | null {
  const found = wordsOf(tx.workingSet, row, passage);
  if (!found) return null;
  const { source, ...words } = found;
  const { id, type, role, doubt, created_at: at } = row;
  const isPinned = row.pinned === 1;
  const doubted = typeof doubt === "string" ? doubt : null;
  const outdatedBy = typeof row.earlier === "string" ? laterRef(tx, row.earlier) : null;
  const isEarlier = outdatedBy !== null;
  const ended = isEndedRef(ref) ? row.valid_to : null;
  const line = {
    ref,
    id,
    from: passage.said ?? 0,
    ...(source !== undefined && { source }),
    turn: row.said,
    conversation: row.conversation,
    at,
    ...renderLine({ type, role, pinned: isPinned, doubt: doubted, isEarlier, ended, ...words }),
    pinned: isPinned || type === "procedural",
    outdatedBy,
    isQuoted: words.isQuoted ?? false,
  };
  return Object.assign(line, { tokens: lineTokens(line), wordTokens: passageTokens(line) });
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
): { said: string; answered: string | null; isQuoted?: boolean; source?: string } | null {
  const round = recallableRound(row, workingSet.isPast) ?? { said: row.text, answer: "" };
  if (said === null && answered === null) return { said: round.said, answered: round.answer || null };
  const passages = (workingSet.wordsOf(row.id).passages ?? new StoredPassages(termsOfRound(round).passages)).all();
  const ofUser = passages.filter(({ kind }) => kind !== "answered");
  const ofAnswer = passages.filter(({ kind }) => kind === "answered");
  const asked = said === null ? "" : passageAt(round.said, ofUser, said, 0);
  const answer = answered === null ? "" : passageAt(round.answer, ofAnswer, answered, MAX_ANSWER_SHOWN);
  if (asked === null || answer === null) return null;
  const isQuoted = said !== null && ofUser.some(({ kind, from }) => kind === "quoted" && from === said);
  return { said: asked, answered: answer || null, isQuoted, source: round.said };
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
