import { addAmounts, AMOUNTS, NO_AMOUNTS, type UsageAmounts, type UsageDay } from "../ports/usage.ts";

export const USAGE_TABLE = `
  -- The owner is the storage that has counted, because several deployments may share a cold tier.
  CREATE TABLE IF NOT EXISTS usage (
    date TEXT NOT NULL, owner TEXT NOT NULL, requests INTEGER NOT NULL, tokens INTEGER NOT NULL, cache_hits INTEGER NOT NULL,
    PRIMARY KEY (date, owner)
  ) WITHOUT ROWID;
`;

/** The amounts of a day, one in a row. Tenants of an earlier version get the table when they wake up. */
export const AMOUNTS_TABLE = `
  CREATE TABLE IF NOT EXISTS usage_amounts (
    date TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, amount REAL NOT NULL, PRIMARY KEY (date, owner, name)
  ) WITHOUT ROWID;
`;

/** More than a year, so that a month can be compared with that of the year before. */
const MAX_DAYS = 400;

type More = Pick<UsageDay, "requests" | "tokens" | "cacheHits"> & Partial<UsageAmounts>;

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
  add(more: More, now: number): void {
    const day = this.dayOf(new Date(now).toISOString().slice(0, 10));
    this.day = {
      ...addAmounts(day, more),
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
    for (const name of AMOUNTS) {
      const amount = this.day[name];
      if (amount === 0) continue;
      this.sql.exec("INSERT OR REPLACE INTO usage_amounts VALUES (?, ?, ?, ?)", date, this.owner, name, amount);
    }
    for (const table of ["usage", "usage_amounts"])
      this.sql.exec(`DELETE FROM ${table} WHERE date <= date(?, ?)`, date, `-${MAX_DAYS} days`);
  }

  /** Reads the written days of all deployments, latest first. */
  read(): UsageDay[] {
    const amounts = this.amounts("SELECT date, name, sum(amount) AS amount FROM usage_amounts GROUP BY date, name");
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        `SELECT date, sum(requests) AS requests, sum(tokens) AS tokens, sum(cache_hits) AS cache_hits
         FROM usage GROUP BY date ORDER BY date DESC`,
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...NO_AMOUNTS, ...amounts.get(row.date), ...row, cacheHits: cache_hits }));
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
    const amounts = this.amounts("SELECT * FROM usage_amounts WHERE date = ? AND owner = ?", date, this.owner);
    const { requests = 0, tokens = 0, cache_hits: cacheHits = 0 } = row ?? {};
    return { ...NO_AMOUNTS, ...amounts.get(date), date, requests, tokens, cacheHits };
  }

  /** Returns the amounts in rows, by date. */
  private amounts(query: string, ...bindings: string[]): Map<string, Partial<UsageAmounts>> {
    const byDate = new Map<string, Record<string, number>>();
    for (const { date, name, amount } of this.sql.exec<{ date: string; name: string; amount: number }>(
      query,
      ...bindings,
    )) {
      byDate.set(date, { ...byDate.get(date), [name]: amount });
    }
    return byDate;
  }
}
