import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { Tx } from "../tx.ts";

/** Returns the memory that holds in the place of another one, which is itself if it holds. Returns null if none does. */
export function successorOf({ sql, workingSet }: Tx, id: string): string | null {
  // A memory without a row is in no chain but its own, because a memory that ends is written, which makes all rows.
  const chain = sqlNaming(sql, [id]).exec<{ id: string }>(
    `WITH RECURSIVE chain (id, next) AS (
       SELECT id, superseded_by FROM memories WHERE id = ?
       UNION SELECT m.id, m.superseded_by FROM memories m JOIN chain ON m.id = chain.next)
     SELECT id FROM chain WHERE next IS NULL`,
    id,
  );
  const [last] = chain.toArray();
  return last && workingSet.holds(last.id, Date.now()) ? last.id : null;
}
