const TABLES = `
  CREATE TABLE versions (version INTEGER PRIMARY KEY, at INTEGER NOT NULL, rules TEXT NOT NULL);
  CREATE TABLE salt (salt TEXT NOT NULL);
  -- Which pattern how many users have; a user is a digest under this object's own salt.
  CREATE TABLE votes (pattern TEXT NOT NULL, voter TEXT NOT NULL, PRIMARY KEY (pattern, voter)) WITHOUT ROWID;
  CREATE INDEX votes_voter ON votes (voter);
`;

export function hasTables(sql: SqlStorage): boolean {
  return hasTable(sql, "versions");
}

/** The tenant is gone: nothing is ever written again, whatever was under way. */
export function seal(sql: SqlStorage): void {
  sql.exec("CREATE TABLE sealed (at INTEGER)");
}

export const isSealed = (sql: SqlStorage): boolean => hasTable(sql, "sealed");

function hasTable(sql: SqlStorage, name: string): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", name).toArray().length > 0;
}

export function createTables(sql: SqlStorage): void {
  sql.exec(TABLES);
  sql.exec("INSERT INTO salt VALUES (?)", crypto.randomUUID());
}
