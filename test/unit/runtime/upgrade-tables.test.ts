import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { expect, test } from "vitest";
import { upgradeTables } from "../../../src/runtime/upgrade-tables.ts";

/** Returns storage as an object has it, in memory. */
function storage(...statements: readonly string[]): SqlStorage {
  const database = new DatabaseSync(":memory:");
  for (const statement of statements) database.exec(statement);
  const exec = (query: string, ...values: SQLInputValue[]) => {
    const rows = database.prepare(query).all(...values);
    return { toArray: () => rows, one: () => rows[0], [Symbol.iterator]: () => rows[Symbol.iterator]() };
  };
  return { exec } as unknown as SqlStorage;
}

const NOTES = "CREATE TABLE notes (id TEXT PRIMARY KEY NOT NULL, text TEXT NOT NULL)";
const rowids = (sql: SqlStorage): unknown[] => sql.exec("SELECT rowid, id FROM notes ORDER BY id").toArray();

test("upgradeTables() gives a table its rowid, and keeps its rows and columns", () => {
  const sql = storage(`${NOTES} WITHOUT ROWID`, "INSERT INTO notes VALUES ('b', 'two'), ('a', 'one')");
  expect([...upgradeTables(sql, NOTES, { filled: {} })]).toEqual([["notes", new Set(["id", "text"])]]);
  expect(rowids(sql)).toHaveLength(2);
  expect(
    sql
      .exec("SELECT text FROM notes ORDER BY id")
      .toArray()
      .map(({ text }) => text),
  ).toEqual(["one", "two"]);
});

test("upgradeTables() leaves a table of the same shape as it is", () => {
  const sql = storage(NOTES, "INSERT INTO notes VALUES ('b', 'two'), ('a', 'one')");
  const before = rowids(sql);
  expect(upgradeTables(sql, NOTES, { filled: {} }).size).toBe(0);
  expect(rowids(sql)).toEqual(before);
});
