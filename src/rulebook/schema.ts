import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { hasTable, upgradeTables } from "../runtime/upgrade-tables.ts";

const TABLES = `
  CREATE TABLE versions (version INTEGER PRIMARY KEY, at INTEGER NOT NULL, rules TEXT NOT NULL);
  -- The salt, by its name.
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- Which pattern how many users have; a user is a digest under this object's own salt.
  CREATE TABLE votes (pattern TEXT NOT NULL, voter TEXT NOT NULL, PRIMARY KEY (pattern, voter)) WITHOUT ROWID;
  CREATE INDEX votes_voter ON votes (voter);
`;

/** Rules are read without votes: there may be any number of those. */
export const REPLICATED: readonly ReplicatedTable[] = [
  { name: "versions", part: "critical", key: ["version"] },
  { name: "secrets", part: "critical", key: ["name"] },
  { name: "votes", part: "bulk", key: ["pattern", "voter"] },
];

export function hasTables(sql: SqlStorage): boolean {
  return hasTable(sql, "versions");
}

/** The tenant is gone: nothing is ever written again, whatever was under way. */
export function seal(sql: SqlStorage): void {
  sql.exec("CREATE TABLE IF NOT EXISTS sealed (at INTEGER)");
}

export const isSealed = (sql: SqlStorage): boolean => hasTable(sql, "sealed");

export function createTables(sql: SqlStorage): void {
  sql.exec(TABLES);
}

/** Makes of the tables of an earlier version those of this one. Belongs in a transaction. */
export function upgradeRulebook(sql: SqlStorage): void {
  upgradeTables(sql, TABLES, { filled: {} });
  if (!hasTable(sql, "salt")) return;
  sql.exec("INSERT INTO secrets (name, value) SELECT 'salt', salt FROM salt LIMIT 1");
  sql.exec("DROP TABLE salt");
}

export function saltIn(sql: SqlStorage): string {
  const read = () => sql.exec<{ value: string }>("SELECT value FROM secrets WHERE name = 'salt'").toArray()[0]?.value;
  const there = read();
  if (there !== undefined) return there;
  sql.exec("INSERT INTO secrets VALUES ('salt', ?)", crypto.randomUUID());
  return read() ?? "";
}

export function addVersion(sql: SqlStorage, version: number, at: number, rules: string): void {
  sql.exec("INSERT INTO versions (version, at, rules) VALUES (?, ?, ?)", version, at, rules);
  sql.exec("DELETE FROM versions WHERE version <= ?", version - VERSIONS_KEPT);
}

/** Versions that can be read again; what the rules said long ago explains no answer of today. */
const VERSIONS_KEPT = 200;
