import type { RowCounts } from "../ports/usage.ts";
import { factsIn, setFacts } from "./schema.ts";

/* The vaults of a tenant, which are to be erased with it, and what its erasure has removed so far. */

/** In order; those that are erased are no more among them. */
export const vaultsIn = (sql: SqlStorage, limit: number, after: string): string[] =>
  sql
    .exec<{ name: string }>("SELECT name FROM vaults WHERE name > ? ORDER BY name LIMIT ?", after, limit)
    .toArray()
    .map(({ name }) => name);

export const vaultCount = (sql: SqlStorage): number =>
  sql.exec<{ n: number }>("SELECT count(*) AS n FROM vaults").one().n;

export const removedIn = (sql: SqlStorage): RowCounts => JSON.parse(factsIn(sql)?.removed ?? "{}") as RowCounts;

/** @returns what was removed so far, with that of these vaults */
export function noteErased(sql: SqlStorage, vaults: readonly string[], more: RowCounts): RowCounts {
  const removed = removedIn(sql);
  const sum = Object.fromEntries(
    [...new Set([...Object.keys(removed), ...Object.keys(more)])].map((place) => [
      place,
      (removed[place] ?? 0) + (more[place] ?? 0),
    ]),
  );
  setFacts(sql, { removed: JSON.stringify(sum) });
  for (const name of vaults) sql.exec("DELETE FROM vaults WHERE name = ?", name);
  return sum;
}
