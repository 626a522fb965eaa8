import { DurableObject } from "cloudflare:workers";
import type { GrantKeys, GrantRecord, GrantWrite, NewGrantRecord } from "../ports/grant-store.ts";
import { formatOf, recordFormat, refuseNewer } from "../runtime/object-format.ts";
import { hasTable } from "../runtime/upgrade-tables.ts";
import { FORMAT, type RecordRow, TABLES } from "./grants-schema.ts";

/** About 10 MB. Anybody may register a client, so a shard must not grow without end. */
const MAX_RECORDS = 10_000;
/** How long an expired record may stay on disk. Nobody can read it in that time. */
const SWEEP_AFTER_MS = 60 * 60 * 1000;

/** The records of one shard of OAuth: a key-value store with expiry and versions, in one SQLite file. */
export class Grants extends DurableObject<Env> {
  private readonly sql: SqlStorage;
  private hasRecords: boolean;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.sql = ctx.storage.sql;
    refuseNewer("grants", formatOf(this.sql), FORMAT);
    this.hasRecords = hasTable(this.sql, "records");
    if (this.hasRecords) recordFormat(this.sql, FORMAT);
  }

  /** Deletes what has expired, and comes back for what will. */
  override async alarm(): Promise<void> {
    if (!this.hasRecords) return;
    const now = Date.now();
    this.sql.exec("DELETE FROM records WHERE expires_at <= ?", now);
    const left = this.sql
      .exec<{ next: number | null }>("SELECT min(expires_at) AS next FROM records WHERE expires_at IS NOT NULL")
      .one();
    if (left.next !== null) await this.ctx.storage.setAlarm(Math.max(left.next, now) + SWEEP_AFTER_MS);
  }

  async read(key: string, now: number): Promise<GrantRecord | null> {
    const row = this.find(key, now);
    return row && { value: row.value, version: row.version };
  }

  async write(record: NewGrantRecord, now: number): Promise<GrantWrite> {
    const { key, value, metadata, expiresAt, expected, needs } = record;
    const before = this.find(key, now);
    if (expected !== undefined && (before?.version ?? null) !== expected) return "conflict";
    if (needs !== undefined && this.find(needs, now) === null) return "conflict";
    if (!this.hasRecords) this.makeTables();
    if (before === null && this.count(now) >= MAX_RECORDS) return "full";
    this.sql.exec(
      "INSERT OR REPLACE INTO records (key, value, metadata, expires_at, version) VALUES (?, ?, ?, ?, ?)",
      key,
      value,
      metadata,
      expiresAt,
      (before?.version ?? 0) + 1,
    );
    if (expiresAt !== null) await this.comeBackBy(expiresAt + SWEEP_AFTER_MS);
    return "kept";
  }

  async remove(key: string): Promise<void> {
    if (this.hasRecords) this.sql.exec("DELETE FROM records WHERE key = ?", key);
  }

  async list(prefix: string, after: string | null, limit: number, now: number): Promise<GrantKeys> {
    if (!this.hasRecords) return { keys: [], next: null };
    const rows = this.sql
      .exec<RecordRow>(
        `SELECT * FROM records WHERE key > ? AND substr(key, 1, length(?)) = ? AND key >= ?
          AND (expires_at IS NULL OR expires_at > ?) ORDER BY key LIMIT ?`,
        after ?? "",
        prefix,
        prefix,
        prefix,
        now,
        limit + 1,
      )
      .toArray();
    const keys = rows
      .slice(0, limit)
      .map(({ key, metadata, expires_at }) => ({ key, metadata, expiresAt: expires_at }));
    return { keys, next: rows.length > limit ? (keys.at(-1)?.key ?? null) : null };
  }

  /** Deletes the whole shard, its file included. Returns how many records it held. */
  async erase(): Promise<number> {
    // An object that was never written to stays without a file.
    if (!this.hasRecords) return 0;
    const held = this.held();
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.hasRecords = false;
    return held;
  }

  async records(): Promise<number> {
    return this.held();
  }

  private async comeBackBy(time: number): Promise<void> {
    const planned = await this.ctx.storage.getAlarm();
    if (planned === null || planned > time) await this.ctx.storage.setAlarm(time);
  }

  private makeTables(): void {
    this.sql.exec(TABLES);
    recordFormat(this.sql, FORMAT);
    this.hasRecords = true;
  }

  private find(key: string, now: number): RecordRow | null {
    if (!this.hasRecords) return null;
    const asked = "SELECT * FROM records WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)";
    return this.sql.exec<RecordRow>(asked, key, now).toArray()[0] ?? null;
  }

  /** Counts the records, without those that have expired, once the shard may be full. */
  private count(now: number): number {
    if (this.held() < MAX_RECORDS) return 0;
    this.sql.exec("DELETE FROM records WHERE expires_at <= ?", now);
    return this.held();
  }

  private held(): number {
    return this.hasRecords ? this.sql.exec<{ n: number }>("SELECT count(*) AS n FROM records").one().n : 0;
  }
}
