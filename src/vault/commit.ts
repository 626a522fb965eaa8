import type { Closing, Round } from "../ports.ts";
import type { Scope } from "../scope.ts";
import { addToWrote, isRecorded, keepBlock, recordExchange } from "./exchanges.ts";
import { addToJournal } from "./journal.ts";
import { keepPrivateAnswer } from "./private-answers.ts";
import type { Digest } from "./digest.ts";
import { rememberRound, rememberStatements } from "./remember.ts";
import type { Shelf } from "./shelf.ts";

/**
 * Writes one exchange, in one transaction: its record, its round, what the round taught, its place in
 * the conversation, its answer. Repeating it with the same exchange id changes nothing.
 */
export function commitExchange(
  sql: SqlStorage,
  shelf: Shelf,
  scope: Scope,
  { record, round: given, block, answer }: Closing,
  digest: Digest | null,
): void {
  if (isRecorded(sql, record.id)) return;
  const told = record.memory.injected.map(({ id }) => id);
  const holds = (id: string): boolean => shelf.holds(id, Date.parse(record.at));
  // What was corrected or forgotten while the answer was under way may be in it: that answer is not kept.
  const round = given && !told.every(holds) ? { ...given, answer: "" } : given;
  const wrote: string[] = [];
  const answered = round !== null && wasAnswered(sql, round.turn);
  if (round) wrote.push(...rememberRound(sql, shelf, record, round, digest));
  recordExchange(sql, record, wrote);
  if (round && teaches(sql, round, answered)) {
    if (digest) addToWrote(sql, record.id, rememberStatements(sql, shelf, record, round, digest));
    else addToJournal(sql, scope, record.id, round.turn);
  }
  if (block) keepBlock(sql, record.conversation, block, Date.parse(record.at));
  const forgotten = round !== null && !remembers(sql, round.turn);
  if (answer && !forgotten && told.every(holds)) keepPrivateAnswer(sql, answer, told);
}

function wasAnswered(sql: SqlStorage, turn: string): boolean {
  return sql.exec("SELECT 1 FROM turns WHERE turn = ? AND complete = 1", turn).toArray().length > 0;
}

/**
 * A turn teaches when it is new, and again when an answered turn is said once more without being
 * marked as a retry: then the user means it now. A forgotten turn never does.
 */
function teaches(sql: SqlStorage, { turn, retry }: Round, answeredBefore: boolean): boolean {
  if (answeredBefore && retry) return false;
  return remembers(sql, turn);
}

/** False once it has been forgotten. */
function remembers(sql: SqlStorage, turn: string): boolean {
  return sql.exec("SELECT 1 FROM memories WHERE turn = ?", turn).toArray().length > 0;
}
