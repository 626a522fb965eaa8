import { comparedDimensions } from "../../memory/compared-dimensions.ts";
import { outdates, outdatesPart, tellsChange } from "../../memory/outdates.ts";
import { formatRef, parseRef } from "../../memory/passage-ref.ts";
import { passagesIn } from "../../memory/passages.ts";
import { cosine } from "../../memory/signature.ts";
import { isRecallable, type MemoryRow, Staleness } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { supersede } from "./supersede.ts";

/*
 * Statements in people's own words that end others. Each has a slot of its own, so that the words and the vectors of two
 * statements decide. The result depends on when they were said, and not on when they arrived.
 */

/** Statements that a new one is compared with. Few share a telling word with it. */
const MAX_COMPARED = 12;
/** Sentences of a round that tell of a change, and later rounds that a statement of the past is compared with. */
const MAX_PASSAGES = 6;
const MAX_ROUNDS = 6;
/** In characters. A longer sentence is a list, and a longer turn is a document that tells of others. */
const MAX_PASSAGE = 400;
const MAX_TOLD = 2_000;

/** A statement or a round, and when it was last said. */
type Stated = MemoryRow & { said_last: number };

/** Words that may outdate a statement. */
interface Later {
  /** The memory or the passage. */
  readonly ref: string;
  readonly text: string;
  readonly of: Stated;
}

/**
 * Ends statements that others outdate, among those of a turn and the nearest to them. If it is not certain that one is
 * outdated, `metadata.earlier` names the later one, and both are told.
 */
export function outdateStatements(tx: Tx, turn: string): void {
  for (const id of naturalIn(tx.sql, turn)) settle(tx, id);
}

/**
 * Notes on statements that sentences of a round may have ended them. No statement was made of those sentences, so that
 * they end none.
 */
export function markByRound(tx: Tx, turn: string): void {
  const [round] = statedWhere(tx.sql, "m.turn = ?", turn);
  if (!round || round.stale !== Staleness.current) return;
  for (const passage of changesToldIn(round)) {
    const near = statedById(tx.sql, tx.workingSet.nearest(passage.text, null, "fact", MAX_COMPARED));
    for (const older of near) if (isBefore(older, round)) markIfOutdated(tx, older, passage);
  }
}

/** Does the same for a statement that was said before rounds which are known already. */
function markByLaterRounds(tx: Tx, own: Stated): void {
  const near = tx.workingSet.nearest(own.text, null, "round", MAX_ROUNDS);
  for (const round of inOrder(statedById(tx.sql, near))) {
    if (isBefore(own, round)) for (const passage of changesToldIn(round)) markIfOutdated(tx, own, passage);
  }
}

function changesToldIn(round: Stated): Later[] {
  const said = round.user_text ?? "";
  if (said.length > MAX_TOLD) return [];
  return passagesIn(new Uint16Array(round.passages ?? new ArrayBuffer()))
    .filter(({ kind, from, to }) => kind === "said" && to - from <= MAX_PASSAGE)
    .map(({ from, to }) => ({
      ref: formatRef({ memory: round.id, said: from, answered: null }),
      text: said.slice(from, to),
      of: round,
    }))
    .filter(({ text }) => tellsChange(text))
    .slice(0, MAX_PASSAGES);
}

function markIfOutdated(tx: Tx, older: Stated, later: Later): void {
  if (older.type !== "semantic" || older.said === later.of.said) return;
  if (outdatesPart(later.text, older.quote ?? older.text)) markEarlier(tx, older.id, later);
}

/** Does the same for statements that came from another vault. */
export function outdateSlots(tx: Tx, slots: readonly string[]): void {
  const natural = JSON.stringify(slots.filter(isNatural));
  const rows = tx.sql.exec<{ id: string }>(
    "SELECT id FROM memories WHERE slot IN (SELECT value FROM json_each(?)) AND quarantine IS NULL",
    natural,
  );
  for (const { id } of rows.toArray()) settle(tx, id);
}

/** Returns true for statements that compete with nothing of their slot. */
const isNatural = (slot: string | null): boolean => /^(?:instruction:)?said:/.test(slot ?? "");

function naturalIn(sql: SqlStorage, turn: string): string[] {
  return sql
    .exec<{ id: string; slot: string }>(
      "SELECT DISTINCT m.id, m.slot FROM sayings s JOIN memories m ON m.id = s.memory WHERE s.turn = ? AND m.quarantine IS NULL",
      turn,
    )
    .toArray()
    .filter(({ slot }) => isNatural(slot))
    .map(({ id }) => id);
}

