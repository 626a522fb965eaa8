import { stopFollowing } from "../../replication/outbox.ts";
import { standingIn } from "./sync-state.ts";

/** For a vault that has a cold tier no longer: nothing is to be noted for it. */
export function forsake(sql: SqlStorage): void {
  if (!standingIn(sql)) return;
  stopFollowing(sql);
  sql.exec("DELETE FROM outbox");
  sql.exec("UPDATE vault SET cold = NULL");
}
