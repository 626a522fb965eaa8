import { runInDurableObject } from "cloudflare:test";
import type { Person } from "./person.ts";

/** Every row of every table of this person's vault but the one that counts erasures, and the list of what is to be carried. */
export async function rowsInVault(person: Person): Promise<Record<string, number>> {
  return runInDurableObject(await person.vault(), (_, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT IN ('vault', 'outbox')",
    );
    return Object.fromEntries(
      tables
        .toArray()
        .map(({ name }) => [name, storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${name}`).one().n]),
    );
  });
}

export const total = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