function settle(tx: Tx, id: string): void {
  const [own] = statedById(tx.sql, [id]);
  if (!own) return;
  const { workingSet } = tx;
  const near = workingSet.nearest(own.text, vectorOf(tx, own), "fact", MAX_COMPARED + 1);
  // A statement that has ended is found by the one that ended it.
  const linked = statedById(tx.sql, [...near, ...earlierOf(own)]);
  const before = statedById(
    tx.sql,
    linked.flatMap(({ supersedes }) => supersedes ?? []),
  );
  const others = new Map([...linked, ...before].filter((other) => other.id !== id).map((other) => [other.id, other]));
  for (const other of inOrder([...others.values()])) {
    const [older, newer] = isBefore(other, own) ? [other, own] : [own, other];
    if (!areComparable(older, newer)) continue;
    const verdict = outdates(newer.quote ?? newer.text, older.quote ?? older.text, nearness(tx, older, newer));
    if (verdict === "surely" && older.pinned === 0) end(tx, older.id, newer);
    else if (verdict !== "no") markEarlier(tx, older.id, { ref: newer.id, text: newer.text, of: newer });
  }
  if (own.type === "semantic") markByLaterRounds(tx, own);
}

const statedById = (sql: SqlStorage, ids: readonly string[]): Stated[] =>
  statedWhere(sql, "m.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids));

function statedWhere(sql: SqlStorage, condition: string, value: string): Stated[] {
  const rows = sql.exec<Stated>(
    `SELECT m.*, coalesce((SELECT max(at) FROM sayings WHERE memory = m.id), m.created_at) AS said_last
     FROM memories m WHERE ${condition} AND m.role = 'user' AND m.quarantine IS NULL`,
    value,
  );
  return rows.toArray();
}

/** Only semantic statements end, and those of known slots end each other by their values. */
const areComparable = (older: Stated, newer: Stated): boolean =>
  older.type === "semantic" &&
  older.slot !== null &&
  isNatural(newer.slot) &&
  older.said !== newer.said &&
  older.slot !== newer.slot;

const isBefore = (one: Stated, other: Stated): boolean =>
  one.said_last - other.said_last < 0 ||
  (one.said_last === other.said_last && (one.exchange ?? "") < (other.exchange ?? ""));
const inOrder = (statements: readonly Stated[]): Stated[] => statements.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));

function vectorOf({ workingSet }: Tx, { space, vector }: MemoryRow): Float32Array | null {
  return vector && space === workingSet.space ? comparedDimensions(new Float32Array(vector), workingSet.topic) : null;
}

function nearness(tx: Tx, one: MemoryRow, other: MemoryRow): number {
  const [a, b] = [vectorOf(tx, one), vectorOf(tx, other)];
  return a && b ? cosine(a, b) : 0;
}

/** Ends a statement, or moves its end to an earlier statement that ended it as well. */
function end(tx: Tx, id: string, by: Stated): void {
  const [older] = statedById(tx.sql, [id]);
  if (!older) return;
  if (older.valid_to === null) supersede(tx, id, by.id, Math.max(older.valid_from, by.valid_from));
  else {
    const [ender] = statedById(tx.sql, older.superseded_by === null ? [] : [older.superseded_by]);
    if (!ender || !isNatural(ender.slot) || !isBefore(by, ender)) return;
    const at = Math.max(older.valid_from, by.valid_from);
    tx.sql.exec("UPDATE memories SET valid_to = ?, superseded_by = ? WHERE id = ?", at, by.id, id);
  }
  tx.sql.exec(
    `UPDATE memories SET supersedes = ?1 WHERE id = ?2
       AND coalesce((SELECT created_at FROM memories former WHERE former.id = memories.supersedes) < ?3, true)`,
    id,
    by.id,
    older.created_at,
  );
}

/** Notes on a statement that later words may have ended it. The latest ones count. */
function markEarlier(tx: Tx, id: string, { ref, of: by }: Later): void {
  const [older] = statedById(tx.sql, [id]);
  if (!older || older.valid_to !== null) return;
  const [marked] = statedById(tx.sql, earlierOf(older));
  if (marked && isBefore(by, marked) && isBefore(older, marked)) return;
  const metadata = { ...(JSON.parse(older.metadata) as object), earlier: ref };
  tx.sql.exec("UPDATE memories SET metadata = ? WHERE id = ?", JSON.stringify(metadata), id);
  // It drops the line that was rendered without the mark.
  if (isRecallable(older)) tx.workingSet.add(older);
}

/** Returns the memory that may have ended this one. Anybody may write metadata, so it may be anything. */
function earlierOf({ metadata }: MemoryRow): string[] {
  const { earlier } = JSON.parse(metadata) as { earlier?: unknown };
  return typeof earlier === "string" ? [parseRef(earlier).memory] : [];
}
