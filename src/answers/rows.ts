import { storedRowOf } from "../cache/servable-answer.ts";
import type { AnswerDraft, AnswerLookup } from "../ports/answer-store.ts";
import type { FullerForm } from "../cache/normal-form/fuller-forms.ts";
import { recordRemoved } from "./eviction.ts";
import { type AnswerRow, COLUMNS, type NewAnswerRow } from "./schema.ts";

/* Reads and writes of the table of answers. */

/** Returns the answer to the same question. It takes one index, and no text is normalised for it. */
export function sameQuestion(
  sql: SqlStorage,
  { fingerprint, question, now }: Pick<AnswerLookup, "fingerprint" | "question" | "now">,
): AnswerRow | null {
  const found = sql.exec<AnswerRow>(
    "SELECT * FROM answers WHERE fingerprint = ? AND question = ? AND gone_at > ?",
    fingerprint,
    question,
    now,
  );
  return found.toArray()[0] ?? null;
}

/**
 * Returns the best answer to a question of the same form: a fresh one first, then one with usage if needed, then the
 * newest.
 */
export function sameForm(
  sql: SqlStorage,
  { fingerprint, question, now, needsUsage }: AnswerLookup,
  form: string,
): AnswerRow | null {
  const found = sql.exec<AnswerRow>(
    `SELECT * FROM answers WHERE fingerprint = ?1 AND form = ?2 AND question <> ?3 AND gone_at > ?4
     ORDER BY expires_at > ?4 DESC, ?5 AND lacks_usage, stored_at DESC LIMIT 1`,
    fingerprint,
    form,
    question,
    now,
    needsUsage ? 1 : 0,
  );
  return found.toArray()[0] ?? null;
}

/** At most so many answers to fuller questions are looked at. */
const MAX_FULLER = 8;

/** Returns the newest fresh answer to a question that asks the same and something more. */
export function fullerQuestion(
  sql: SqlStorage,
  { fingerprint, now }: Pick<AnswerLookup, "fingerprint" | "now">,
  fuller: readonly FullerForm[],
): AnswerRow | null {
  for (const { start, mayEnd } of fuller) {
    const found = sql.exec<AnswerRow>(
      `SELECT * FROM answers WHERE fingerprint = ?1 AND form >= ?2 AND form < ?3 AND expires_at > ?4
       ORDER BY stored_at DESC LIMIT ?5`,
      fingerprint,
      start,
      `${start}\u007f`,
      now,
      MAX_FULLER,
    );
    // A cursor that is not read to its end locks its table.
    const row = found.toArray().find(({ form }) => mayEnd.test(form.slice(start.length)));
    if (row) return row;
  }
  return null;
}

/** Returns an answer by its id in this file. Returns null if it is no longer in it. */
export function answerById(sql: SqlStorage, id: number): AnswerRow | null {
  return sql.exec<AnswerRow>("SELECT * FROM answers WHERE id = ?", id).toArray()[0] ?? null;
}

/** Returns the id of the row that was inserted last. */
export const lastId = (sql: SqlStorage): number =>
  sql.exec<{ id: number }>("SELECT last_insert_rowid() AS id").one().id;

/** Returns the last two answers to this question or to one of its form, the latest first. */
export function earlierAnswers(
  sql: SqlStorage,
  { fingerprint, storedAt }: AnswerDraft,
  form: string,
): Pick<AnswerRow, "question" | "completion">[] {
  const found = sql.exec<AnswerRow>(
    `SELECT question, completion FROM answers WHERE fingerprint = ? AND form = ? AND gone_at > ?
     ORDER BY stored_at DESC LIMIT 2`,
    fingerprint,
    form,
    storedAt,
  );
  return found.toArray();
}

/** Estimates the size of an answer. Text that is not ASCII takes more bytes. */
export function bytesOf({ completion, question }: AnswerDraft): number {
  return completion.length + question.length;
}

export function rowOf(draft: AnswerDraft, form: string, asker: string | null): NewAnswerRow {
  return {
    fingerprint: draft.fingerprint,
    form,
    model: draft.model,
    ...storedRowOf(draft),
    gone_at: draft.goneAt,
    bytes: bytesOf(draft),
    used_at: draft.storedAt,
    asker,
  };
}

const INSERT = `INSERT OR REPLACE INTO answers (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`;

/** Stores an answer in place of an earlier one to the same question. */
export function insertAnswer(sql: SqlStorage, row: NewAnswerRow): void {
  recordRemoved(sql, "fingerprint = ? AND question = ?", row.fingerprint, row.question);
  sql.exec(INSERT, ...COLUMNS.map((column) => row[column]));
}

/** Writes when answers were last served, so that eviction spares those in use. */
export function recordLastServed(sql: SqlStorage, used: ReadonlyMap<number, number>): void {
  for (const [id, at] of used) sql.exec("UPDATE answers SET used_at = ? WHERE id = ?", at, id);
}
