import { unpackVector } from "../../memory/embedding/stored-vector.ts";
import { comparedDimensions } from "../../memory/embedding/compared-dimensions.ts";
import { mayChangeLife, tellsLife, tellsLifeChange } from "../../memory/outdates/life-changes.ts";
import { readEarlier, readLater } from "../../memory/outdates/sentences-in-time.ts";
import { cosine } from "../../memory/embedding/signature.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { directoryOf, memoriesInSlots } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import { sayingsOf } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";
import { markByLaterRounds } from "./mark-by-passages.ts";
import { earlierOf, type Later, markEarlier } from "./mark-earlier.ts";
import { latestStated, markJudged, markJudgedBy, saidOf, union } from "./mark-judged.ts";
import { ruleVerdicts } from "./rule-verdicts.ts";
import { inOrder, isBefore, isNatural, type Stated, statedById } from "./stated.ts";
import { supersede } from "./supersede.ts";

/*
 * Statements in people's own words that end others. Each has a slot of its own, so that the words and the vectors of two
 * statements decide. The result depends on when they were said, and not on when they arrived.
 */

/** Statements that a new one is compared with. Few share a telling word with it. */
const MAX_COMPARED = 12;
/** Statements that one about a matter of life is compared with, the latest first. */
const MAX_OF_LIFE = 100;

/**
 * Ends statements that others outdate, among those of a turn and the nearest to them. If it is not certain that one is
 * outdated, `metadata.earlier` names the later one, and both are told.
 */
export function outdateStatements(tx: Tx, turn: string): void {
  const natural = naturalIn(tx.sql, turn);
  if (natural.length === 0) return;
  const latest = latestStated(tx);
  for (const id of natural) settle(tx, id, latest);
}

/** Does the same for statements that came from another vault. */
export function outdateSlots(tx: Tx, slots: readonly string[]): void {
  const natural = memoriesInSlots(tx.sql, slots.filter(isNatural));
  const rows = tx.sql.exec<{ id: string }>(
    "SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND quarantine IS NULL",
    natural,
  );
  const latest = latestStated(tx);
  for (const { id } of rows.toArray()) settle(tx, id, latest);
}

function naturalIn(sql: SqlStorage, turn: string): string[] {
  const memories = sayingsOf(sql).saidIn([turn]);
  return sqlNaming(sql, memories)
    .exec<{ id: string; slot: string }>(
      `SELECT DISTINCT m.id, m.slot FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?)) AND s.turn = ? AND m.quarantine IS NULL`,
      JSON.stringify(memories),
      turn,
    )
    .toArray()
    .filter(({ slot }) => isNatural(slot))
    .map(({ id }) => id);
}

function settle(tx: Tx, id: string, latest: readonly Stated[]): void {
  const [own] = statedById(tx.sql, [id]);
  if (!own) return;
  const { workingSet } = tx;
  const near = workingSet.nearest(own.text, vectorOf(tx, own), { kind: "fact", limit: MAX_COMPARED + 1 });
  // A statement that has ended is found by the one that ended it.
  const linked = statedById(tx.sql, [...near, ...earlierOf(own), ...ofLife(tx.sql, own)]);
  const before = statedById(
    tx.sql,
    linked.flatMap(({ supersedes }) => supersedes ?? []),
  );
  const others = new Map([...linked, ...before].filter((other) => other.id !== id).map((other) => [other.id, other]));
  for (const other of inOrder([...others.values()])) {
    const [older, newer] = isBefore(other, own) ? [other, own] : [own, other];
    if (!areComparable(older, newer)) continue;
    const found = ruleVerdicts(saidOf(newer), saidOf(older), nearness(tx, older, newer));
    if (found.outdates === "surely" && older.pinned === 0) end(tx, older.id, newer);
    else if (found.outdates !== "no" || found.mayOutdate) markEarlier(tx, older.id, laterOf(newer));
  }
  if (!isNatural(own.slot)) return;
  markJudged(tx, laterOf(own), union([...others.values()], latest));
  for (const other of others.values()) if (isNatural(other.slot)) markJudgedBy(tx, own, laterOf(other), latest);
  if (own.type === "semantic") markByLaterRounds(tx, own);
}

const laterOf = (of: Stated): Later => ({ ref: of.id, text: saidOf(of), of });

/** Returns the statements that change a matter of life that one tells, or that it changes, though they share no word. */
function ofLife(sql: SqlStorage, own: Stated): string[] {
  const said = own.quote ?? own.text;
  const [late, early] = [readLater(said), readEarlier(said)];
  const [changes, tells] = [tellsLifeChange(late), tellsLife(early)];
  if (!changes && !tells) return [];
  const latest = directoryOf(sql).latestStatements(MAX_OF_LIFE);
  const rows = sqlNaming(sql, latest).exec<{ id: string; said: string }>(
    `SELECT id, coalesce(quote, text) AS said FROM memories
     WHERE id IN (SELECT value FROM json_each(?)) AND type = 'semantic'`,
    JSON.stringify(latest),
  );
  return rows
    .toArray()
    .filter(
      (other) =>
        (changes && mayChangeLife(late, readEarlier(other.said))) ||
        (tells && mayChangeLife(readLater(other.said), early)),
    )
    .map(({ id }) => id);
}

/** Only semantic statements end, and those of known slots end each other by their values. */
const areComparable = (older: Stated, newer: Stated): boolean =>
  older.type === "semantic" &&
  older.slot !== null &&
  isNatural(newer.slot) &&
  older.said !== newer.said &&
  older.slot !== newer.slot;

function vectorOf({ workingSet }: Tx, { space, vector }: MemoryRow): Float32Array | null {
  return vector && space === workingSet.space ? comparedDimensions(unpackVector(vector), workingSet.topic) : null;
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
