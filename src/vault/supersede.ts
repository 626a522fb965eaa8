import { writtenWhenTold } from "./exchanges.ts";
import { dropAnswersShapedBy } from "./private-answers.ts";
import type { MemoryRow } from "./rows.ts";
import { contentWords } from "../words.ts";
import type { Shelf } from "./shelf.ts";

/*
 * What follows when a memory stops holding or goes: the rounds that say it, and the answers it shaped.
 */

/** Closes a memory. It stays in history; rounds that say it and answers it shaped no longer speak for it. */
export function supersede(sql: SqlStorage, shelf: Shelf, id: string, by: string, now: number): void {
  sql.exec("UPDATE memories SET valid_to = ?, superseded_by = ? WHERE id = ?", now, by, id);
  holdNoMore(sql, shelf, id);
  quietRoundsSaying(sql, shelf, id);
}

/** It is not recalled any more, and no answer that it shaped is served. */
export function holdNoMore(sql: SqlStorage, shelf: Shelf, id: string): void {
  shelf.drop(id);
  dropAnswersShapedBy(sql, id);
}

/** Rounds that say what no longer holds are kept and not recalled. */
export function quietRoundsSaying(sql: SqlStorage, shelf: Shelf, id: string): void {
  for (const round of roundsSaying(sql, id)) {
    sql.exec("UPDATE memories SET stale = 1 WHERE id = ?", round.id);
    shelf.drop(round.id);
    dropAnswersShapedBy(sql, round.id);
  }
}

/** What was said not to hold does hold: rounds that say nothing else that was superseded are recalled again. */
export function wakeRoundsSaying(sql: SqlStorage, shelf: Shelf, id: string): void {
  const woken = sql.exec<MemoryRow>(
    `UPDATE memories SET stale = 0 WHERE stale = 1 AND turn IN (SELECT turn FROM sayings WHERE memory = ?)
       AND NOT EXISTS (SELECT 1 FROM sayings s JOIN memories m ON m.id = s.memory
                       WHERE s.turn = memories.turn AND m.valid_to IS NOT NULL) RETURNING *`,
    id,
  );
  for (const row of woken.toArray()) shelf.put(row);
}

/**
 * The rounds a memory stands in: those in which the user said it, and those whose exchange was told
 * of it and whose answer repeats it ("You live in Oslo"); told by the memory itself, or by a round that
 * says it, at any remove.
 */
export function roundsSaying(sql: SqlStorage, id: string): MemoryRow[] {
  const said = sql
    .exec<MemoryRow>("SELECT * FROM memories WHERE turn IN (SELECT turn FROM sayings WHERE memory = ?)", id)
    .toArray();
  const memory = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).toArray()[0];
  if (!memory) return said;
  const repeats = memory.turn === null ? repeatsFact(memory) : repeatsRound(memory);
  const rounds = new Map(said.map((row) => [row.id, row]));
  for (let tellers = [id, ...rounds.keys()]; tellers.length > 0;) {
    const told = roundsTold(sql, tellers).filter((row) => !rounds.has(row.id) && repeats(row));
    for (const row of told) rounds.set(row.id, row);
    tellers = told.map((row) => row.id);
  }
  return [...rounds.values()];
}

/** The rounds whose exchange had any of these memories in its block, or in its history: the conversation it was said in. */
function roundsTold(sql: SqlStorage, ids: readonly string[]): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE turn IS NOT NULL AND id IN (
         SELECT id FROM memories WHERE turn IS NOT NULL
           AND conversation IN (SELECT conversation FROM memories WHERE id IN (SELECT value FROM json_each(?1)))
         UNION SELECT value FROM json_each(?2))`,
      JSON.stringify(ids),
      JSON.stringify(writtenWhenTold(sql, ids)),
    )
    .toArray();
}

type Repeats = (round: Pick<MemoryRow, "user_text" | "answer">) => boolean;

function repeatsFact(fact: MemoryRow): Repeats {
  const needle = needleOf(fact).toLowerCase();
  return ({ answer }) => (answer ?? "").toLowerCase().includes(needle);
}

/** An answer that says a word of the round which its own user did not say has it from there. */
function repeatsRound({ user_text, answer: answered }: MemoryRow): Repeats {
  const words = new Set(contentWords(`${user_text ?? ""}\n${answered ?? ""}`));
  return ({ user_text: asked, answer }) => {
    const own = new Set(contentWords(asked ?? ""));
    return contentWords(answer ?? "").some((word) => words.has(word) && !own.has(word));
  };
}

/** The word or phrase by which an answer gives a memory away: what it is about where many may stand side by side, else its value. */
function needleOf({ slot, value, text }: Pick<MemoryRow, "slot" | "value" | "text">): string {
  const subject = slot?.split(":")[1];
  if (value && !VERDICTS.has(value)) return value;
  return subject ?? text;
}

/** Values that judge their subject and would be found in any answer. */
const VERDICTS: ReadonlySet<string> = new Set(["likes", "dislikes", "yes", "no"]);
