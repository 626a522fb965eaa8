import { EARLIER_MARK } from "./audit-log.ts";
import { upgradeTables } from "../runtime/upgrade-tables.ts";

/** The name of an earlier pepper. A version that did not find it made another, and both name accounts. */
export const EARLIER_PEPPER = "earlier pepper";

/**
 * Upgrades the tables of an earlier version, which stored the pepper in a table of its own. The caller runs it in a
 * transaction.
 */
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
