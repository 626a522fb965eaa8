import { sameSecret } from "../runtime/constant-time.ts";
import type { KeyRecord, PresentedKey } from "../ports/tenants.ts";
import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { newKey } from "../identity/api-key.ts";

export const KEYS_TABLE = `
  CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER
  ) WITHOUT ROWID;
`;

/** A key that was revoked anywhere is revoked. */
export const REPLICATED_KEYS: ReplicatedTable = {
  name: "keys",
  part: "critical",
  key: ["id"],
  isFinal: ({ revoked_at }) => revoked_at !== null,
};

interface KeyRow extends Record<string, SqlStorageValue> {
  id: string;
  hash: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

/** Makes a key, which is shown once: what is kept is its hash. */
export function addKey(sql: SqlStorage, where: string, expiresAt: number | null, now: number) {
  const { id, key, hash } = newKey(where);
  sql.exec("INSERT INTO keys (id, hash, created_at, expires_at) VALUES (?, ?, ?, ?)", id, hash, now, expiresAt);
  return { id, key };
}

/** Read afresh for every request, about 10 µs: a key that is revoked is revoked. */
export function knowsKey(sql: SqlStorage, { id, hash }: PresentedKey, now: number): boolean {
  const row = sql.exec<KeyRow>("SELECT * FROM keys WHERE id = ?", id).toArray()[0];
  if (!row || !sameSecret(row.hash, hash)) return false;
  return row.revoked_at === null && (row.expires_at === null || row.expires_at > now);
}

/** False: there is no such key. Revoking one twice changes nothing. */
export function revokeKey(sql: SqlStorage, id: string, now: number): boolean {
  return (
    sql.exec("UPDATE keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING id", now, id).toArray()
      .length > 0
  );
}

export function listKeys(sql: SqlStorage): KeyRecord[] {
  return sql
    .exec<KeyRow>("SELECT * FROM keys ORDER BY created_at, id")
    .toArray()
    .map(({ id, created_at, expires_at, revoked_at }) => ({
      id,
      createdAt: timeOf(created_at),
      expiresAt: expires_at === null ? null : timeOf(expires_at),
      revokedAt: revoked_at === null ? null : timeOf(revoked_at),
    }));
}

const timeOf = (ms: number): string => new Date(ms).toISOString();
