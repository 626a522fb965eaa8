import { newId } from "../../runtime/id.ts";
import { roundText } from "../../memory/round.ts";
import { expandQuery } from "../../memory/query-expansion.ts";
import { indexTerms } from "../../memory/recall-index.ts";
import type { Embedding } from "../../ports/embedder.ts";
import type { MemoryDraft, MemoryPatch } from "../../ports/memory-store.ts";
import { answersStating, echoesOf, roundsStating } from "../recall/echoes.ts";
import { otherReadings } from "./other-readings.ts";
import { dropAnswersShapedBy, dropAnswersTo } from "../private-answers.ts";
import { release } from "./quarantine.ts";
import { insertRow, isRecallable, type MemoryRow, quarantineOf, vectorColumns } from "../rows.ts";
import { deleteAssertion } from "./assertions.ts";
import { rebuildSlot } from "./rebuild-slot.ts";
import type { WorkingSet } from "../recall/working-set.ts";
import { supersede } from "./supersede.ts";

/* Changes by hand, through `/memory`. */

const toMillis = (time: string | null): number | null => (time === null ? null : Date.parse(time));

export function addMemory(
  sql: SqlStorage,
  shelf: WorkingSet,
  draft: MemoryDraft,
  embedding: Embedding | null,
  now: number,
): MemoryRow {
  const row = insertRow(
    sql,
    {
      id: newId("mem", now),
      type: draft.type,
      text: draft.text,
      created_at: now,
      valid_from: now,
      pinned: draft.pinned ? 1 : 0,
      expires_at: toMillis(draft.expiresAt),
      metadata: JSON.stringify(draft.metadata),
      ...vectorColumns(embedding),
    },
    indexTerms(draft.text),
  );
  shelf.add(row);
  return row;
}

/** Changes what is not the text in place; a changed text makes a successor, and the old one stays in history. */
export function updateMemory(
  sql: SqlStorage,
  shelf: WorkingSet,
  old: MemoryRow,
  patch: MemoryPatch,
  embedding: Embedding | null,
  now: number,
): MemoryRow {
  const changed: MemoryRow = {
    ...old,
    type: patch.type ?? old.type,
    pinned: patch.pinned === undefined ? old.pinned : Number(patch.pinned),
    expires_at: patch.expiresAt === undefined ? old.expires_at : toMillis(patch.expiresAt),
    metadata: patch.metadata === undefined ? old.metadata : JSON.stringify(patch.metadata),
  };
  if (patch.text === undefined || patch.text === old.text) {
    sql.exec(
      "UPDATE memories SET type = ?, pinned = ?, expires_at = ?, metadata = ? WHERE id = ?",
      changed.type,
      changed.pinned,
      changed.expires_at,
      changed.metadata,
      old.id,
    );
    if (isRecallable(changed)) shelf.add(changed);
    dropAnswersShapedBy(sql, old.id);
    return changed;
  }
  const others = otherReadings(sql, old).filter(({ valid_to }) => valid_to === null);
  const next = { ...changed, text: patch.text, value: null, ...vectorColumns(embedding) };
  const amended = insertSuccessor(sql, shelf, old, next, now);
  for (const { id } of others) supersede(sql, shelf, id, amended.id, now);
  return amended;
}

/** Makes an old memory current again, as the successor of whatever holds in its place. */
export function restoreMemory(sql: SqlStorage, shelf: WorkingSet, old: MemoryRow, now: number): MemoryRow {
  if (old.quarantine !== null) return release(sql, shelf, old);
  if (old.valid_to === null) return old;
  const current = currentOf(sql, old);
  return insertSuccessor(sql, shelf, current, { ...current, ...contentOf(old) }, now);
}

/** A successor keeps slot, pin and source of the line it continues. A round that was edited by hand becomes a note. */
function insertSuccessor(sql: SqlStorage, shelf: WorkingSet, old: MemoryRow, next: MemoryRow, now: number): MemoryRow {
  const row = insertRow(
    sql,
    {
      ...next,
      id: newId("mem", now),
      type: next.type === "episodic" ? "semantic" : next.type,
      created_at: now,
      valid_from: now,
      valid_to: null,
      supersedes: old.id,
      superseded_by: null,
      turn: null,
      user_text: null,
      answer: null,
      said: null,
      role: null,
      impersonal: 0,
      asks: 0,
      stale: 0,
      quarantine: quarantineOf({ text: next.text }),
    },
    indexTerms(`${next.text} ${expandQuery(next.slot)}`),
  );
  supersede(sql, shelf, old.id, row.id, now);
  shelf.add(row);
  return row;
}

const contentOf = ({ type, text, slot, value, space, vector, quote, exchange, conversation }: MemoryRow) => ({
  type,
  text,
  slot,
  value,
  space,
  vector,
  quote,
  exchange,
  conversation,
});

function currentOf(sql: SqlStorage, row: MemoryRow): MemoryRow {
  for (let at = row; ;) {
    const next =
      at.superseded_by === null
        ? undefined
        : sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", at.superseded_by).toArray()[0];
    if (!next) return at;
    at = next;
  }
}

