import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { AUDIT_TABLE, REPLICATED_AUDIT } from "./audit-log.ts";
import { KEYS_TABLE, REPLICATED_KEYS } from "./keyring.ts";

/** The version of these tables. */
export const DIRECTORY_FORMAT = 1;

export const DIRECTORY_TABLES = `
  -- The pepper, by its name.
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- The name is a keyed digest: only the tenant's own object stores its name, which is erased with it.
  CREATE TABLE IF NOT EXISTS tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, account TEXT NOT NULL);
  -- Facts about the services of the deployment, so that no isolate has to ask the services again.
  CREATE TABLE IF NOT EXISTS findings (about TEXT PRIMARY KEY, found TEXT NOT NULL) WITHOUT ROWID;
  -- The erasure receipts of deleted tenants.
  CREATE TABLE IF NOT EXISTS departed (name TEXT PRIMARY KEY, account TEXT NOT NULL, receipt TEXT NOT NULL) WITHOUT ROWID;
  ${KEYS_TABLE} ${AUDIT_TABLE}
`;

export const REPLICATED_DIRECTORY: readonly ReplicatedTable[] = [
  { name: "secrets", part: "critical", key: ["name"] },
  { name: "tenants", part: "critical", key: ["name"], omits: ["id"] },
  { name: "departed", part: "critical", key: ["name"] },
  REPLICATED_KEYS,
  REPLICATED_AUDIT,
];
