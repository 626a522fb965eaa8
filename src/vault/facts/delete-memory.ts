import { termsOfRound } from "../../memory/ranking/passages.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { insertRecordRow } from "../exchanges.ts";
import { keepLedgerOf } from "../recall/ledger.ts";
import { dropAnswersShapedBy, dropAnswersTo } from "../private-answers.ts";
import { answersStating, echoesOf, roundsStating } from "../recall/echoes.ts";
import { logRound, numberInLog } from "../insert-row.ts";
import { logOf } from "../log/round-log.ts";
import { directoryOf, roundIn } from "../memory-directory.ts";
import { isRecallable, type MemoryRow } from "../rows.ts";
import { saidInTurns } from "../saying-directory.ts";
import type { Tx } from "../tx.ts";
import { deleteAssertion } from "./assertions.ts";
import { declinedDigest, isObservation, withdrawObservationsOn } from "./observations.ts";
import { otherReadings } from "./other-readings.ts";
import { quotedOf } from "./quoted-of.ts";
import { quotesOfTurn } from "./quotes-of-turn.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import { sentencesStating, sharingWords } from "./shared-words.ts";

/**
 * Deletes a memory, the rounds and sentences in which the user said it, the answers that repeat it and the cached answers
 * it shaped. What the user said of other things stays. Its neighbours in history are linked to each other.
 * @returns digests of the turns it was said in
 */
export function deleteMemory(tx: Tx, row: MemoryRow): string[] {
  const { sql } = tx;
  if (isObservation(row)) return declineObservation(tx, row);
  const readings = [row, ...otherReadings(sql, row), ...sharingWords(sql, row), ...sentencesStating(sql, row)];
  const turns = readings.flatMap((reading) => deleteReading(tx, reading));
  return [...new Set(turns)].flatMap((turn) => [turn, ...removeTurn(tx.sql, turn)]);
}

/** Deletes an observation, which was said in no round. Returns the digest that keeps it from being proposed again. */
function declineObservation(tx: Tx, row: MemoryRow): string[] {
  removeRow(tx, row);
  relinkHistory(tx.sql, row);
  return [declinedDigest(row)];
}

function deleteReading(tx: Tx, row: MemoryRow): string[] {
  const stating = roundsStating(tx.sql, row);
  const echoes = echoesOf(tx.sql, row.id, stating);
  const going = new Set(stating.map(({ id }) => id));
  for (const round of answersStating(tx.sql, row)) if (!going.has(round.id)) dropAnswer(tx, round);
  const asking = echoes.filter(({ asksForIt }) => asksForIt).map(({ round }) => round);
  for (const { round, asksForIt } of echoes) if (!asksForIt) dropAnswer(tx, round);
  const turns = tx.sql
    .exec<{ turn: string }>(`SELECT turn FROM ${ASSERTIONS} WHERE memory = ?`, row.id)
    .toArray()
    .map(({ turn }) => turn);
  for (const gone of [...stating, ...asking, row]) {
    tx.sql.exec("DELETE FROM sayings WHERE memory = ?", gone.id);
    removeRow(tx, gone);
    if (gone.turn !== null) turns.push(gone.turn);
  }
  relinkHistory(tx.sql, row);
  return turns;
}

/** Removes the answer of a round. The user's words stay, and the round is found by them alone. */
function dropAnswer(tx: Tx, before: MemoryRow): void {
  const { id, turn, user_text, words } = before;
  const said = user_text ?? "";
  const round = { said, answer: "" };
  const found = termsOfRound(round, quotesOfTurn(tx.sql, turn), quotedOf(before));
  dropAnswersShapedBy(tx.sql, id);
  dropAnswersTo(tx.sql, said);
  const logged = logRound(tx.sql, { words: round, ...found }, numberInLog({ words }));
  directoryOf(tx.sql).setNumber(id, logged.words);
  const [row] = tx.sql
    .exec<MemoryRow>(
      "UPDATE memories SET words = ?, terms = ?, passages = ?, space = NULL, vector = NULL WHERE id = ? RETURNING *",
      logged.words,
      logged.terms,
      logged.passages,
      id,
    )
    .toArray();
  if (row && isRecallable(row)) tx.workingSet.add(row);
}

/** Links the neighbours of a deleted memory to each other. */
function relinkHistory(sql: SqlStorage, { id, supersedes, superseded_by }: MemoryRow): void {
  sql.exec("UPDATE memories SET superseded_by = ? WHERE superseded_by = ?", superseded_by, id);
  sql.exec("UPDATE memories SET supersedes = ? WHERE supersedes = ?", supersedes, id);
}

/** Removes what is kept of a turn beside its round. Returns the turn's other digests. */
function removeTurn(sql: SqlStorage, turn: string): string[] {
  sql.exec("DELETE FROM journal WHERE turn = ?", turn);
  sql.exec("DELETE FROM amendments WHERE turn = ?", turn);
  return sql
    .exec<{ turn: string }>("DELETE FROM turns WHERE turn = ?1 OR same_as = ?1 RETURNING turn", turn)
    .toArray()
    .map((row) => row.turn);
}

/** Deletes a turn's round, and every statement that was made in no other turn. Returns digests of the turn. */
export function deleteTurn(tx: Tx, turn: string): string[] {
  const seqs = tx.sql
    .exec<{ seq: number }>(
      `SELECT DISTINCT seq FROM ${ASSERTIONS} WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ?`,
      saidInTurns(tx.sql, turn),
      turn,
    )
    .toArray();
  const slots = new Set(seqs.flatMap(({ seq }) => deleteAssertion(tx, { turn, seq })));
  const round = roundIn(tx.sql, turn);
  if (round) removeRow(tx, round);
  for (const slot of slots) rebuildSlot(tx, slot, { reopen: true });
  return [turn, ...removeTurn(tx.sql, turn)];
}

/** Deletes a round and nothing else. Returns digests of its turn. */
export function deleteRound(tx: Tx, round: MemoryRow): string[] {
  removeRow(tx, round);
  return round.turn === null ? [] : [round.turn, ...removeTurn(tx.sql, round.turn)];
}

/** Deletes a memory and nothing else: the rounds in which it was said may have longer to live. Returns digests of its turn. */
export function deleteOnly(tx: Tx, row: MemoryRow): string[] {
  tx.sql.exec("DELETE FROM sayings WHERE memory = ?", row.id);
  relinkHistory(tx.sql, row);
  return deleteRound(tx, row);
}

function removeRow(tx: Tx, row: MemoryRow): void {
  if (row.turn !== null) {
    if (row.exchange !== null) insertRecordRow(tx.sql, row.exchange);
    keepLedgerOf(tx.sql, row);
  }
  const logged = numberInLog(row);
  if (logged !== null) logOf(tx.sql).dropRow(logged);
  dropAnswersShapedBy(tx.sql, row.id);
  tx.sql.exec("DELETE FROM memories WHERE id = ?", row.id);
  tx.sql.exec("DELETE FROM embedding_attempts WHERE memory = ?", row.id);
  if (row.user_text !== null) dropAnswersTo(tx.sql, row.user_text);
  tx.workingSet.remove(row.id);
  withdrawObservationsOn(tx, row.id);
}
