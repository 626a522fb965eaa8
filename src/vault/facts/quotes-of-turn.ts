import { ASSERTIONS } from "../assertion-sql.ts";
import { saidInTurns } from "../saying-directory.ts";

/** Returns the words of a turn that memories of their own were made of. A turn of null has none. */
export function quotesOfTurn(sql: SqlStorage, turn: string | null): string[] {
  if (turn === null) return [];
  return sql
    .exec<{ quote: string }>(
      `SELECT quote FROM ${ASSERTIONS} WHERE memory IN (SELECT value FROM json_each(?)) AND turn = ?`,
      saidInTurns(sql, turn),
      turn,
    )
    .toArray()
    .map(({ quote }) => quote);
}
