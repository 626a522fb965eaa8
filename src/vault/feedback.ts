import { indexTerms } from "../memory/recall-index.ts";
import { REPEATED_QUESTION_VERDICT, isRepeatedQuestion, feedbackChanges } from "../memory/feedback-weight.ts";
import type { ExchangeRecord, Round } from "../ports/exchange.ts";
import type { WorkingSet } from "./recall/working-set.ts";

interface Judged extends Record<string, SqlStorageValue> {
  readonly record: string;
  readonly wrote: string;
  readonly feedback: number | null;
}

/**
 * Notes how an exchange turned out, in place of what was noted before, and moves what had a part in it.
 * @returns the ids of what moved; null: there is no such exchange
 */
export function recordFeedback(sql: SqlStorage, shelf: WorkingSet, exchange: string, score: number): string[] | null {
  const judged = sql.exec<Judged>("SELECT record, wrote, feedback FROM exchanges WHERE id = ?", exchange).toArray()[0];
  if (!judged) return null;
  sql.exec("UPDATE exchanges SET feedback = ? WHERE id = ?", score, exchange);
  const { memory } = JSON.parse(judged.record) as ExchangeRecord;
  const round = sql
    .exec<{ id: string }>(
      "SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND turn IS NOT NULL",
      judged.wrote,
    )
    .toArray()[0];
  const moves = feedbackChanges(memory.injected, round?.id ?? null, { before: judged.feedback ?? 0, after: score });
  return moves.flatMap(({ id, by }) => {
    const moved = sql
      .exec<{ worth: number }>("UPDATE memories SET worth = worth + ? WHERE id = ? RETURNING worth", by, id)
      .toArray()[0];
    if (!moved) return [];
    shelf.setWeight(id, moved.worth);
    return [id];
  });
}

/** Somebody who asks the same again was not helped. What they have said of that answer themselves counts for more. */
export function recordAskedAgain(
  sql: SqlStorage,
  shelf: WorkingSet,
  previous: string | null,
  { said, retry }: Round,
): void {
  if (previous === null || retry) return;
  const before = sql
    .exec<{ exchange: string; user_text: string }>(
      `SELECT m.exchange, m.user_text FROM memories m JOIN exchanges e ON e.id = m.exchange
       WHERE m.id = ? AND m.user_text IS NOT NULL AND e.feedback IS NULL`,
      previous,
    )
    .toArray()[0];
  if (!before) return;
  const now = { text: said, words: () => indexTerms(said) };
  if (isRepeatedQuestion(now, { text: before.user_text, words: () => indexTerms(before.user_text) })) {
    recordFeedback(sql, shelf, before.exchange, REPEATED_QUESTION_VERDICT);
  }
}
