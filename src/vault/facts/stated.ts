import { lastSaid } from "../assertion-sql.ts";
import { sqlNaming } from "../packing/unpacking-sql.ts";
import type { MemoryRow } from "../rows.ts";

/** A statement or a round, and when it was last said. */
export type Stated = MemoryRow & { said_last: number };

export const statedById = (sql: SqlStorage, ids: readonly string[]): Stated[] =>
  statedAmong(sql, ids, "m.id IN (SELECT value FROM json_each(?))", JSON.stringify(ids));

/** Returns those of some memories of which a condition holds. */
export function statedAmong(
  sql: SqlStorage,
  ids: readonly string[],
  condition: string,
  ...values: readonly string[]
): Stated[] {
  const rows = sqlNaming(sql, ids).exec<Stated>(
    `SELECT m.*, coalesce(${lastSaid("m.id")}, m.created_at) AS said_last
     FROM memories m WHERE ${condition} AND m.role = 'user' AND m.quarantine IS NULL`,
    ...values,
  );
  return rows.toArray();
}

export const isBefore = (one: Stated, other: Stated): boolean =>
  one.said_last - other.said_last < 0 ||
  (one.said_last === other.said_last && (one.exchange ?? "") < (other.exchange ?? ""));
export const inOrder = (statements: readonly Stated[]): Stated[] =>
  statements.toSorted((a, b) => (isBefore(a, b) ? -1 : 1));

/** Returns true for the slot of a statement in people's own words, which competes with nothing of its slot. */
export const isNatural = (slot: string | null): boolean => /^(?:instruction:)?said:/.test(slot ?? "");

/** Returns the words of a statement. */
export const saidOf = ({ quote, text }: Stated): string => quote ?? text;
