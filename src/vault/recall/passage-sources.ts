import { termsOfRound } from "../../memory/ranking/passages.ts";
import type { FittingMemory } from "../../memory/ranking/rank.ts";
import type { PassageSource } from "../../memory/ranking/rank-passages.ts";
import { quotesOfTurn } from "../facts/quotes-of-turn.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { type MemoryRow, recallableRound } from "../rows.ts";
import type { Tx } from "../tx.ts";

type TextRow = Pick<MemoryRow, "id" | "text" | "turn" | "user_text" | "answer" | "stale">;
const TEXT_ROWS = `SELECT id, text, turn, words, stale FROM memories
  WHERE id IN (SELECT value FROM json_each(?))`;

/** Returns what may be told of memories. Passages that no row holds are found in the texts, once. */
export function passageSources(tx: Tx, fitting: readonly FittingMemory[]): PassageSource[] {
  const { sql, workingSet } = tx;
  const unread = fitting.filter(({ id }) => workingSet.lacksPassages(id)).map(({ id }) => id);
  const rows =
    unread.length === 0 ? [] : sqlNaming(sql, unread).exec<TextRow>(TEXT_ROWS, JSON.stringify(unread)).toArray();
  for (const row of rows) {
    const words = recallableRound(row, workingSet.isPast) ?? { said: row.text, answer: "" };
    workingSet.setWords(row.id, termsOfRound(words, quotesOfTurn(sql, row.turn)));
  }
  return fitting.map(({ id, turn, fit, cosine }) => {
    const { terms, passages } = workingSet.wordsOf(id);
    return { id, turn, fit, cosine, terms, passages };
  });
}
