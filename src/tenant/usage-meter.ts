import { log, reasonOf } from "../runtime/log.ts";
import type { Spent } from "../ports/tenants.ts";
import type { UsageDay } from "../ports/usage.ts";
import {
  charge,
  adjustTokens,
  type Exceeded,
  rateLimitHeaders,
  mergeWindows,
  type Window,
  type Windows,
  subtractWindows,
} from "./rate-limits.ts";
import type { Cost, Limits } from "../ports/policy.ts";

export const METER_TABLES = `
  -- The owner is whoever has counted: a storage, where several deployments share a cold tier.
  CREATE TABLE IF NOT EXISTS windows (
    name TEXT NOT NULL, owner TEXT NOT NULL, started_at INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (name, owner)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS usage (
    date TEXT NOT NULL, owner TEXT NOT NULL, requests INTEGER NOT NULL, tokens INTEGER NOT NULL, cache_hits INTEGER NOT NULL,
    PRIMARY KEY (date, owner)
  ) WITHOUT ROWID;
`;

/** What was counted before there was anybody else was counted here. To be called before anybody hears of it. */
export function ownCounts(sql: SqlStorage, owner: string): void {
  for (const table of ["windows", "usage"]) sql.exec(`UPDATE ${table} SET owner = ? WHERE owner = ''`, owner);
}

type WindowRow = { name: string; owner: string; started_at: number; used: number };

/** A write for every request would hold each one up for a disk; a crash forgets what was counted in this time. */
const ON_DISK_AFTER_MS = 1_000;
const DAYS_KEPT = 400;

/**
 * Counts what a tenant does: exactly, because all its requests are counted here, one after the other. What was counted
 * elsewhere, or before this storage was lost, counts as it was last heard.
 */
export class UsageMeter {
  private readonly sql: SqlStorage;
  private readonly owner: string;
  private readonly onWritten: () => void;
  private windows: Windows;
  private others: readonly Windows[] = [];
  private day: UsageDay | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** @param owner whose counts are its own; empty: there is nobody else */
  constructor(sql: SqlStorage, owner: string, onWritten: () => void) {
    this.sql = sql;
    this.owner = owner;
    this.onWritten = onWritten;
    const counted = this.counted();
    this.windows = counted.get(owner) ?? {};
    this.reload(counted);
  }

  /** To be called when what others have counted was heard of. */
  reload(counted = this.counted()): void {
    const others = [...counted].filter(([owner]) => owner !== this.owner).map(([, windows]) => windows);
    // What is over counts for nothing, and would cost every request to look at.
    this.others = others.filter((windows) => Object.keys(mergeWindows([windows], Date.now())).length > 0);
  }

  /** Null: it is counted, and may go on. */
  admit(cost: Cost, limits: Limits, now: number): Exceeded | null {
    const { windows, exceeded } = charge(this.all(now), limits, cost, now);
    if (exceeded) return exceeded;
    this.windows = this.others.length === 0 ? windows : subtractWindows(windows, mergeWindows(this.others, now));
    if (cost.requests > 0) this.add({ ...cost, cacheHits: 0 }, now);
    return null;
  }

  spend({ tokens, estimate, admittedAt, hit }: Spent, now: number): void {
    this.windows = adjustTokens(this.windows, admittedAt, tokens - estimate);
    this.add({ requests: 0, tokens: tokens - estimate, cacheHits: Number(hit) }, now);
  }

  headers(limits: Limits, now: number): Record<string, string> | null {
    return rateLimitHeaders(this.all(now), limits, now);
  }

  /** Latest first. */
  usage(): UsageDay[] {
    this.flush();
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        `SELECT date, sum(requests) AS requests, sum(tokens) AS tokens, sum(cache_hits) AS cache_hits
         FROM usage GROUP BY date ORDER BY date DESC`,
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...row, cacheHits: cache_hits }));
  }

  flush(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    for (const [name, { startedAt, used }] of Object.entries(this.windows)) {
      this.sql.exec("INSERT OR REPLACE INTO windows VALUES (?, ?, ?, ?)", name, this.owner, startedAt, used);
    }
    if (this.day) {
      const { date, requests, tokens, cacheHits } = this.day;
      const day = [date, this.owner, requests, tokens, cacheHits];
      this.sql.exec("INSERT OR REPLACE INTO usage VALUES (?, ?, ?, ?, ?)", ...day);
      this.sql.exec("DELETE FROM usage WHERE date <= date(?, ?)", date, `-${DAYS_KEPT} days`);
    }
    this.onWritten();
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
      .exec<{ requests: number; tokens: number; cache_hits: number }>(
        "SELECT * FROM usage WHERE date = ? AND owner = ?",
        date,
        this.owner,
      )
      .toArray()[0];
    return { date, requests: row?.requests ?? 0, tokens: row?.tokens ?? 0, cacheHits: row?.cache_hits ?? 0 };
  }

  /** As all deployments have counted, as far as it was heard. */
  private all(now: number): Windows {
    return this.others.length === 0 ? this.windows : mergeWindows([this.windows, ...this.others], now);
  }

  private counted(): Map<string, Windows> {
    const counted = new Map<string, Record<string, Window>>();
    for (const row of this.sql.exec<WindowRow>("SELECT * FROM windows")) {
      const windows = counted.get(row.owner) ?? {};
      windows[row.name] = { startedAt: row.started_at, used: row.used };
      counted.set(row.owner, windows);
    }
    return counted;
  }

  private flushLate(): void {
    try {
      this.flush();
    } catch (error) {
      log("error", { event: "usage_not_written", reason: reasonOf(error) });
    }
  }
}
