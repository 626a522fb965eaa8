import { sameSecret } from "../runtime/constant-time.ts";
import type { KeyRecord, PresentedKey } from "../ports/tenants.ts";
import type { ReplicatedTable } from "../replication/replicated-table.ts";
import { newKey } from "../identity/api-key.ts";

export const KEYS_TABLE = `
  CREATE TABLE IF NOT EXISTS keys (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER
  ) WITHOUT ROWID;
`;

/** A key that one deployment has revoked stays revoked, whatever another writes. */
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

/** The Throughline keys of a tenant, or the platform keys of the deployment. */
export class Keyring {
  private readonly sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /**
   * Makes a key, which is shown once: only its hash is stored.
   * @param owner the account that the key names
   */
  add(owner: string, expiresAt: number | null, now: number): { id: string; key: string } {
    const { id, key, hash } = newKey(owner);
    this.sql.exec("INSERT INTO keys (id, hash, created_at, expires_at) VALUES (?, ?, ?, ?)", id, hash, now, expiresAt);
    return { id, key };
  }

  /** Reads the key from SQLite for every request, in about 10 µs, so that a revoked key is refused at once. */
  isValid({ id, hash }: PresentedKey, now: number): boolean {
    const row = this.sql.exec<KeyRow>("SELECT * FROM keys WHERE id = ?", id).toArray()[0];
    if (!row || !sameSecret(row.hash, hash)) return false;
    return row.revoked_at === null && (row.expires_at === null || row.expires_at > now);
  }

  /** Returns false if there is no such key. Revoking a key twice changes nothing. */
  revoke(id: string, now: number): boolean {
    const revoked = "UPDATE keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING id";
    return this.sql.exec(revoked, now, id).toArray().length > 0;
  }

  /** Lists the keys, oldest first, without their hashes. */
  list(): KeyRecord[] {
    return this.sql
      .exec<KeyRow>("SELECT * FROM keys ORDER BY created_at, id")
      .toArray()
      .map(({ id, created_at, expires_at, revoked_at }) => ({
        id,
        createdAt: timeOf(created_at),
        expiresAt: expires_at === null ? null : timeOf(expires_at),
        revokedAt: revoked_at === null ? null : timeOf(revoked_at),
      }));
  }
}

const timeOf = (ms: number): string => new Date(ms).toISOString();
