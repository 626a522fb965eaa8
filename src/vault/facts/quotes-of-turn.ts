import { ASSERTIONS } from "../assertion-sql.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import { sayingsOf } from "../saying-directory.ts";

/** Returns the words of a turn that memories of their own were made of. A turn of null has none. */
export function quotesOfTurn(sql: SqlStorage, turn: string | null): string[] {
  if (turn === null) return [];
  const memories = sayingsOf(sql).saidIn([turn]);
  return sqlNaming(sql, memories)
    .exec<{ quote: string }>(
      `SELECT quote FROM ${ASSERTIONS} WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ?`,
      JSON.stringify(memories),
      turn,
    )
    .toArray()
    .map(({ quote }) => quote);
}
