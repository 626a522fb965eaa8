import { indexTerms } from "../memory/ranking/recall-index.ts";
import { REPEATED_QUESTION_VERDICT, isRepeatedQuestion, feedbackChanges } from "../memory/ranking/feedback-weight.ts";
import type { Round } from "../ports/exchange.ts";
import { giveRow, recordIn } from "./exchanges.ts";
import type { Tx } from "./tx.ts";

/** A row of `exchanges`. */
interface JudgedExchange extends Record<string, SqlStorageValue> {
  readonly id: string;
  readonly record: string;
  readonly injected: ArrayBuffer | null;
  readonly wrote: string;
  readonly feedback: number | null;
}

/**
 * Records feedback for an exchange, in place of earlier feedback, and changes the weight of the memories that had a part in
 * it. Returns their ids. Returns null if the exchange is unknown.
 */
export function recordFeedback(tx: Tx, exchange: string, score: number): string[] | null {
  giveRow(tx.sql, exchange);
  const judged = tx.sql
    .exec<JudgedExchange>("SELECT id, record, injected, wrote, feedback FROM exchanges WHERE id = ?", exchange)
    .toArray()[0];
  if (!judged) return null;
  tx.sql.exec("UPDATE exchanges SET feedback = ? WHERE id = ?", score, exchange);
  const { memory } = recordIn(judged);
  const round = tx.sql
    .exec<{ id: string }>(
      "SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND turn IS NOT NULL",
      judged.wrote,
    )
    .toArray()[0];
  const moves = feedbackChanges(memory.injected, round?.id ?? null, { before: judged.feedback ?? 0, after: score });
  return moves.flatMap(({ id, by }) => {
    const moved = tx.sql
      .exec<{ worth: number }>("UPDATE memories SET worth = worth + ? WHERE id = ? RETURNING worth", by, id)
      .toArray()[0];
    if (!moved) return [];
    tx.workingSet.setWeight(id, moved.worth);
    return [id];
  });
}

/**
 * Records bad feedback for an exchange whose question the user asks again at once, because it did not help. Feedback that
 * the user has given themselves stands.
 */
export function recordAskedAgain(tx: Tx, previous: string | null, { said, retry }: Round): void {
  if (previous === null || retry) return;
  const before = tx.sql
    .exec<{ exchange: string; user_text: string }>(
      `SELECT m.exchange, m.words FROM memories m LEFT JOIN exchanges e ON e.id = m.exchange
       WHERE m.id = ? AND m.words IS NOT NULL AND e.feedback IS NULL`,
      previous,
    )
    .toArray()[0];
  if (!before) return;
  const now = { text: said, words: () => indexTerms(said) };
  if (isRepeatedQuestion(now, { text: before.user_text, words: () => indexTerms(before.user_text) })) {
    recordFeedback(tx, before.exchange, REPEATED_QUESTION_VERDICT);
  }
}
