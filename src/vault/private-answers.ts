import { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { keepsNewerAnswer } from "../cache/keeps-newer-answer.ts";
import { servableAnswer, type StoredRow } from "../cache/servable-answer.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer } from "../ports/answer-store.ts";
import { mayHoldAnswer, noteHeldAnswer } from "./held-answers.ts";

/*
 * Cached answers for one user alone: those that memories shaped, and those to questions that are not for sharing. They are
 * in the vault, so that they go where the user's memories go.
 */

/** Answers kept per user. The oldest go first. */
const MAX_ANSWERS = 500;

/**
 * Returns what an answer depends on: the memories of its block, the versions of the app's own blocks in it, and for
 * advice the last statement too.
 */
export const conditionsOf = (block: readonly string[], since: string | null): readonly string[] =>
  since === null ? block : [...block, since];

/** True of answers under the same conditions, which are scanned only where `mayHoldAnswer` says that there may be one. */
const SAME_CONDITIONS = "fingerprint = ?1 AND block = ?2";
/**
 * The form of a question that nobody has compared yet. Hardly any is ever compared, and a form is dear to read: only
 * the first answer under its conditions is stored without it.
 */
const UNREAD = "";

/** Returns an answer that was given under the very same block. Under other memories the answer would be another. */
export function findPrivateAnswer(
  sql: SqlStorage,
  lookup: AnswerLookup,
  block: readonly string[],
): CachedAnswer | null {
  const row = sameForm(sql, lookup, block, lookup.now);
  return row ? servableAnswer(row, lookup) : null;
}

function sameForm(
  sql: SqlStorage,
  { fingerprint, question }: Pick<AnswerLookup, "fingerprint" | "question">,
  block: readonly string[],
  now: number,
): StoredRow | undefined {
  const shownBlock = JSON.stringify(block);
  if (!mayHoldAnswer(sql, fingerprint, shownBlock)) return undefined;
  const form = normalForms.loaded?.normalForm(question);
  if (form === undefined) return undefined;
  const rows = sql.exec<StoredRow & { form: string } & Record<string, SqlStorageValue>>(
    `SELECT question, completion, stored_at, expires_at, lacks_usage, prompt_tokens, completion_tokens, took_ms, form FROM answers
     WHERE ${SAME_CONDITIONS} AND form IN (?3, '${UNREAD}') AND expires_at > ?4 ORDER BY id DESC`,
    fingerprint,
    shownBlock,
    form,
    now,
  );
  // A cursor that is not read to its end locks its table, and no erasure could rewrite it.
  return rows.toArray().find((row) => formOf(row) === form);
}

/** Returns the normal form of the question of a row. */
const formOf = ({ form, question }: { readonly form: string; readonly question: string }): string | undefined =>
  form === UNREAD ? normalForms.loaded?.normalForm(question) : form;

/** Deletes the answers under these conditions to a form of a question. */
function deleteSameForm(sql: SqlStorage, fingerprint: string, shownBlock: string, form: string): void {
  const rows = sql.exec<{ id: number; form: string; question: string }>(
    `SELECT id, form, question FROM answers WHERE ${SAME_CONDITIONS} AND form IN (?3, '${UNREAD}')`,
    fingerprint,
    shownBlock,
    form,
  );
  for (const row of rows.toArray()) if (formOf(row) === form) sql.exec("DELETE FROM answers WHERE id = ?", row.id);
}

/** Saves an answer, unless it lacks its usage and an equal one has it. */
export function savePrivateAnswer(sql: SqlStorage, draft: AnswerDraft, block: readonly string[]): void {
  const shownBlock = JSON.stringify(block);
  const isFirst = !mayHoldAnswer(sql, draft.fingerprint, shownBlock);
  const form = isFirst ? UNREAD : normalForms.loaded?.normalForm(draft.question);
  if (form === undefined) return;
  const earlier = draft.lacksUsage ? sameForm(sql, draft, block, draft.storedAt) : undefined;
  if (earlier && keepsNewerAnswer(earlier, draft)) return;
  if (!isFirst) deleteSameForm(sql, draft.fingerprint, shownBlock, form);
  noteHeldAnswer(sql, draft.fingerprint, shownBlock);
  const { id } = sql
    .exec<{ id: number }>(
      `INSERT INTO answers (fingerprint, block, form, question, model, completion, stored_at, expires_at,
         lacks_usage, prompt_tokens, completion_tokens, took_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      draft.fingerprint,
      shownBlock,
      form,
      draft.question,
      draft.model,
      draft.completion,
      draft.storedAt,
      draft.expiresAt,
      draft.lacksUsage ? 1 : 0,
      draft.cost.promptTokens,
      draft.cost.completionTokens,
      draft.cost.ms,
    )
    .one();
  if (id > MAX_ANSWERS) sql.exec("DELETE FROM answers WHERE id <= ?", id - MAX_ANSWERS);
}

/** Drops the answers that a memory shaped. */
export function dropAnswersShapedBy(sql: SqlStorage, memory: string): void {
  sql.exec("DELETE FROM answers WHERE instr(block, ?) > 0", JSON.stringify(memory));
}

/** Drops the answers to words that are forgotten, because their questions still say them. */
export function dropAnswersTo(sql: SqlStorage, said: string): void {
  sql.exec("DELETE FROM answers WHERE instr(?, question) > 0", said);
}

/** Removes all answers, or those of one model. Returns how many there were. */
export function purgePrivateAnswers(sql: SqlStorage, model: string | null): number {
  return sql.exec("DELETE FROM answers WHERE ?1 IS NULL OR model = ?1 RETURNING id", model).toArray().length;
}

export function dropExpiredAnswers(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM answers WHERE expires_at <= ?", now);
}
