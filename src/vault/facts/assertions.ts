import type { Statement } from "../../ports/memory.ts";
import type { ExchangeRecord, Round } from "../../ports/exchange.ts";
import { memoriesInSlots } from "../memory-directory.ts";
import { OWN_QUOTE, ownQuote } from "../own-quote.ts";
import { saidInTurns, sayingsOf } from "../saying-directory.ts";
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

/** One time that something was stated. */
export interface StoredAssertion {
  turn: string;
  /** The position among the statements of its turn. */
  seq: number;
  at: number;
  value: string;
  text: string;
  quote: string;
  holds_from: number;
  exchange: string | null;
  conversation: string | null;
  said: string | null;
}

/** A row of `sayings`: an assertion, and the memory that it is part of. */
export interface AssertionRow extends StoredAssertion, Record<string, SqlStorageValue> {
  memory: string;
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
  return sql
    .exec<AssertionRow>(
      "SELECT * FROM sayings WHERE memory IN (SELECT value FROM json_each(?))",
      memoriesInSlots(sql, [slot]),
    )
    .toArray();
}

/** Changes what an assertion says, because it is understood otherwise now. */
export function rewriteAssertion(sql: SqlStorage, { turn, seq, value, text, holds_from }: StoredAssertion): void {
  sql.exec(
    `UPDATE sayings SET own_quote = quote, value = ?, text = ?, holds_from = ?
     WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ? AND seq = ?`,
    value,
    text,
    holds_from,
    saidInTurns(sql, turn),
    turn,
    seq,
  );
}

/**
 * Deletes an assertion, and its memory if no other assertion supports it.
 * @returns the slots to rebuild
 */
export function deleteAssertion(tx: Tx, { turn, seq }: Pick<StoredAssertion, "turn" | "seq">): string[] {
  const said = saidInTurns(tx.sql, turn);
  const slots = tx.sql
    .exec<{ slot: string }>(
      `SELECT DISTINCT m.slot FROM sayings s JOIN memories m ON m.id = s.memory OR m.superseded_by = s.memory
       WHERE s.memory IN (SELECT value FROM json_each(?)) AND s.turn = ? AND s.seq = ? AND m.slot IS NOT NULL`,
      said,
      turn,
      seq,
    )
    .toArray();
  const memories = tx.sql
    .exec<Pick<AssertionRow, "memory"> & Record<string, SqlStorageValue>>(
      "DELETE FROM sayings WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ? AND seq = ? RETURNING memory",
      said,
      turn,
      seq,
    )
    .toArray();
  for (const { memory } of memories) {
    withdrawObservationsOn(tx, memory);
    if (tx.sql.exec("SELECT 1 FROM sayings WHERE memory = ?", memory).toArray().length === 0)
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
