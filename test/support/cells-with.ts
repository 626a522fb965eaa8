import { runInDurableObject } from "cloudflare:test";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";
import type { Person } from "./person.ts";

/** Tables of a person's vault that hold the word, once for each row that does. */
export async function cellsWith(person: Person, word: string | RegExp): Promise<string[]> {
  const holds = (row: object): boolean => JSON.stringify(row).search(word) >= 0;
  return runInDurableObject(await person.vault(), (_, { storage }) => {
    const sql = unpackingSql(storage.sql);
    const tables = sql.exec<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    );
    return tables.toArray().flatMap(({ name }) =>
      sql
        .exec(`SELECT * FROM ${name}`)
        .toArray()
        .filter(holds)
        .map(() => name),
    );
  });
}
