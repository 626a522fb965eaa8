import { digest } from "../runtime/digest.ts";
import type { ColdAnswer } from "../ports/cold-tier.ts";
import { isOverLimit, sizeOf } from "./eviction.ts";
import { insertAnswer } from "./rows.ts";
import { type AnswerRow, COLUMNS, type NewAnswerRow } from "./schema.ts";

/* Conversion between answers in this file and answers in Redis. */

export function coldAnswer(answer: AnswerRow): ColdAnswer {
  const { id: _, ...row } = answer;
  const { fingerprint, question, model, asker, bytes, gone_at: goneAt } = row;
  return { key: digest("answer", fingerprint, question), model, asker, bytes, goneAt, row: JSON.stringify(row) };
}

/** Parses rows of Redis, without those of a version that had other columns. */
export function rowsIn(cold: readonly string[]): NewAnswerRow[] {
  const rows = cold.map((text) => JSON.parse(text) as NewAnswerRow);
  return rows.filter((row) => COLUMNS.every((column) => column in row));
}

/**
 * Adds answers to questions that have none in this file. An answer in this file is newer.
 * @returns false if there is no room for more
 */
export function applyRows(sql: SqlStorage, rows: readonly NewAnswerRow[], now: number): boolean {
  const same = "SELECT 1 FROM answers WHERE fingerprint = ? AND question = ?";
  for (const row of rows) {
    const isAnswered = sql.exec(same, row.fingerprint, row.question).toArray().length > 0;
    if (!isAnswered && row.gone_at > now) insertAnswer(sql, row);
  }
  return !isOverLimit(sizeOf(sql));
}
