import { AUDIT_TABLE } from "./audit.ts";
import { KEYS_TABLE } from "./keyring.ts";
import { METER_TABLES } from "./meter.ts";

/** The tables of one tenant. An object that was asked for by a made-up key has none of them, and no file. */
export const TABLES = `
  CREATE TABLE tenant (
    account TEXT NOT NULL, name TEXT NOT NULL, created_at INTEGER NOT NULL,
    policy TEXT NOT NULL, signing TEXT NOT NULL,
    jwt_secret TEXT NOT NULL,                               -- sealed
    closed INTEGER NOT NULL DEFAULT 0,                      -- 1: being erased
    removed TEXT NOT NULL DEFAULT '{}'                      -- what the erasure has removed so far
  );
  -- Every vault there may be, noted before it is made. Names are digests and tell nobody whose it is.
  CREATE TABLE vaults (name TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE provider_keys (upstream TEXT PRIMARY KEY, sealed TEXT NOT NULL) WITHOUT ROWID;
  ${KEYS_TABLE} ${AUDIT_TABLE} ${METER_TABLES}
`;

export interface TenantRow extends Record<string, SqlStorageValue> {
  account: string;
  name: string;
  created_at: number;
  policy: string;
  signing: string;
  jwt_secret: string;
  closed: number;
  removed: string;
}

export function tenantRow(sql: SqlStorage): TenantRow | null {
  const there = sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'tenant'").toArray().length > 0;
  return there ? sql.exec<TenantRow>("SELECT * FROM tenant").one() : null;
}
