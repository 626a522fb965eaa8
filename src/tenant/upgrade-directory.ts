import { EARLIER_MARK } from "./audit.ts";
import { upgradeTables } from "../runtime/upgrade-tables.ts";

/** The pepper of before, where a version that did not find it has made another: accounts are named by either. */
export const EARLIER_PEPPER = "earlier pepper";

/** Makes of the tables of an earlier version, which kept the pepper in one of its own, those of this one. Belongs in a transaction. */
export function upgradeDirectory(sql: SqlStorage, tables: string): void {
  upgradeTables(sql, tables, { filled: { "audit.mark": EARLIER_MARK } });
  sql.exec("INSERT OR IGNORE INTO secrets (name, value) SELECT 'pepper', pepper FROM deployment LIMIT 1");
  sql.exec(
    `INSERT OR IGNORE INTO secrets (name, value) SELECT ?, pepper FROM deployment
     WHERE pepper <> (SELECT value FROM secrets WHERE name = 'pepper') LIMIT 1`,
    EARLIER_PEPPER,
  );
  sql.exec("DROP TABLE deployment");
}
