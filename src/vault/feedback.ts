import { indexTerms } from "../memory/ranking/recall-index.ts";
import { REPEATED_QUESTION_VERDICT, isRepeatedQuestion, feedbackChanges } from "../memory/ranking/feedback-weight.ts";
import { contentStems } from "../memory/contains-phrase.ts";
import { formatRef } from "../memory/ranking/passage-ref.ts";
import { endsInQuestion, verdictInWords } from "../memory/statements/verdict-in-words.ts";
import type { Injected, Round } from "../ports/exchange.ts";
import { insertRecordRow, recordIn } from "./exchanges.ts";
import { markEarlier } from "./facts/mark-earlier.ts";
import { statedById } from "./facts/stated.ts";
import { logOf } from "./log/round-log.ts";
import { directoryOf, roundOfTurn } from "./memory-directory.ts";
import { sqlNaming } from "./packing/unpacking-sql.ts";
import type { MemoryRow } from "./rows.ts";
import type { Tx } from "./tx.ts";
import { unfiledIn } from "./unfiled-rounds.ts";

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
export const recordFeedback = (tx: Tx, exchange: string, score: number): string[] | null =>
  judge(tx, exchange, score)?.moved ?? null;

/** The memories of an exchange that was judged. */
interface Judged {
  /** Those whose weight changed. */
  readonly moved: string[];
  /** Those that were in its block. */
  readonly injected: readonly Injected[];
}

function judge(tx: Tx, exchange: string, score: number): Judged | null {
  insertRecordRow(tx.sql, exchange);
  const judged = tx.sql
    .exec<JudgedExchange>("SELECT id, record, injected, wrote, feedback FROM exchanges WHERE id = ?", exchange)
    .toArray()[0];
  if (!judged) return null;
  tx.sql.exec("UPDATE exchanges SET feedback = ? WHERE id = ?", score, exchange);
  const { injected } = recordIn(judged).memory;
  const round = tx.sql
    .exec<{ id: string }>(
      "SELECT id FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND turn IS NOT NULL",
      judged.wrote,
    )
    .toArray()[0];
  const moves = feedbackChanges(injected, round?.id ?? null, { before: judged.feedback ?? 0, after: score });
  const moved = moves.flatMap(({ id, by }) => {
    const row = tx.sql
      .exec<{ worth: number }>("UPDATE memories SET worth = worth + ? WHERE id = ? RETURNING worth", by, id)
      .toArray()[0];
    if (!row) return [];
    tx.workingSet.setWeight(id, row.worth);
    return [id];
  });
  return { moved, injected };
}

/**
 * Records bad feedback for an exchange whose question the user asks again at once, because it did not help. Feedback that
 * the user has given themselves stands.
 */
export function recordAskedAgain(tx: Tx, previous: string | null, { said, retry }: Round): void {
  if (previous === null || retry) return;
  const before = askedIn(tx.sql, previous);
  if (!before || isJudged(tx.sql, before.exchange)) return;
  const now = { text: said, words: () => indexTerms(said) };
  if (isRepeatedQuestion(now, { text: before.said, words: () => indexTerms(before.said) })) {
    recordFeedback(tx, before.exchange, REPEATED_QUESTION_VERDICT);
  }
}

/** Returns the exchange of a round, and what the user said in it. Returns null if it is no round of an exchange. */
function askedIn(sql: SqlStorage, round: string): { exchange: string; said: string } | null {
  const unfiled = unfiledIn(sql).get(round);
  if (unfiled) {
    const { n, row } = unfiled;
    return row.exchange === null ? null : { exchange: row.exchange, said: logOf(sql).wordsOf(n).said };
  }
  const [row] = sqlNaming(sql, [round])
    .exec<{ exchange: string; user_text: string }>(
      "SELECT exchange, words FROM memories WHERE id = ? AND exchange IS NOT NULL AND words IS NOT NULL",
      round,
    )
    .toArray();
  return row ? { exchange: row.exchange, said: row.user_text } : null;
}

const isJudged = (sql: SqlStorage, exchange: string): boolean =>
  sql.exec("SELECT 1 FROM exchanges WHERE id = ? AND feedback IS NOT NULL", exchange).toArray().length > 0;

/**
 * Records what the user says of the answer before: "that's right", "stimmt nicht mehr". If it was wrong and told a single
 * statement, that may hold no more. Feedback that the user has given by hand stands.
 */
export function recordVerdictInWords(tx: Tx, conversation: string, { said, turn, retry }: Round): void {
  const verdict = retry ? null : verdictInWords(said);
  if (verdict === null) return;
  // A round that only tells what is remembered is in no working set, and is what a verdict is mostly about.
  const rounds = directoryOf(tx.sql).roundsIn(conversation);
  const at = rounds.indexOf(roundOfTurn(tx.sql, turn) ?? "");
  const previous = rounds[at - 1];
  if (at < 1 || previous === undefined) return;
  const [before] = sqlNaming(tx.sql, [previous])
    .exec<{ exchange: string }>(
      `SELECT m.exchange FROM memories m LEFT JOIN exchanges e ON e.id = m.exchange
       WHERE m.id = ? AND m.exchange IS NOT NULL AND e.feedback IS NULL`,
      previous,
    )
    .toArray();
  if (!before) return;
  const around = statedById(tx.sql, [previous, rounds[at] as string]);
  const [answered, own] = [around.find(({ id }) => id === previous), around.find(({ id }) => id !== previous)];
  if (!answered || !own || (verdict.isBare && endsInQuestion(answered.answer ?? ""))) return;
  const judged = judge(tx, before.exchange, verdict.score);
  if (judged === null || verdict.score > 0) return;
  // The answer alone may be wrong, so that it must repeat the statement. Memories of earlier turns have no score.
  const recalled = judged.injected.flatMap(({ id, score }) => (score === null ? [] : [id]));
  const told = statedById(tx.sql, recalled).filter(
    ({ type, text }) => type === "semantic" && answersWith(text, answered),
  );
  const [only] = told;
  if (!only || told.length > 1) return;
  markEarlier(tx, only.id, { ref: formatRef({ memory: own.id, said: 0, answered: null }), text: said, of: own });
}

/** Returns true if an answer tells something of a statement that the question does not. */
function answersWith(statement: string, { user_text, answer }: Pick<MemoryRow, "user_text" | "answer">): boolean {
  const [asked, answered] = [new Set(contentStems(user_text ?? "")), new Set(contentStems(answer ?? ""))];
  return contentStems(statement).some((word) => answered.has(word) && !asked.has(word));
}
