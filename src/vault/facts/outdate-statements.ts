import { ASSERTIONS } from "../assertion-sql.ts";
import { directoryOf, memoriesInSlots } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { sayingsOf } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";
import { markByLaterRounds } from "./mark-by-passages.ts";
import { earlierOf, laterOf, markEarlier } from "./mark-earlier.ts";
import { markJudged, markJudgedByLater } from "./mark-judged.ts";
import { ruleVerdicts } from "./rule-verdicts.ts";
import { nearness, ofLife, vectorOf } from "./related-statements.ts";
import { inOrder, isBefore, isNatural, saidOf, type Stated, statedById } from "./stated.ts";
import { supersede } from "./supersede.ts";

/*
 * Statements in people's own words that end others. Each has a slot of its own, so that the words and the vectors of two
 * statements decide. The result depends on when they were said, and not on when they arrived.
 */

/** Statements that a new one is compared with. Few share a telling word with it. */
const MAX_COMPARED = 12;
/**
 * Ends statements that others outdate, among those of a turn and the nearest to them. If it is not certain that one is
 * outdated, `metadata.earlier` names the later one, and both are told.
 */
export function outdateStatements(tx: Tx, turn: string): void {
  const natural = naturalIn(tx.sql, turn);
  if (natural.length === 0) return;
  const statements = directoryOf(tx.sql).statements();
  for (const id of natural) settle(tx, id, statements);
}

/** Does the same for statements that came from another vault. */
export function outdateSlots(tx: Tx, slots: readonly string[]): void {
  const natural = memoriesInSlots(tx.sql, slots.filter(isNatural));
  const rows = tx.sql.exec<{ id: string }>(
    "SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND quarantine IS NULL",
    natural,
  );
  const statements = directoryOf(tx.sql).statements();
  for (const { id } of rows.toArray()) settle(tx, id, statements);
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

/** @param statements the ids of all, the oldest first */
function settle(tx: Tx, id: string, statements: readonly string[]): void {
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
  markJudged(tx, own, statements);
  const unmarked = markJudgedByLater(tx, own, [...others.values()], statements);
  if (own.type === "semantic") markByLaterRounds(tx, own);
  // It ends: a sentence marks one statement, and takes the mark back from another one once.
  for (const former of unmarked) settle(tx, former, statements);
}

/** Only semantic statements end, and those of known slots end each other by their values. */
const areComparable = (older: Stated, newer: Stated): boolean =>
  older.type === "semantic" &&
  older.slot !== null &&
  isNatural(newer.slot) &&
  older.said !== newer.said &&
  older.slot !== newer.slot;

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
