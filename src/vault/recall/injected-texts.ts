import { expandQuery } from "../../memory/ranking/query-expansion.ts";
import { MAX_TERMS } from "../../memory/ranking/passages.ts";
import { isMemoryEcho, repeats } from "../../memory/statements/memory-echo.ts";
import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import { indexTerms } from "../../memory/ranking/recall-index.ts";
import { wordHash } from "../../text/words.ts";
import { directoryOf } from "../memory-directory.ts";
import { type MemoryRow, Staleness } from "../rows.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
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
function injectedTexts(sql: SqlStorage, { memory, conversation }: ExchangeRecord, turn: string): string[] {
  const told = memory.injected.map(({ id }) => id);
  // One more than is read: the turn's own round may be among them.
  const rounds = directoryOf(sql)
    .roundsIn(conversation)
    .slice(-ROUNDS_SEEN - 1);
  return sqlNaming(sql, [...told, ...rounds])
    .exec<Pick<MemoryRow, "text" | "slot" | "user_text" | "answer">>(
      `SELECT text, slot, words FROM memories WHERE id IN (SELECT value FROM json_each(?1))
       UNION ALL SELECT text, NULL, NULL FROM profile
       UNION ALL SELECT * FROM (SELECT text, slot, words FROM memories
         WHERE id IN (SELECT value FROM json_each(?2)) AND turn <> ?3 ORDER BY created_at DESC LIMIT ?4)`,
      JSON.stringify(told),
      JSON.stringify(rounds),
      turn,
      ROUNDS_SEEN,
    )
    .toArray()
    .map(({ text, slot, user_text, answer }) => [text, expandQuery(slot), seen(user_text), seen(answer)].join("\n"));
}

/**
 * Returns whether a round only repeats those texts, by the hashes of words that memories are found by: a text is read only
 * where its words are not in memory.
 */
export function repeatsInjected(tx: Tx, record: ExchangeRecord, round: Round): boolean {
  const { sql, workingSet } = tx;
  const own = directoryOf(sql).roundOf(round.turn);
  const rounds = directoryOf(sql).roundsIn(record.conversation).slice(-ROUNDS_SEEN);
  const ids = [...record.memory.injected.map(({ id }) => id), ...rounds.filter((id) => id !== own)];
  const held = ids.map((id) => workingSet.allTermsOf(id));
  if (held.every(hasAllTerms) && repeats(round, (words) => countIn(held, words))) return true;
  // Words that are not in memory are looked up only if those which are do not say so already.
  const others = termsNotLoaded(
    tx,
    ids.filter((_, i) => held[i] === null),
  );
  const told = [...held, ...others, ...profileTerms(sql)];
  if (others === UNKNOWN || !told.every(hasAllTerms))
    return isMemoryEcho(round, injectedTexts(sql, record, round.turn));
  return told.length > held.length && repeats(round, (words) => countIn(told, words));
}

/** Returns how many of some words are told. The words are few, and those that are told many. */
function countIn(told: readonly (Uint32Array | null)[], words: readonly string[]): number {
  const hashes = words.map(wordHash);
  const sought = new Set(hashes);
  for (const terms of told) for (const term of terms ?? []) sought.delete(term);
  return hashes.filter((hash) => !sought.has(hash)).length;
}

/** Returns whether a text has no more words than are kept of one. */
const hasAllTerms = (terms: Uint32Array | null): boolean => terms === null || terms.length < MAX_TERMS;

const UNKNOWN: readonly Uint32Array[] = [];

/**
 * Returns the words of memories that are not recalled, such as earlier echoes. Returns `UNKNOWN` if a row does not have
 * them.
 */
function termsNotLoaded({ sql }: Tx, ids: readonly string[]): readonly Uint32Array[] {
  if (ids.length === 0) return [];
  const rows = sqlNaming(sql, ids)
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
