import type { Statement } from "../../ports/memory.ts";
import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import { directoryOf } from "../memory-directory.ts";
import { ASSERTIONS } from "../assertion-sql.ts";
import { OWN_QUOTE, ownQuote } from "../own-quote.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { sayingsOf } from "../saying-directory.ts";
import { dropFirst, giveFirstRows, tellInMemory } from "./first-assertion.ts";
import type { AssertionRow, StoredAssertion } from "./stored-assertion.ts";
import { retire } from "./supersede.ts";
import type { Tx } from "../tx.ts";
import { withdrawObservationsOn } from "./observations.ts";

/*
 * The log of assertions, one for each time that something was stated. The memories of a slot follow from it
 * (`rebuild-slot.ts`): an assertion that arrives late takes its place by when it was said.
 */

/** The turn in which something was said. */
export interface Origin {
  readonly turn: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly exchange: string;
  readonly conversation: string;
  /** Digest of the user's words. */
  readonly said: string;
}

export function originOf(
  { id, at, conversation }: Pick<ExchangeRecord, "id" | "at" | "conversation">,
  { turn, saidDigest }: Pick<Round, "turn" | "saidDigest">,
): Origin {
  return { turn, at: Date.parse(at), exchange: id, conversation, said: saidDigest };
}

export function assertionOf(
  { turn, at, exchange, conversation, said }: Origin,
  seq: number,
  { value, text, quote }: Pick<Statement, "value" | "text" | "quote">,
  holdsFrom: number,
): StoredAssertion {
  return { turn, seq, at, value, text, quote, holds_from: holdsFrom, exchange, conversation, said };
}

export function insertAssertion(sql: SqlStorage, row: StoredAssertion & Pick<AssertionRow, "memory">): void {
  const own = ownQuote(row);
  sayingsOf(sql).add(row.turn, row.memory);
  if (tellInMemory(sql, row)) return;
  sql.exec(
    `INSERT OR REPLACE INTO sayings (memory, turn, seq, at, value, text, own_quote, holds_from, exchange, conversation, said)
     VALUES (?, ?, ?, ?, ?, ?, ${OWN_QUOTE}, ?, ?, ?, ?)`,
    row.memory,
    row.turn,
    row.seq,
    row.at,
    row.value,
    row.text,
    own,
    own,
    row.holds_from,
    row.exchange,
    row.conversation,
    row.said,
  );
}

export function assertionsInSlot(sql: SqlStorage, slot: string): AssertionRow[] {
  const ids = directoryOf(sql).inSlot(slot);
  return sqlNaming(sql, ids)
    .exec<AssertionRow>(
      `SELECT * FROM ${ASSERTIONS} WHERE memory IN (SELECT value FROM json_each(?))`,
      JSON.stringify(ids),
    )
    .toArray();
}

/** Changes what an assertion says, because it is understood otherwise now. */
export function rewriteAssertion(sql: SqlStorage, { turn, seq, value, text, holds_from }: StoredAssertion): void {
  const memories = sayingsOf(sql).saidIn([turn]);
  giveFirstRows(sql, memories);
  sql.exec(
    `UPDATE sayings SET own_quote = quote, value = ?, text = ?, holds_from = ?
     WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ? AND seq = ?`,
    value,
    text,
    holds_from,
    JSON.stringify(memories),
    turn,
    seq,
  );
}

/** Removes an assertion from the memory that it is part of, which stays. */
export function removeAssertion(sql: SqlStorage, memory: string, assertion: StoredAssertion): void {
  const { turn, seq, at } = assertion;
  sql.exec("DELETE FROM sayings WHERE memory = ? AND turn = ? AND seq = ? AND at = ?", memory, turn, seq, at);
  dropFirst(sql, memory, assertion);
}

/**
 * Deletes an assertion, and its memory if no other assertion supports it.
 * @returns the slots to rebuild
 */
export function deleteAssertion(tx: Tx, { turn, seq }: Pick<StoredAssertion, "turn" | "seq">): string[] {
  const said = sayingsOf(tx.sql).saidIn([turn]);
  const slots = tx.sql
    .exec<{ slot: string }>(
      `SELECT DISTINCT m.slot FROM ${ASSERTIONS} s JOIN memories m ON m.id = s.memory OR m.superseded_by = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?)) AND s.turn = ? AND s.seq = ? AND m.slot IS NOT NULL`,
      JSON.stringify(said),
      turn,
      seq,
    )
    .toArray();
  giveFirstRows(tx.sql, said);
  const memories = tx.sql
    .exec<Pick<AssertionRow, "memory"> & Record<string, SqlStorageValue>>(
      "DELETE FROM sayings WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ? AND seq = ? RETURNING memory",
      JSON.stringify(said),
      turn,
      seq,
    )
    .toArray();
  for (const { memory } of memories) {
    withdrawObservationsOn(tx, memory);
    if (tx.sql.exec(`SELECT 1 FROM ${ASSERTIONS} WHERE memory = ?`, memory).toArray().length === 0)
      deleteDerivedMemory(tx, memory);
  }
  return slots.map(({ slot }) => slot);
}

/** Deletes a memory whose assertions are part of another memory now, or were never meant. */
export function deleteDerivedMemory(tx: Tx, id: string): void {
  retire(tx, id);
  tx.sql.exec("DELETE FROM memories WHERE id = ?", id);
  tx.sql.exec("DELETE FROM embedding_attempts WHERE memory = ?", id);
}
