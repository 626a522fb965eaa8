import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { RATE_LIMITS } from "../ports/policy.ts";
import { AUDIT_TABLE, REPLICATED_AUDIT } from "./audit-log.ts";
import { REPLICATED_KEYS, KEYS_TABLE } from "./keyring.ts";
import { AMOUNTS_TABLE, USAGE_TABLE } from "./daily-usage.ts";
import { WINDOWS_TABLE } from "./usage-meter.ts";

/** The version of the tables below. */
export const FORMAT = 1;

/** The tables of one tenant. An object that a made-up key has addressed has none, and no file. */
export const TABLES = `
  -- One row for each fact, because two deployments may change two of them at once.
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  -- Every vault, recorded before it is made. Names are digests and do not tell the user.
  CREATE TABLE vaults (name TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE provider_keys (upstream TEXT PRIMARY KEY, sealed TEXT NOT NULL) WITHOUT ROWID;
  ${KEYS_TABLE} ${AUDIT_TABLE} ${WINDOWS_TABLE} ${USAGE_TABLE} ${AMOUNTS_TABLE}
`;

export const REPLICATED: readonly ReplicatedTable[] = [
  {
    name: "facts",
    part: "critical",
    key: ["name"],
    // An erasure that one deployment has begun cannot be undone by another.
    isFinal: ({ name, value }) => name === "closed" && value === "1",
  },
  { name: "provider_keys", part: "critical", key: ["upstream"] },
  REPLICATED_KEYS,
  {
    name: "windows",
    part: "critical",
    key: ["name", "owner"],
    expiresAt: ({ name, started_at }) =>
      Number(started_at) + 1_000 * (RATE_LIMITS.find((limit) => limit.name === name)?.seconds ?? 0),
  },
  { name: "usage", part: "critical", key: ["date", "owner"] },
  { name: "usage_amounts", part: "critical", key: ["date", "owner", "name"] },
  { name: "vaults", part: "bulk", key: ["name"] },
  REPLICATED_AUDIT,
];

/** The rows of the table `facts`. */
export interface Facts {
  readonly account: string;
  readonly name: string;
  readonly created_at: string;
  /** A `Policy`, as JSON. */
  readonly policy: string;
  /** A `Signing`, as JSON. */
  readonly signing: string;
  /** Encrypted. */
  readonly jwt_secret: string;
  /** When the secret or the signing last changed, in milliseconds since the epoch. Absent if neither has. */
  readonly signing_changed_at?: string;
  /** `1` while the tenant is erased, else `0`. */
  readonly closed: string;
  /** The rows that the erasure has removed so far, as JSON of `RowCounts`. */
  readonly removed: string;
}

export const hasTables = (sql: SqlStorage): boolean =>
  sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'facts'").toArray().length > 0;

/** Returns null if there is no such tenant. */
export function factsIn(sql: SqlStorage): Facts | null {
  if (!hasTables(sql)) return null;
  const rows = sql.exec<{ name: string; value: string }>("SELECT name, value FROM facts").toArray();
  return rows.length === 0
    ? null
    : (Object.fromEntries(rows.map(({ name, value }) => [name, value])) as unknown as Facts);
}

export function setFacts(sql: SqlStorage, facts: Partial<Facts>): void {
  for (const [name, value] of Object.entries(facts)) {
    sql.exec("INSERT INTO facts VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", name, value);
  }
}
