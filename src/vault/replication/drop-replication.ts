import { stopFollowing } from "../../replication/outbox.ts";
import { loadSyncState } from "./sync-state.ts";

/** Removes what replication has kept in a vault whose deployment has no cold tier any more. */
export function dropReplicationState(sql: SqlStorage): void {
  if (!loadSyncState(sql)) return;
  stopFollowing(sql);
  sql.exec("DELETE FROM outbox");
  sql.exec("UPDATE vault SET cold = NULL");
}
