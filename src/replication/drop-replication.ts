import { stopFollowing } from "./outbox.ts";

/** Drops the triggers and the sync state of an object without a cold tier. With a new one, it pushes all its rows. */
export function dropReplicationState(sql: SqlStorage): void {
  if (sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cold'").toArray().length === 0) return;
  stopFollowing(sql);
  sql.exec("DROP TABLE outbox; DROP TABLE cold;");
}
