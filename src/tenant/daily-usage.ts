import type { UsageDay } from "../ports/usage.ts";

export const USAGE_TABLE = `
  -- The owner is the storage that has counted, because several deployments may share a cold tier.
  CREATE TABLE IF NOT EXISTS usage (
    date TEXT NOT NULL, owner TEXT NOT NULL, requests INTEGER NOT NULL, tokens INTEGER NOT NULL, cache_hits INTEGER NOT NULL,
    PRIMARY KEY (date, owner)
  ) WITHOUT ROWID;
`;

/** More than a year, so that a month can be compared with that of the year before. */
const MAX_DAYS = 400;

/** The usage of a tenant by day. The current day is in memory until `write`. */
export class DailyUsage {
  private readonly sql: SqlStorage;
  private readonly owner: string;
  private day: UsageDay | null = null;

  /** @param owner the storage whose counts are written; empty without a cold tier */
  constructor(sql: SqlStorage, owner: string) {
    this.sql = sql;
    this.owner = owner;
  }

  /** Adds to the day of `now`, in UTC. */
  add(more: Omit<UsageDay, "date">, now: number): void {
    const day = this.dayOf(new Date(now).toISOString().slice(0, 10));
    this.day = {
      date: day.date,
      requests: day.requests + more.requests,
      tokens: day.tokens + more.tokens,
      cacheHits: day.cacheHits + more.cacheHits,
    };
  }

  write(): void {
    if (!this.day) return;
    const { date, requests, tokens, cacheHits } = this.day;
    const row = [date, this.owner, requests, tokens, cacheHits];
    this.sql.exec("INSERT OR REPLACE INTO usage VALUES (?, ?, ?, ?, ?)", ...row);
    this.sql.exec("DELETE FROM usage WHERE date <= date(?, ?)", date, `-${MAX_DAYS} days`);
  }

  /** Reads the written days of all deployments, latest first. */
  read(): UsageDay[] {
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        `SELECT date, sum(requests) AS requests, sum(tokens) AS tokens, sum(cache_hits) AS cache_hits
         FROM usage GROUP BY date ORDER BY date DESC`,
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...row, cacheHits: cache_hits }));
  }

  private dayOf(date: string): UsageDay {
    if (this.day?.date === date) return this.day;
    this.write();
    const row = this.sql
      .exec<{ requests: number; tokens: number; cache_hits: number }>(
        "SELECT * FROM usage WHERE date = ? AND owner = ?",
        date,
        this.owner,
      )
      .toArray()[0];
    return { date, requests: row?.requests ?? 0, tokens: row?.tokens ?? 0, cacheHits: row?.cache_hits ?? 0 };
  }
}
