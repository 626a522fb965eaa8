import { upgradeTables } from "../runtime/upgrade-tables.ts";
import { EARLIER_MARK } from "./audit-log.ts";
import { type Facts, setFacts, TABLES } from "./schema.ts";

/** Upgrades the tables of an earlier version, which stored a tenant in one row. The caller runs it in a transaction. */
export function upgradeTenant(sql: SqlStorage): void {
  const filled = { "windows.owner": "''", "usage.owner": "''", "audit.mark": EARLIER_MARK };
  upgradeTables(sql, TABLES, { filled });
  for (const row of sql.exec<Record<keyof Facts, string | number>>("SELECT * FROM tenant").toArray()) {
    const facts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
    setFacts(sql, { closed: "0", removed: "{}", ...facts });
  }
  sql.exec("DROP TABLE tenant");
}
