import { stopFollowing } from "./outbox.ts";

/** For rows that lie nowhere else any more: nothing is to be noted. Should they again, all of them are news there. */
export function dropReplicationState(sql: SqlStorage): void {
  if (sql.exec("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cold'").toArray().length === 0) return;
  stopFollowing(sql);
  sql.exec("DROP TABLE outbox; DROP TABLE cold;");
}
