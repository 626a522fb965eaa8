import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import {
  asksOnlyAbout,
  identifyingPhrase,
  repeatsFact,
  repeatsRound,
  hasSameWords,
  saysAllOf,
} from "../../memory/statements/answer-repeats.ts";
import type { SaidAndAnswered } from "../../memory/round.ts";
import { makesStatement } from "../../memory/statements/same-statement.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { writtenFromMemory } from "../exchanges.ts";
import { directoryOf, roundIn } from "../memory-directory.ts";
import { type MemoryRow, rowsById } from "../rows.ts";

/* The rounds in which the user said a memory, and the answers that repeat it. */

/** Returns the rounds from which a memory was learnt. */
export function roundsMentioning(sql: SqlStorage, id: string): MemoryRow[] {
  const turns = sql
    .exec<{ turn: string }>(`SELECT DISTINCT turn FROM ${ASSERTIONS} WHERE memory = ? ORDER BY turn`, id)
    .toArray();
  return turns.flatMap(({ turn }) => roundIn(sql, turn) ?? []);
}

/** Returns these rounds, and those in which the user said it in words that no extraction pattern reads. */
export function roundsStating(sql: SqlStorage, memory: MemoryRow): MemoryRow[] {
  const said = roundsMentioning(sql, memory.id);
  if (memory.role !== "user") return said;
  const seen = new Set([memory.id, ...said.map(({ id }) => id)]);
  const statement = memory.user_text ?? memory.quote ?? memory.text;
  // A question states nothing, whatever its words. In the same words it is the same question.
  const isStated = memory.asks === 1 ? hasSameWords : makesStatement;
  const others = roundsWith(sql, "user_text", statement).filter(
    ({ id, asks, user_text }) => !seen.has(id) && asks === memory.asks && isStated(user_text ?? "", statement),
  );
  return [...said, ...others];
}

/** Returns rounds whose answers say all of a memory, injected or not: the app may have told the model. */
export function answersStating(sql: SqlStorage, memory: MemoryRow): MemoryRow[] {
  const statement = memory.user_text ?? memory.quote ?? memory.text;
  return roundsWith(sql, "answer", statement).filter(
    ({ id, answer }) => id !== memory.id && (answer ?? "").length <= MAX_ANSWER && saysAllOf(answer ?? "", statement),
  );
}

/** Characters. In a longer answer two words may come together by chance. */
const MAX_ANSWER = 400;

/** Returns rounds with a word that begins like the longest plain word of a statement. Returns all rounds if it has none. */
function roundsWith(sql: SqlStorage, side: "user_text" | "answer", statement: string): MemoryRow[] {
  const [longest = ""] = (statement.match(/[a-z]+/gi) ?? []).toSorted((a, b) => b.length - a.length);
  const beginning = longest.slice(0, STEM_LETTERS).toLowerCase();
  const found: string[] = [];
  // The words of a round are packed, so that SQL cannot look into them: 20 µs a round.
  const rounds = sql.exec<Pick<MemoryRow, "id" | "user_text" | "answer">>(
    "SELECT id, words FROM memories WHERE turn IS NOT NULL ORDER BY id",
  );
  for (const round of rounds) if (round[side]?.toLowerCase().includes(beginning)) found.push(round.id);
  const rows = rowsById(sql, found);
  return found.flatMap((id) => rows.get(id) ?? []);
}

/** Letters of a word that no ending changes. */
const STEM_LETTERS = 3;

/** A round whose answer repeats a memory. */
export interface Echo {
  readonly round: MemoryRow;
  /** True if the user asked for just that: without the answer nothing is left of the round. */
  readonly asksForIt: boolean;
}

/**
 * Returns rounds whose answer repeats a memory that the model was shown ("You live in Oslo"). It was shown by the memory
 * itself, by a round that says it, or by the conversation, at any remove.
 * @param mentioning the rounds that say it
 */
export function echoesOf(sql: SqlStorage, id: string, mentioning: readonly MemoryRow[]): Echo[] {
  const memory = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).toArray()[0];
  if (!memory) return [];
  const repeats = isFact(memory) ? repeatsFact(memory) : repeatsRound(sidesOf(memory));
  const known = `${memory.user_text ?? memory.text} ${identifyingPhrase(memory)} ${expandQuery(memory.slot)}`;
  const seen = new Set([id, ...mentioning.map((round) => round.id)]);
  const echoes: Echo[] = [];
  for (let sources = [...seen]; sources.length > 0;) {
    const found = roundsShown(sql, sources).filter((round) => !seen.has(round.id) && repeats(sidesOf(round)));
    for (const round of found) {
      seen.add(round.id);
      echoes.push({ round, asksForIt: round.asks === 1 && asksOnlyAbout(round.user_text ?? "", known) });
    }
    sources = found.map((round) => round.id);
  }
  return echoes;
}

/** Returns false for a round, and for a sentence in the user's own words: an answer may repeat a few words of it. */
const isFact = ({ turn, slot }: MemoryRow): boolean => turn === null && !(slot?.startsWith("said:") ?? false);

const sidesOf = ({ turn, text, user_text, answer }: MemoryRow): SaidAndAnswered => ({
  said: user_text ?? (turn === null ? text : ""),
  answer: answer ?? "",
});

/** Returns rounds whose exchange had one of these memories in its block, or in the history of its conversation. */
function roundsShown(sql: SqlStorage, ids: readonly string[]): MemoryRow[] {
  const conversations = sql
    .exec<{ conversation: string }>(
      `SELECT DISTINCT conversation FROM memories
       WHERE id IN (SELECT value FROM json_each(?)) AND conversation IS NOT NULL`,
      JSON.stringify(ids),
    )
    .toArray();
  return sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE turn IS NOT NULL AND id IN (
         SELECT value FROM json_each(?1) UNION SELECT value FROM json_each(?2))`,
      JSON.stringify(conversations.flatMap(({ conversation }) => directoryOf(sql).roundsIn(conversation))),
      JSON.stringify(writtenFromMemory(sql, ids)),
    )
    .toArray();
}
