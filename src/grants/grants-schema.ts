/** The version of these tables. */
export const FORMAT = 1;

/** The records of one shard. An object that a made-up key has addressed has no table, and no file. */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS records (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    metadata TEXT,
    expires_at INTEGER,
    version INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS records_by_expiry ON records (expires_at) WHERE expires_at IS NOT NULL;
`;

/** The columns of `records`. */
export interface RecordRow extends Record<string, SqlStorageValue> {
  key: string;
  value: string;
  metadata: string | null;
  expires_at: number | null;
  version: number;
}
