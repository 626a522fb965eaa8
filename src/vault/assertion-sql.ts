/*
 * The log of assertions in SQL. Most memories were stated once, and their row tells nearly all of that: `first_turn` and
 * `first_seq` tell the rest. So such a statement writes no other page. Every other assertion is a row of `sayings`.
 */

const COLUMNS = "memory, turn, seq, at, value, text, quote, holds_from, exchange, conversation, said";

/** The memories that tell an assertion. No round is among them. */
export const TELLING_MEMORIES = "memories WHERE first_turn IS NOT NULL";

const IN_MEMORIES = `SELECT id AS memory, first_turn AS turn, first_seq AS seq, created_at AS at, value, text, quote,
  valid_from AS holds_from, exchange, conversation, said FROM ${TELLING_MEMORIES}`;

/** All assertions, as a table of a query. */
export const ASSERTIONS = `(${IN_MEMORIES} UNION ALL SELECT ${COLUMNS} FROM sayings)`;

/**
 * Returns the assertions of one memory, as a table of a query. Where a query counts or gathers those of each of its rows,
 * SQLite would read all of `ASSERTIONS` for each.
 * @param memory its id in SQL, such as `m.id`
 */
export const assertionsOf = (memory: string): string =>
  `(${IN_MEMORIES} AND id = ${memory} UNION ALL SELECT ${COLUMNS} FROM sayings WHERE memory = ${memory})`;

/** Returns when a memory was last said, in SQL. It is null if nobody said it. @param memory its id in SQL */
export const lastSaid = (memory: string): string => `(SELECT max(at) FROM ${assertionsOf(memory)})`;
