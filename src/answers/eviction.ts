/* The limits of the table of answers, and the removal of answers. */

/** Answers that one tenancy may store. */
const MAX_ENTRIES = 20_000;
const MAX_BYTES = 32 * 1024 * 1024;
export const LIMITS = { entries: MAX_ENTRIES, bytes: MAX_BYTES };
/** An eviction goes below the limits by this share, so that not every new answer causes one. */
const SHARE_AFTER_EVICTION = 0.9;

export interface CacheSize {
  readonly entries: number;
  readonly bytes: number;
}

/** Reads the size from an index, without touching any text. */
export function sizeOf(sql: SqlStorage): CacheSize {
  const size = sql.exec<{ entries: number; bytes: number }>(
    "SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes FROM answers INDEXED BY answers_use",
  );
  return size.one();
}

export const isOverLimit = ({ entries, bytes }: CacheSize): boolean => entries > MAX_ENTRIES || bytes > MAX_BYTES;

/** Matches the least recently used answers, beyond a number of answers or of bytes. */
const SURPLUS = `id IN (
  SELECT id FROM (
    SELECT id, row_number() OVER latest AS place, sum(bytes) OVER latest AS upTo
    FROM answers WINDOW latest AS (ORDER BY used_at DESC, id DESC))
  WHERE place > ? OR upTo > ?)`;

/** Removes useless answers, and then the least recently used ones if the table is over its limits. */
export function evict(sql: SqlStorage, now: number): void {
  remove(sql, "gone_at <= ?", now);
  if (!isOverLimit(sizeOf(sql))) return;
  remove(sql, SURPLUS, MAX_ENTRIES * SHARE_AFTER_EVICTION, MAX_BYTES * SHARE_AFTER_EVICTION);
}

export function remove(sql: SqlStorage, condition: string, ...bound: SqlStorageValue[]): void {
  recordRemoved(sql, condition, ...bound);
  sql.exec(`DELETE FROM answers WHERE ${condition}`, ...bound);
}

/** Records whose answers are removed or replaced, before they are: their bytes stay in the file until it is rewritten. */
export function recordRemoved(sql: SqlStorage, condition: string, ...bound: SqlStorageValue[]): void {
  const askers = `SELECT asker FROM answers WHERE (${condition}) AND asker IS NOT NULL`;
  sql.exec(`INSERT OR IGNORE INTO departed ${askers}`, ...bound);
}

/** Returns true if an answer of this asker was removed since the file was last rewritten. */
export function wasRemoved(sql: SqlStorage, asker: string): boolean {
  return sql.exec("SELECT 1 FROM departed WHERE asker = ?", asker).toArray().length > 0;
}
