import { longWordHash } from "../text/words.ts";
import { loggedAnswers } from "./logged-answers.ts";

/*
 * The conditions under which a vault may hold answers: pairs of fingerprint and block, as 32-bit numbers. Nearly every
 * question comes under a block of its own, and then neither the answers nor the normal form of the question are read. A number
 * whose answers have gone, or that two pairs share, costs a look in vain.
 */

const held = new WeakMap<SqlStorage, Set<number>>();

/** Numbers of answers that have gone stay until so many are held. */
const MAX_NUMBERS = 2_000;

const numberOf = (fingerprint: string, block: string): number => longWordHash(`${fingerprint} ${block}`);

/** Returns the numbers of the answers in the table and in the log, which are read when somebody first asks. */
function numbersIn(sql: SqlStorage): Set<number> {
  const known = held.get(sql);
  if (known) return known;
  const rows = sql.exec<{ fingerprint: string; block: string }>("SELECT fingerprint, block FROM answers");
  const all = [...rows.toArray(), ...loggedAnswers(sql).map(([, row]) => row)];
  const numbers = new Set(all.map(({ fingerprint, block }) => numberOf(fingerprint, block)));
  held.set(sql, numbers);
  return numbers;
}

/** Returns false if no answer was given under these conditions. */
export const mayHoldAnswer = (sql: SqlStorage, fingerprint: string, block: string): boolean =>
  numbersIn(sql).has(numberOf(fingerprint, block));

/** Notes an answer that is saved now. A transaction that fails may leave its number behind. */
export function noteHeldAnswer(sql: SqlStorage, fingerprint: string, block: string): void {
  const numbers = numbersIn(sql);
  if (numbers.size >= MAX_NUMBERS) held.delete(sql);
  else numbers.add(numberOf(fingerprint, block));
}

/** Has the answers read anew, after rows came from the cold tier. */
export const forgetHeldAnswers = (sql: SqlStorage): void => void held.delete(sql);