/** The whole line a memory belongs to, oldest first. */
export function historyOf(sql: SqlStorage, row: MemoryRow): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      `WITH RECURSIVE line (id) AS (
         SELECT ? UNION SELECT m.id FROM memories m JOIN line ON m.supersedes = line.id OR m.superseded_by = line.id)
       SELECT * FROM memories WHERE id IN (SELECT id FROM line) ORDER BY created_at, id`,
      row.id,
    )
    .toArray();
}

/**
 * Removes a memory with the rounds in which the user said it, the answers that repeat it and those it shaped. What the user
 * said of other things stays. Its neighbours in history close ranks.
 * @returns digests of the turns it was said in
 */
export function deleteMemory(sql: SqlStorage, shelf: WorkingSet, row: MemoryRow): string[] {
  const readings = [row, ...otherReadings(sql, row)];
  const turns = readings.flatMap((reading) => forgetReading(sql, shelf, reading));
  return [...new Set(turns)].flatMap((turn) => [turn, ...forgetTurn(sql, turn)]);
}

function forgetReading(sql: SqlStorage, shelf: WorkingSet, row: MemoryRow): string[] {
  const stating = roundsStating(sql, row);
  const echoes = echoesOf(sql, row.id, stating);
  const going = new Set(stating.map(({ id }) => id));
  for (const round of answersStating(sql, row)) if (!going.has(round.id)) dropAnswer(sql, shelf, round);
  const asking = echoes.filter(({ asksForIt }) => asksForIt).map(({ round }) => round);
  for (const { round, asksForIt } of echoes) if (!asksForIt) dropAnswer(sql, shelf, round);
  const turns = sql
    .exec<{ turn: string }>("SELECT turn FROM sayings WHERE memory = ?", row.id)
    .toArray()
    .map(({ turn }) => turn);
  for (const gone of [...stating, ...asking, row]) {
    sql.exec("DELETE FROM sayings WHERE memory = ?", gone.id);
    removeRow(sql, shelf, gone);
    if (gone.turn !== null) turns.push(gone.turn);
  }
  relinkHistory(sql, row);
  return turns;
}

/** The user's words stay, to be found by them alone. */
function dropAnswer(sql: SqlStorage, shelf: WorkingSet, { id, user_text }: MemoryRow): void {
  const said = user_text ?? "";
  const terms = indexTerms(roundText({ said, answer: "" }));
  dropAnswersShapedBy(sql, id);
  dropAnswersTo(sql, said);
  const [row] = sql
    .exec<MemoryRow>(
      "UPDATE memories SET answer = '', terms = ?, space = NULL, vector = NULL WHERE id = ? RETURNING *",
      terms.slice().buffer,
      id,
    )
    .toArray();
  if (row && isRecallable(row)) shelf.add(row);
}

function relinkHistory(sql: SqlStorage, { id, supersedes, superseded_by }: MemoryRow): void {
  sql.exec("UPDATE memories SET superseded_by = ? WHERE superseded_by = ?", superseded_by, id);
  sql.exec("UPDATE memories SET supersedes = ? WHERE supersedes = ?", supersedes, id);
}

/** @returns its other digests */
function forgetTurn(sql: SqlStorage, turn: string): string[] {
  sql.exec("DELETE FROM journal WHERE turn = ?", turn);
  sql.exec("DELETE FROM amendments WHERE turn = ?", turn);
  return sql
    .exec<{ turn: string }>("DELETE FROM turns WHERE turn = ?1 OR same_as = ?1 RETURNING turn", turn)
    .toArray()
    .map((row) => row.turn);
}

/** Removes a round, and what was said in it and nowhere else. Returns digests of its turn. */
export function deleteTurn(sql: SqlStorage, shelf: WorkingSet, turn: string): string[] {
  const seqs = sql.exec<{ seq: number }>("SELECT DISTINCT seq FROM sayings WHERE turn = ?", turn).toArray();
  const slots = new Set(seqs.flatMap(({ seq }) => deleteAssertion(sql, shelf, { turn, seq })));
  const rounds = sql.exec<MemoryRow>("SELECT * FROM memories WHERE turn = ?", turn).toArray();
  for (const round of rounds) removeRow(sql, shelf, round);
  for (const slot of slots) rebuildSlot(sql, shelf, slot, null, true);
  return [turn, ...forgetTurn(sql, turn)];
}

/** Removes a round, and nothing of what else was said around it. Returns digests of its turn. */
export function deleteRound(sql: SqlStorage, shelf: WorkingSet, round: MemoryRow): string[] {
  removeRow(sql, shelf, round);
  return round.turn === null ? [] : [round.turn, ...forgetTurn(sql, round.turn)];
}

/** The same for any memory: its time is over, and that of what was said around it may not be. */
export function deleteOnly(sql: SqlStorage, shelf: WorkingSet, row: MemoryRow): string[] {
  sql.exec("DELETE FROM sayings WHERE memory = ?", row.id);
  relinkHistory(sql, row);
  return deleteRound(sql, shelf, row);
}

function removeRow(sql: SqlStorage, shelf: WorkingSet, gone: MemoryRow): void {
  dropAnswersShapedBy(sql, gone.id);
  sql.exec("DELETE FROM memories WHERE id = ?", gone.id);
  sql.exec("DELETE FROM embedding_attempts WHERE memory = ?", gone.id);
  if (gone.user_text !== null) dropAnswersTo(sql, gone.user_text);
  shelf.remove(gone.id);
}
