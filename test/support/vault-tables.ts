import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { unpackingSql } from "../../src/vault/packing/unpacking-sql.ts";
import { TABLES } from "../../src/vault/schema.ts";

/** A vault's tables in Node's SQLite. `wake` opens them as a vault does that knows nothing yet. */
export function vaultTables() {
  const database = new DatabaseSync(":memory:");
  database.exec(TABLES);
  const exec = (query: string, ...values: SQLInputValue[]) => {
    const given = values.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value));
    const rows = database
      .prepare(query)
      .all(...given)
      .map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            value instanceof Uint8Array ? value.slice().buffer : value,
          ]),
        ),
      );
    const columnNames = Object.keys(rows[0] ?? {});
    return { columnNames, toArray: () => rows, one: () => rows[0], [Symbol.iterator]: () => rows[Symbol.iterator]() };
  };
  return {
    wake: (): SqlStorage => unpackingSql({ exec } as unknown as SqlStorage),
    made: () => exec("SELECT id FROM memories").toArray().length,
  };
}
