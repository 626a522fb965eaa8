import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import { MAX_TERMS } from "../../memory/ranking/passages.ts";
import type { ExchangeRecord } from "../../ports/exchange.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import { wordHash } from "../../text/words.ts";
import { directoryOf, roundsOfConversation } from "../memory-directory.ts";
import { type MemoryRow, Staleness } from "../rows.ts";
import type { Tx } from "../tx.ts";

/** Rounds of the conversation that count as injected: an answer seldom reaches further back. */
const ROUNDS_SEEN = 20;

/**
 * The characters that count of each side of a round. All rounds together are read within the transaction, and 20 rounds
 * of 150,000 characters a side would hold the isolate for seconds.
 */
const CHARACTERS_SEEN = 4_000;

const seen = (text: string | null): string => (text ?? "").slice(0, CHARACTERS_SEEN);

/**
 * Returns what the model had before it when it answered: the memories in its block, the app's own blocks, and the
 * conversation so far.
 */
export function injectedTexts(sql: SqlStorage, { memory, conversation }: ExchangeRecord, turn: string): string[] {
  return sql
    .exec<Pick<MemoryRow, "text" | "slot" | "user_text" | "answer">>(
      `SELECT text, slot, words FROM memories WHERE id IN (SELECT value FROM json_each(?1))
       UNION ALL SELECT text, NULL, NULL FROM profile
       UNION ALL SELECT * FROM (SELECT text, slot, words FROM memories
         WHERE id IN (SELECT value FROM json_each(?2)) AND turn <> ?3 ORDER BY created_at DESC LIMIT ?4)`,
      JSON.stringify(memory.injected.map(({ id }) => id)),
      // One more than is read: the turn's own round may be among them.
      roundsOfConversation(sql, conversation, ROUNDS_SEEN + 1),
      turn,
      ROUNDS_SEEN,
    )
    .toArray()
    .map(({ text, slot, user_text, answer }) => [text, expandQuery(slot), seen(user_text), seen(answer)].join("\n"));
}

/**
 * Returns whether a word is in those texts, by the hashes of words that memories are found by, so that no text is read.
 * Returns null if nothing is told, or if it takes the texts to know.
 */
export function injectedWords(
  tx: Tx,
  { memory, conversation }: ExchangeRecord,
  turn: string,
): ((word: string) => boolean) | null {
  const { sql, workingSet } = tx;
  const own = directoryOf(sql).roundOf(turn);
  const rounds = directoryOf(sql).roundsIn(conversation).slice(-ROUNDS_SEEN);
  const ids = [...memory.injected.map(({ id }) => id), ...rounds.filter((id) => id !== own)];
  const told = ids.map((id) => workingSet.allTermsOf(id));
  const others = termsNotLoaded(
    tx,
    ids.filter((_, i) => told[i] === null),
  );
  const all = new Set<number>();
  for (const terms of [...told, ...others, ...profileTerms(sql)]) {
    if (terms && terms.length >= MAX_TERMS) return null;
    for (const term of terms ?? []) all.add(term);
  }
  return all.size > 0 && others !== UNKNOWN ? (word) => all.has(wordHash(word)) : null;
}

const UNKNOWN: readonly Uint32Array[] = [];

/** Returns the words of memories that are not recalled, such as earlier echoes. Returns `UNKNOWN` if a row does not have them. */
function termsNotLoaded({ sql }: Tx, ids: readonly string[]): readonly Uint32Array[] {
  if (ids.length === 0) return [];
  const rows = sql
    .exec<Pick<MemoryRow, "type" | "stale" | "terms"> & { located: number }>(
      `SELECT type, stale, terms, passages IS NOT NULL AS located FROM memories
       WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    .toArray();
  const isWhole = rows.every(
    ({ type, stale, located }) => stale !== Staleness.partly && (located === 1 || type !== "episodic"),
  );
  return isWhole ? rows.map(({ terms }) => new Uint32Array(terms)) : UNKNOWN;
}

const profileTerms = (sql: SqlStorage): Uint32Array[] =>
  sql
    .exec<{ text: string }>("SELECT text FROM profile")
    .toArray()
    .map(({ text }) => indexTerms(text));
