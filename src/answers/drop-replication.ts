/** For answers that have a cold tier no longer: should there be one again, it has everything to hear. */
export function dropReplicationState(sql: SqlStorage): void {
  const { rowsWritten } = sql.exec("DELETE FROM state WHERE name = 'cold'");
  if (rowsWritten === 0) return;
  sql.exec("DELETE FROM outbox");
  sql.exec("UPDATE barriers SET owed = 1");
}
