import { upgradeTables } from "../runtime/upgrade-tables.ts";
import { EARLIER_MARK } from "./audit.ts";
import { type Facts, setFacts, TABLES } from "./schema.ts";

/** Makes of the tables of an earlier version, which kept a tenant in one row, those of this one. Belongs in a transaction. */
export function upgradeTenant(sql: SqlStorage): void {
  const filled = { "windows.owner": "''", "usage.owner": "''", "audit.mark": EARLIER_MARK };
  upgradeTables(sql, TABLES, { filled });
  for (const row of sql.exec<Record<keyof Facts, string | number>>("SELECT * FROM tenant").toArray()) {
    const facts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
    setFacts(sql, { closed: "0", removed: "{}", ...facts });
  }
  sql.exec("DROP TABLE tenant");
}
