import { log, reasonOf } from "../log.ts";
import type { Spent, UsageDay } from "../platform.ts";
import {
  charge,
  correct,
  type Cost,
  type Exceeded,
  type Limits,
  rateLimitHeaders,
  type Windows,
} from "../rate-limits.ts";

export const METER_TABLES = `
  CREATE TABLE IF NOT EXISTS windows (name TEXT PRIMARY KEY, started_at INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS usage (
    date TEXT PRIMARY KEY, requests INTEGER NOT NULL, tokens INTEGER NOT NULL, cache_hits INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** A write for every request would hold each one up for a disk; a crash forgets what was counted in this time. */
const ON_DISK_AFTER_MS = 1_000;
const DAYS_KEPT = 400;

/** Counts what a tenant does: exactly, because all its requests are counted here, one after the other. */
export class Meter {
  private readonly sql: SqlStorage;
  private windows: Windows;
  private day: UsageDay | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(sql: SqlStorage) {
    this.sql = sql;
    const rows = sql.exec<{ name: string; started_at: number; used: number }>("SELECT * FROM windows").toArray();
    this.windows = Object.fromEntries(rows.map((row) => [row.name, { startedAt: row.started_at, used: row.used }]));
  }

  /** Null: it is counted, and may go on. */
  admit(cost: Cost, limits: Limits, now: number): Exceeded | null {
    const { windows, exceeded } = charge(this.windows, limits, cost, now);
    if (exceeded) return exceeded;
    this.windows = windows;
    if (cost.requests > 0) this.add({ ...cost, cacheHits: 0 }, now);
    return null;
  }

  spend({ tokens, estimate, admittedAt, hit }: Spent, now: number): void {
    this.windows = correct(this.windows, admittedAt, tokens - estimate);
    this.add({ requests: 0, tokens: tokens - estimate, cacheHits: Number(hit) }, now);
  }

  headers(limits: Limits, now: number): Record<string, string> | null {
    return rateLimitHeaders(this.windows, limits, now);
  }

  /** Latest first. */
  usage(): UsageDay[] {
    this.flush();
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        "SELECT * FROM usage ORDER BY date DESC",
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...row, cacheHits: cache_hits }));
  }

  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (const [name, { startedAt, used }] of Object.entries(this.windows)) {
      this.sql.exec("INSERT OR REPLACE INTO windows VALUES (?, ?, ?)", name, startedAt, used);
    }
    if (!this.day) return;
    const { date, requests, tokens, cacheHits } = this.day;
    this.sql.exec("INSERT OR REPLACE INTO usage VALUES (?, ?, ?, ?)", date, requests, tokens, cacheHits);
    this.sql.exec("DELETE FROM usage WHERE date <= date(?, ?)", date, `-${DAYS_KEPT} days`);
  }

  /** Nothing more is written: the tables are gone. */
  stop(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private add(more: Omit<UsageDay, "date">, now: number): void {
    const day = this.today(new Date(now).toISOString().slice(0, 10));
    this.day = {
      date: day.date,
      requests: day.requests + more.requests,
      tokens: day.tokens + more.tokens,
      cacheHits: day.cacheHits + more.cacheHits,
    };
    this.timer ??= setTimeout(() => this.flushLate(), ON_DISK_AFTER_MS);
  }

  private today(date: string): UsageDay {
    if (this.day?.date === date) return this.day;
    if (this.day) this.flush();
    const row = this.sql
      .exec<{ requests: number; tokens: number; cache_hits: number }>("SELECT * FROM usage WHERE date = ?", date)
      .toArray()[0];
    return { date, requests: row?.requests ?? 0, tokens: row?.tokens ?? 0, cacheHits: row?.cache_hits ?? 0 };
  }

  private flushLate(): void {
    try {
      this.flush();
    } catch (error) {
      log("error", { event: "usage_not_written", reason: reasonOf(error) });
    }
  }
}
