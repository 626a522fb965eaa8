import { normalForm } from "../cache/agreement.ts";
import { type AnswerRow, serve } from "../cache/serve.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer } from "../ports.ts";

/*
 * Answers for one user alone: those that memories shaped, and those to questions that are not for
 * sharing. They live in the vault, so that they go where the user's memories go.
 */

/** Answers one user may keep; the oldest go first. */
const KEPT_AT_MOST = 500;

/** Serves only under the very block the answer was given under: other memories, another answer. */
export function findPrivateAnswer(sql: SqlStorage, lookup: AnswerLookup, block: readonly string[]): CachedAnswer | null {
  const row = sql
    .exec<AnswerRow & Record<string, SqlStorageValue>>(
      `SELECT question, completion, stored_at, expires_at FROM answers
       WHERE fingerprint = ? AND block = ? AND form = ? AND expires_at > ?`,
      lookup.fingerprint,
      JSON.stringify(block),
      normalForm(lookup.question),
      lookup.now,
    )
    .toArray()[0];
  return row ? serve(row, lookup) : null;
}

export function keepPrivateAnswer(sql: SqlStorage, draft: AnswerDraft, block: readonly string[]): void {
  const held = JSON.stringify(block);
  const form = normalForm(draft.question);
  sql.exec("DELETE FROM answers WHERE fingerprint = ? AND block = ? AND form = ?", draft.fingerprint, held, form);
  const { id } = sql
    .exec<{ id: number }>(
      `INSERT INTO answers (fingerprint, block, form, question, completion, stored_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      draft.fingerprint,
      held,
      form,
      draft.question,
      draft.completion,
      draft.storedAt,
      draft.expiresAt,
    )
    .one();
  sql.exec(
    "INSERT INTO answer_memories (answer, memory) SELECT ?, value FROM json_each(?)",
    id,
    held,
  );
  sql.exec(
    "DELETE FROM answers WHERE expires_at <= ?1 OR id <= (SELECT max(id) FROM answers) - ?2",
    draft.storedAt,
    KEPT_AT_MOST,
  );
  sql.exec("DELETE FROM answer_memories WHERE answer NOT IN (SELECT id FROM answers)");
}
