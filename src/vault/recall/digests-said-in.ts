import { type AnswerNote, readNote } from "./ledger.ts";
import { directoryOf } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";

/** Returns digests of the user's words in a conversation. */
export const digestsSaidIn = (sql: SqlStorage, conversation: string): string[] =>
  digestsOf(sql, directoryOf(sql).roundsIn(conversation));

function digestsOf(sql: SqlStorage, rounds: readonly string[]): string[] {
  return sqlNaming(sql, rounds)
    .exec<{ said: string }>(
      "SELECT said FROM memories WHERE id IN (SELECT value FROM json_each(?)) AND said IS NOT NULL",
      JSON.stringify(rounds),
    )
    .toArray()
    .map(({ said }) => said);
}

/**
 * Returns digests of the user's words that the provider holds of a conversation. An answer that a request follows names a
 * branch: what was said in another, or in a turn that failed, is not in it.
 * @param follows the id of that answer; null if the provider holds the conversation as a whole
 */
export function digestsHeld(sql: SqlStorage, conversation: string, follows: string | null): string[] {
  if (follows === null) return digestsSaidIn(sql, conversation);
  const rounds: string[] = [];
  for (const note of branchOf(sql, follows)) {
    // An earlier version noted the conversation alone.
    if (note.follows === undefined) return digestsSaidIn(sql, conversation);
    if (note.round !== null) rounds.push(note.round);
  }
  return digestsOf(sql, rounds);
}

/** Yields the notes of an answer and of those before it, as far as they are kept. */
function* branchOf(sql: SqlStorage, answer: string): Generator<AnswerNote> {
  const seen = new Set<string>();
  for (let id: string | null = answer; id !== null && !seen.has(id);) {
    seen.add(id);
    const note: AnswerNote | null = readNote(sql, id);
    if (note === null) return;
    yield note;
    id = note.follows ?? null;
  }
}
