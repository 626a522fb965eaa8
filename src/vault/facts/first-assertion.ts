import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import { sayingsOf } from "../saying-directory.ts";
import type { AssertionRow, StoredAssertion } from "./stored-assertion.ts";

/* The assertion that the row of a memory tells itself: `assertion-sql.ts`. */

type First = Pick<MemoryRow, "first_turn" | "first_seq">;

type AssertionOf = StoredAssertion & Pick<AssertionRow, "memory">;

const NONE: First = { first_turn: null, first_seq: null };

/** The columns of a memory that tell an assertion. */
const TELLING = ["created_at", "valid_from", "value", "text", "quote", "exchange", "conversation", "said"] as const;
type Telling = Pick<MemoryRow, (typeof TELLING)[number]>;

/** Returns whether two rows tell the same assertion. */
export const tellsSame = (one: Telling, other: Telling): boolean =>
  TELLING.every((column) => one[column] === other[column]);

const columnsOf = ({ at, holds_from, value, text, quote, exchange, conversation, said }: StoredAssertion): Telling => ({
  created_at: at,
  valid_from: holds_from,
  value,
  text,
  quote,
  exchange,
  conversation,
  said,
});

/** Returns the columns by which a new row tells its first assertion. */
export const firstColumns = (sql: SqlStorage, { turn, seq }: StoredAssertion): First =>
  sayingsOf(sql).areApart ? NONE : { first_turn: turn, first_seq: seq };

/** Has the row of a memory tell an assertion. Returns false if it cannot: then the assertion needs a row of its own. */
export function tellInMemory(sql: SqlStorage, assertion: AssertionOf): boolean {
  const { memory, turn, seq, at } = assertion;
  const [row] = sqlNaming(sql, [memory])
    .exec<Telling & First & Pick<MemoryRow, "turn">>(
      `SELECT ${TELLING.join(", ")}, turn, first_turn, first_seq FROM memories WHERE id = ?`,
      memory,
    )
    .toArray();
  const isTold = row?.first_turn === turn && row.first_seq === seq && row.created_at === at;
  const tellsIt = row !== undefined && row.turn === null && tellsSame(row, columnsOf(assertion));
  const fits = tellsIt && !sayingsOf(sql).areApart;
  if (isTold && fits) return true;
  if (isTold) setFirst(sql, memory, NONE);
  if (!fits || row.first_turn !== null) return false;
  // A row of its own would tell it twice.
  sql.exec("DELETE FROM sayings WHERE memory = ? AND turn = ? AND seq = ? AND at = ?", memory, turn, seq, at);
  setFirst(sql, memory, { first_turn: turn, first_seq: seq });
  return true;
}

/**
 * Gives the assertions that memories tell rows of their own, because the memories are about to tell something else.
 * @param memories null for all
 */
export function giveFirstRows(sql: SqlStorage, memories: readonly string[] | null): void {
  const ids = memories === null ? [] : [JSON.stringify(memories)];
  const told = `first_turn IS NOT NULL${memories === null ? "" : " AND id IN (SELECT value FROM json_each(?))"}`;
  sql.exec(
    `INSERT OR REPLACE INTO sayings (memory, turn, seq, at, value, text, own_quote, holds_from, exchange, conversation, said)
     SELECT id, first_turn, first_seq, created_at, value, text, own_quote, valid_from, exchange, conversation, said
     FROM memories WHERE ${told}`,
    ...ids,
  );
  sql.exec(`UPDATE memories SET first_turn = NULL, first_seq = NULL WHERE ${told}`, ...ids);
}

/** Removes an assertion from the row that tells it. */
export function dropFirst(sql: SqlStorage, memory: string, { turn, seq, at }: StoredAssertion): void {
  sql.exec(
    `UPDATE memories SET first_turn = NULL, first_seq = NULL
     WHERE id = ? AND first_turn = ? AND first_seq = ? AND created_at = ?`,
    memory,
    turn,
    seq,
    at,
  );
}

const setFirst = (sql: SqlStorage, memory: string, { first_turn, first_seq }: First): unknown =>
  sql.exec("UPDATE memories SET first_turn = ?, first_seq = ? WHERE id = ?", first_turn, first_seq, memory);
