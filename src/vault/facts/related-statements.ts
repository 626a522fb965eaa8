import { comparedDimensions } from "../../memory/embedding/compared-dimensions.ts";
import { cosine } from "../../memory/embedding/signature.ts";
import { unpackVector } from "../../memory/embedding/stored-vector.ts";
import { mayChangeLife, tellsLife, tellsLifeChange } from "../../memory/outdates/life-changes.ts";
import { readEarlier, readLater } from "../../memory/outdates/sentences-in-time.ts";
import { directoryOf } from "../memory-directory.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";
import type { Tx } from "../tx.ts";
import { saidOf, type Stated } from "./stated.ts";

/** Statements that one about a matter of life is compared with, the latest first. */
const MAX_OF_LIFE = 100;

/** Returns the statements that change a matter of life that one tells, or that it changes, though they share no word. */
export function ofLife(sql: SqlStorage, own: Stated): string[] {
  const said = saidOf(own);
  const [late, early] = [readLater(said), readEarlier(said)];
  const [changes, tells] = [tellsLifeChange(late), tellsLife(early)];
  if (!changes && !tells) return [];
  const latest = directoryOf(sql).latestStatements(MAX_OF_LIFE);
  const rows = sqlNaming(sql, latest).exec<{ id: string; said: string }>(
    `SELECT id, coalesce(quote, text) AS said FROM memories
     WHERE id IN (SELECT value FROM json_each(?)) AND type = 'semantic'`,
    JSON.stringify(latest),
  );
  return rows
    .toArray()
    .filter(
      (other) =>
        (changes && mayChangeLife(late, readEarlier(other.said))) ||
        (tells && mayChangeLife(readLater(other.said), early)),
    )
    .map(({ id }) => id);
}

/** Returns the vector of a statement as it is compared. Returns null for one of another space. */
export function vectorOf({ workingSet }: Tx, { space, vector }: MemoryRow): Float32Array | null {
  return vector && space === workingSet.space ? comparedDimensions(unpackVector(vector), workingSet.topic) : null;
}

/** Returns the cosine of two statements. Returns 0 if it is not known. */
export function nearness(tx: Tx, one: MemoryRow, other: MemoryRow): number {
  const [a, b] = [vectorOf(tx, one), vectorOf(tx, other)];
  return a && b ? cosine(a, b) : 0;
}
