import { expandQuery } from "../../memory/query-expansion.ts";
import {
  asksOnlyAbout,
  identifyingPhrase,
  repeatsFact,
  repeatsRound,
  hasSameWords,
  saysAllOf,
} from "../../memory/answer-repeats.ts";
import type { SaidAndAnswered } from "../../memory/round.ts";
import { writtenFromMemory } from "../exchanges.ts";
import type { MemoryRow } from "../rows.ts";

/* Where else a memory stands: in rounds in which the user said it, and in answers that repeat it. */

/** The rounds in which the user said a fact. */
export function roundsMentioning(sql: SqlStorage, id: string): MemoryRow[] {
  return sql
    .exec<MemoryRow>("SELECT * FROM memories WHERE turn IN (SELECT turn FROM sayings WHERE memory = ?)", id)
    .toArray();
}

/** The same, with those in which it was said in words that no rule reads. */
export function roundsStating(sql: SqlStorage, memory: MemoryRow): MemoryRow[] {
  const said = roundsMentioning(sql, memory.id);
  if (memory.role !== "user") return said;
  const seen = new Set([memory.id, ...said.map(({ id }) => id)]);
  const statement = memory.user_text ?? memory.quote ?? memory.text;
  // A question says nothing, whatever words it is made of; asked in the same words, it is the same.
  const isStated = memory.asks === 1 ? hasSameWords : saysAllOf;
  const others = roundsWith(sql, "user_text", statement).filter(
    ({ id, asks, user_text }) => !seen.has(id) && asks === memory.asks && isStated(user_text ?? "", statement),
  );
  return [...said, ...others];
}

/** Rounds whose answers say all of it, whatever they were told of: the app may have told the model. */
export function answersStating(sql: SqlStorage, memory: MemoryRow): MemoryRow[] {
  const statement = memory.user_text ?? memory.quote ?? memory.text;
  return roundsWith(sql, "answer", statement).filter(
    ({ id, answer }) => id !== memory.id && (answer ?? "").length <= MAX_ANSWER && saysAllOf(answer ?? "", statement),
  );
}

/** In a long answer two words may stand together by chance. */
const MAX_ANSWER = 400;

/** Rounds in which the longest plain word begins as it does there: all of them, where there is none. */
function roundsWith(sql: SqlStorage, side: "user_text" | "answer", statement: string): MemoryRow[] {
  const [longest = ""] = (statement.match(/[a-z]+/gi) ?? []).toSorted((a, b) => b.length - a.length);
  return sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE turn IS NOT NULL AND instr(lower(${side}), lower(?)) > 0`,
      longest.slice(0, STEM_LETTERS),
    )
    .toArray();
}

/** Letters that no ending changes. */
const STEM_LETTERS = 3;

/** A round whose answer repeats a memory. */
export interface Echo {
  readonly round: MemoryRow;
  /** The user asked for just that: without the answer nothing is left of the round. */
  readonly asksForIt: boolean;
}

/**
 * Rounds whose exchange was told of a memory and whose answer repeats it ("You live in Oslo"); told by the memory itself,
 * by a round that says it, or by the conversation, at any remove.
 */
export function echoesOf(sql: SqlStorage, id: string, saying: readonly MemoryRow[]): Echo[] {
  const memory = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).toArray()[0];
  if (!memory) return [];
  const repeats = memory.turn === null ? repeatsFact(memory) : repeatsRound(sidesOf(memory));
  const known = `${memory.user_text ?? memory.text} ${identifyingPhrase(memory)} ${expandQuery(memory.slot)}`;
  const seen = new Set([id, ...saying.map((round) => round.id)]);
  const echoes: Echo[] = [];
  for (let tellers = [...seen]; tellers.length > 0;) {
    const told = roundsTold(sql, tellers).filter((round) => !seen.has(round.id) && repeats(sidesOf(round)));
    for (const round of told) {
      seen.add(round.id);
      echoes.push({ round, asksForIt: round.asks === 1 && asksOnlyAbout(round.user_text ?? "", known) });
    }
    tellers = told.map((round) => round.id);
  }
  return echoes;
}

const sidesOf = ({ user_text, answer }: MemoryRow): SaidAndAnswered => ({
  said: user_text ?? "",
  answer: answer ?? "",
});

/** The rounds whose exchange had any of these memories in its block, or in its history: the conversation it was said in. */
function roundsTold(sql: SqlStorage, ids: readonly string[]): MemoryRow[] {
  return sql
    .exec<MemoryRow>(
      `SELECT * FROM memories WHERE turn IS NOT NULL AND id IN (
         SELECT id FROM memories WHERE turn IS NOT NULL
           AND conversation IN (SELECT conversation FROM memories WHERE id IN (SELECT value FROM json_each(?1)))
         UNION SELECT value FROM json_each(?2))`,
      JSON.stringify(ids),
      JSON.stringify(writtenFromMemory(sql, ids)),
    )
    .toArray();
}
