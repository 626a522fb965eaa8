const TABLES = `
  CREATE TABLE versions (version INTEGER PRIMARY KEY, at INTEGER NOT NULL, rules TEXT NOT NULL);
`;

export function hasTables(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'versions'").toArray().length > 0;
}

export function createTables(sql: SqlStorage): void {
  sql.exec(TABLES);
}
