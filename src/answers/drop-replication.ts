/** Drops the sync state of answers without a cold tier. With a new one, they push all invalidations. */
export function dropReplicationState(sql: SqlStorage): void {
  const { rowsWritten } = sql.exec("DELETE FROM state WHERE name = 'cold'");
  if (rowsWritten === 0) return;
  sql.exec("DELETE FROM outbox");
  sql.exec("UPDATE barriers SET owed = 1");
}
