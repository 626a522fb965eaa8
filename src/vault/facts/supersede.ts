import { identifyingPhrase } from "../../memory/answer-repeats.ts";
import { withoutRetracted, type Retracted } from "../../memory/without-retracted.ts";
import { echoesOf, roundsMentioning } from "../recall/echoes.ts";
import { dropAnswersShapedBy } from "../private-answers.ts";
import { isRecallable, type MemoryRow, Telling } from "../rows.ts";
import type { WorkingSet } from "../recall/working-set.ts";

/*
 * What follows when a memory stops holding or goes: the rounds that say it, and the answers it shaped.
 */

/** Closes a memory. It stays in history; rounds that say it and answers it shaped no longer speak for it. */
export function supersede(sql: SqlStorage, shelf: WorkingSet, id: string, by: string, now: number): void {
  sql.exec("UPDATE memories SET valid_to = ?, superseded_by = ? WHERE id = ?", now, by, id);
  retire(sql, shelf, id);
  markRoundsStale(sql, shelf, id);
}

/** It is not recalled any more, and no answer that it shaped is served. */
export function retire(sql: SqlStorage, shelf: WorkingSet, id: string): void {
  shelf.remove(id);
  dropAnswersShapedBy(sql, id);
}

/**
 * What no longer holds is kept and not recalled: what the user said of other things in the same round is, and so are their
 * words where the answer alone repeats it.
 */
export function markRoundsStale(sql: SqlStorage, shelf: WorkingSet, id: string): void {
  const saying = roundsMentioning(sql, id);
  for (const round of saying) {
    const left = withoutRetracted(round.user_text ?? "", withdrawnIn(sql, round.turn ?? ""));
    tell(sql, shelf, round, left);
  }
  for (const { round, asksForIt } of echoesOf(sql, id, saying)) {
    tell(sql, shelf, round, asksForIt ? null : round.stale === Telling.inPart ? round.text : round.user_text);
  }
}

/** @param words what is still told of the user's; null: the round is kept and not told */
function tell(sql: SqlStorage, shelf: WorkingSet, { id, stale }: MemoryRow, words: string | null): void {
  dropAnswersShapedBy(sql, id);
  if (stale === Telling.not || stale === Telling.echo) return;
  const telling = words === null ? Telling.not : Telling.inPart;
  const told = sql
    .exec<MemoryRow>("UPDATE memories SET stale = ?, text = ? WHERE id = ? RETURNING *", telling, words ?? "", id)
    .toArray();
  for (const row of told) {
    if (isRecallable(row)) shelf.add(row);
    else shelf.remove(id);
  }
}

/** What the user said in a turn and does not hold any more. */
function withdrawnIn(sql: SqlStorage, turn: string): Retracted[] {
  return sql
    .exec<Pick<MemoryRow, "slot" | "value" | "text"> & { quote: string }>(
      `SELECT m.slot, s.value, s.text, s.quote FROM sayings s JOIN memories m ON m.id = s.memory
       WHERE s.turn = ? AND m.valid_to IS NOT NULL`,
      turn,
    )
    .toArray()
    .map((said) => ({ quote: said.quote, phrase: identifyingPhrase(said) }));
}

/** What was said not to hold does hold: rounds that say nothing else that was superseded are recalled again. */
export function markRoundsCurrent(sql: SqlStorage, shelf: WorkingSet, id: string): void {
  const woken = sql.exec<MemoryRow>(
    `UPDATE memories SET stale = 0, text = '' WHERE stale IN (${Telling.not}, ${Telling.inPart}) AND turn IN (SELECT turn FROM sayings WHERE memory = ?)
       AND NOT EXISTS (SELECT 1 FROM sayings s JOIN memories m ON m.id = s.memory
                       WHERE s.turn = memories.turn AND m.valid_to IS NOT NULL) RETURNING *`,
    id,
  );
  for (const row of woken.toArray()) shelf.add(row);
}
