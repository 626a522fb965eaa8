import type { Closing } from "../ports.ts";
import type { Scope } from "../scope.ts";
import { addToWrote, isRecorded, keepBlock, recordExchange } from "./exchanges.ts";
import { addToJournal } from "./journal.ts";
import { keepPrivateAnswer } from "./private-answers.ts";
import { type Digest, rememberRound, rememberStatements } from "./remember.ts";
import type { Shelf } from "./shelf.ts";

/**
 * Writes one exchange, in one transaction: its record, its round, what the round taught, its place in
 * the conversation, its answer. Repeating it with the same exchange id changes nothing.
 */
export function commitExchange(
  sql: SqlStorage,
  shelf: Shelf,
  scope: Scope,
  { record, round, block, answer }: Closing,
  digest: Digest | null,
): void {
  if (isRecorded(sql, record.id)) return;
  const wrote: string[] = [];
  const before = round && sql.exec<{ complete: number }>("SELECT complete FROM turns WHERE turn = ?", round.turn).toArray()[0];
  if (round) wrote.push(...rememberRound(sql, shelf, record, round, digest));
  recordExchange(sql, record, wrote);
  if (round && learnsFrom(sql, round.turn, before?.complete === 1, round.retry)) {
    if (digest) addToWrote(sql, record.id, rememberStatements(sql, shelf, record, round, digest));
    else addToJournal(sql, scope, record.id, round.turn);
  }
  if (block) keepBlock(sql, record.conversation, block, Date.parse(record.at));
  if (answer) keepPrivateAnswer(sql, answer, record.memory.injected.map(({ id }) => id));
}

/**
 * A turn teaches when it is new, and again when an answered turn is said once more without being
 * marked as a retry: then the user means it now. A forgotten turn never does.
 */
function learnsFrom(sql: SqlStorage, turn: string, answeredBefore: boolean, retry: boolean): boolean {
  if (answeredBefore && retry) return false;
  return sql.exec("SELECT 1 FROM memories WHERE turn = ?", turn).toArray().length > 0;
}
