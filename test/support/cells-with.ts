import { runInDurableObject } from "cloudflare:test";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";
import { packedTexts, toLatin1 } from "./packed-texts.ts";
import type { Person } from "./person.ts";

/** Tables of a person's vault that hold the word, once for each row that does. */
export async function cellsWith(person: Person, word: string | RegExp): Promise<string[]> {
  const holds = (row: object): boolean => JSON.stringify([row, ...packedIn(row)]).search(word) >= 0;
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

/** Returns the texts in bytes of a row that are packed: rows of the log hold theirs so, those of removed rounds as well. */
const packedIn = (row: object): string[] =>
  Object.values(row).flatMap((value) =>
    value instanceof ArrayBuffer ? packedTexts(toLatin1(new Uint8Array(value))) : [],
  );
