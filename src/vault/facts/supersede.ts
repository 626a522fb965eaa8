import { identifyingPhrase } from "../../memory/statements/answer-repeats.ts";
import { withoutRetracted, type Retracted } from "../../memory/statements/without-retracted.ts";
import { ASSERTIONS, lastSaid } from "../assertion-sql.ts";
import { echoesOf, roundsMentioning } from "../recall/echoes.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { dropAnswersShapedBy } from "../private-answers.ts";
import { isRecallable, type MemoryRow, Staleness } from "../rows.ts";
import { saidInTurns, sayingsOf } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";

/* The consequences of a memory that ends or is deleted, for rounds that mention it and for answers that it shaped. */

/** Ends a memory. It stays in history. Rounds that mention it become stale, and answers that it shaped are dropped. */
export function supersede(tx: Tx, id: string, by: string, now: number): void {
  tx.sql.exec("UPDATE memories SET valid_to = ?, superseded_by = ? WHERE id = ?", now, by, id);
  retire(tx, id);
  markRoundsStale(tx, id);
}

/** Keeps a memory from being recalled, and drops the answers that it shaped. */
export function retire(tx: Tx, id: string): void {
  tx.workingSet.remove(id);
  dropAnswersShapedBy(tx.sql, id);
}

/**
 * Marks rounds that say what does not hold any more. The rest of the user's words in such a round is still recalled, and so
 * are all of them if the answer alone repeats it.
 */
export function markRoundsStale(tx: Tx, id: string): void {
  const mentioning = roundsMentioning(tx.sql, id);
  for (const round of mentioning) {
    const left = withoutRetracted(round.user_text ?? "", withdrawnIn(tx.sql, round.turn ?? ""));
    restrict(tx, round, left);
    refreshStatements(tx, round.turn ?? "");
  }
  for (const { round, asksForIt } of echoesOf(tx.sql, id, mentioning)) {
    restrict(tx, round, asksForIt ? null : round.stale === Staleness.partly ? round.text : round.user_text);
  }
}

/**
 * Keeps sentences of a turn from being recalled if they say what does not hold any more, and lets them be recalled again
 * if it holds. The rest of such a sentence is told as a passage of its round.
 */
export function refreshStatements(tx: Tx, turn: string): void {
  const memories = sayingsOf(tx.sql).saidIn([turn]);
  const sentences = sqlNaming(tx.sql, memories)
    .exec<MemoryRow & { said_quote: string }>(
      `SELECT m.*, s.quote AS said_quote FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?1)) AND s.turn = ?2 AND m.slot LIKE 'said:%'
         AND s.at = ${lastSaid("m.id")}`,
      JSON.stringify(memories),
      turn,
    )
    .toArray();
  if (sentences.length === 0) return;
  const withdrawn = withdrawnIn(tx.sql, turn);
  for (const { said_quote, ...row } of sentences) {
    const saysIt = withdrawn.some(({ quote }) => quote !== said_quote && said_quote.includes(quote));
    const stale = saysIt ? Staleness.stale : Staleness.current;
    if (row.stale === stale || row.valid_to !== null) continue;
    tx.sql.exec("UPDATE memories SET stale = ? WHERE id = ?", stale, row.id);
    if (saysIt) retire(tx, row.id);
    else if (isRecallable({ ...row, stale })) tx.workingSet.add({ ...row, stale });
  }
}

/** Restricts a round to some of its words. @param words null if nothing of the round is to be recalled */
function restrict(tx: Tx, { id, stale }: MemoryRow, words: string | null): void {
  dropAnswersShapedBy(tx.sql, id);
  if (stale === Staleness.stale || stale === Staleness.echo) return;
  const staleness = words === null ? Staleness.stale : Staleness.partly;
  const restricted = tx.sql
    .exec<MemoryRow>("UPDATE memories SET stale = ?, text = ? WHERE id = ? RETURNING *", staleness, words ?? "", id)
    .toArray();
  for (const row of restricted) {
    if (isRecallable(row)) tx.workingSet.add(row);
    else tx.workingSet.remove(id);
  }
}

/** Returns the statements of a turn that do not hold any more. */
function withdrawnIn(sql: SqlStorage, turn: string): Retracted[] {
  const memories = sayingsOf(sql).saidIn([turn]);
  return sqlNaming(sql, memories)
    .exec<Pick<MemoryRow, "slot" | "value" | "text"> & { quote: string }>(
      `SELECT m.slot, s.value, s.text, s.quote FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?)) AND s.turn = ? AND m.valid_to IS NOT NULL`,
      JSON.stringify(memories),
      turn,
    )
    .toArray()
    .map((said) => ({ quote: said.quote, phrase: identifyingPhrase(said) }));
}

/** Lets rounds of a memory that holds again be recalled, if they say nothing else that was superseded. */
export function markRoundsCurrent(tx: Tx, id: string): void {
  const rounds = roundsMentioning(tx.sql, id);
  const current = tx.sql.exec<MemoryRow>(
    `UPDATE memories SET stale = 0, text = '' WHERE stale IN (${Staleness.stale}, ${Staleness.partly})
       AND id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory
         WHERE s.memory IN (SELECT value FROM json_each(?)) AND s.turn = memories.turn AND m.valid_to IS NOT NULL) RETURNING *`,
    JSON.stringify(rounds.map((round) => round.id)),
    saidInTurns(tx.sql, ...rounds.map(({ turn }) => turn)),
  );
  for (const row of current.toArray()) {
    tx.workingSet.add(row);
    refreshStatements(tx, row.turn ?? "");
  }
}
