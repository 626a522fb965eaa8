import { followTable } from "../replication/outbox.ts";
import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { recordFormat } from "../runtime/object-format.ts";
import { hasTable, upgradeTables } from "../runtime/upgrade-tables.ts";

/** The version of these tables. */
export const FORMAT = 1;

const TABLES = `
  CREATE TABLE versions (version INTEGER PRIMARY KEY, at INTEGER NOT NULL, rules TEXT NOT NULL);
  -- The salt, by its name.
  CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- The patterns of each user, who is a digest under the salt of this object.
  CREATE TABLE votes (pattern TEXT NOT NULL, voter TEXT NOT NULL, PRIMARY KEY (pattern, voter)) WITHOUT ROWID;
  CREATE INDEX votes_voter ON votes (voter);
  -- Wordings of wishes that enough users share, each of a user who wishes it. They go with its vote.
  CREATE TABLE wordings (pattern TEXT NOT NULL, voter TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (pattern, voter)) WITHOUT ROWID;
  -- Proposals that were declined, with the number of users who asked for them at that time.
  CREATE TABLE declined (pattern TEXT PRIMARY KEY, at INTEGER NOT NULL, users INTEGER NOT NULL) WITHOUT ROWID;
`;

/** Votes are bulk, because there may be any number of them and rules are read without them. */
export const REPLICATED: readonly ReplicatedTable[] = [
  { name: "versions", part: "critical", key: ["version"] },
  { name: "secrets", part: "critical", key: ["name"] },
  { name: "declined", part: "critical", key: ["pattern"] },
  { name: "votes", part: "bulk", key: ["pattern", "voter"] },
  { name: "wordings", part: "bulk", key: ["pattern", "voter"] },
];

export function hasTables(sql: SqlStorage): boolean {
  return hasTable(sql, "versions");
}

/** Refuses all writes from now on, also those under way, because the tenant is deleted. */
export function seal(sql: SqlStorage): void {
  sql.exec("CREATE TABLE IF NOT EXISTS sealed (at INTEGER)");
}

export const isSealed = (sql: SqlStorage): boolean => hasTable(sql, "sealed");

export function createTables(sql: SqlStorage): void {
  sql.exec(TABLES);
  recordFormat(sql, FORMAT);
}

/** Upgrades the tables of an earlier version. The caller runs it in a transaction. */
export function upgradeRulebook(sql: SqlStorage): void {
  upgradeTables(sql, TABLES, { filled: {} });
  followNewTables(sql);
  recordFormat(sql, FORMAT);
  if (!hasTable(sql, "salt")) return;
  sql.exec("INSERT INTO secrets (name, value) SELECT 'salt', salt FROM salt LIMIT 1");
  sql.exec("DROP TABLE salt");
}

/** Has changes of tables that are younger than the cold tier pushed to it, if those of votes are. */
function followNewTables(sql: SqlStorage): void {
  const isFollowed = (table: string): boolean =>
    sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'trigger' AND name = ?", `outbox_${table}_INSERT`).toArray()
      .length > 0;
  if (!isFollowed("votes")) return;
  for (const { name, key } of REPLICATED) if (!isFollowed(name)) followTable(sql, name, key);
}
