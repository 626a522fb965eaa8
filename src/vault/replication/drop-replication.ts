import { stopFollowing } from "../../replication/outbox.ts";
import { loadSyncState } from "./sync-state.ts";

/** For a vault that has a cold tier no longer: nothing is to be noted for it. */
export function dropReplicationState(sql: SqlStorage): void {
  if (!loadSyncState(sql)) return;
  stopFollowing(sql);
  sql.exec("DELETE FROM outbox");
  sql.exec("UPDATE vault SET cold = NULL");
}
