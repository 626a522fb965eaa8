import { log, reasonOf } from "../runtime/log.ts";
import type { Spent } from "../ports/tenants.ts";
import type { UsageDay } from "../ports/usage.ts";
import type { Cost, Limits } from "../ports/policy.ts";
import { DailyUsage } from "./daily-usage.ts";
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

export const WINDOWS_TABLE = `
  -- The owner is the storage that has counted, because several deployments may share a cold tier.
  CREATE TABLE IF NOT EXISTS windows (
    name TEXT NOT NULL, owner TEXT NOT NULL, started_at INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (name, owner)
  ) WITHOUT ROWID;
`;

/** Gives rows that were counted without a cold tier the name of this storage. Called before they are pushed. */
export function claimCounts(sql: SqlStorage, owner: string): void {
  for (const table of ["windows", "usage", "usage_amounts"])
    sql.exec(`UPDATE ${table} SET owner = ? WHERE owner = ''`, owner);
}

type WindowRow = { name: string; owner: string; started_at: number; used: number };

/** A write for every request would make each wait for the disk. A crash loses the counts of this time. */
const WRITE_AFTER_MS = 1_000;

/**
 * Counts the requests and tokens of a tenant exactly, because all its requests pass one object, one after the other. Counts of
 * other deployments, and of a storage that was lost, are as old as the last sync.
 */
export class UsageMeter {
  private readonly sql: SqlStorage;
  private readonly owner: string;
  private readonly onWritten: () => void;
  private readonly days: DailyUsage;
  private windows: Windows;
  private remoteWindows: readonly Windows[] = [];
  private timer: ReturnType<typeof setTimeout> | null = null;

  /** @param owner the storage whose counts this meter writes; empty without a cold tier */
  constructor(sql: SqlStorage, owner: string, onWritten: () => void) {
    this.sql = sql;
    this.owner = owner;
    this.onWritten = onWritten;
    this.days = new DailyUsage(sql, owner);
    const byOwner = this.readWindows();
    this.windows = byOwner.get(owner) ?? {};
    this.reload(byOwner);
  }

  /** Reads the counts of other deployments again, after a sync has brought some. */
  reload(byOwner = this.readWindows()): void {
    const remote = [...byOwner].filter(([owner]) => owner !== this.owner).map(([, windows]) => windows);
    // Closed windows count for nothing, and would cost every request time.
    this.remoteWindows = remote.filter((windows) => Object.keys(mergeWindows([windows], Date.now())).length > 0);
  }

  /** Counts a request. Returns the limit that it exceeds, in which case nothing is counted; else null. */
  admit(cost: Cost, limits: Limits, now: number): Exceeded | null {
    const { windows, exceeded } = charge(this.total(now), limits, cost, now);
    if (exceeded) return exceeded;
    const remote = this.remoteWindows;
    this.windows = remote.length === 0 ? windows : subtractWindows(windows, mergeWindows(remote, now));
    if (cost.requests > 0) this.add({ ...cost, cacheHits: 0 }, now);
    return null;
  }

  /** Replaces the estimated tokens of an admitted request by those it has used. */
  spend({ tokens, estimate, admittedAt, hit, amounts }: Spent, now: number): void {
    this.windows = adjustTokens(this.windows, admittedAt, tokens - estimate);
    this.add({ ...amounts, requests: 0, tokens: tokens - estimate, cacheHits: Number(hit) }, now);
  }

  headers(limits: Limits, now: number): Record<string, string> | null {
    return rateLimitHeaders(this.total(now), limits, now);
  }

  /** Returns the usage by day, latest first. */
  usage(): UsageDay[] {
    this.flush();
    return this.days.read();
  }

  flush(): void {
    this.stop();
    this.timer = null;
    for (const [name, { startedAt, used }] of Object.entries(this.windows)) {
      this.sql.exec("INSERT OR REPLACE INTO windows VALUES (?, ?, ?, ?)", name, this.owner, startedAt, used);
    }
    this.days.write();
    this.onWritten();
  }

  /** Cancels the next write. The tables are about to be deleted. */
  stop(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private add(more: Parameters<DailyUsage["add"]>[0], now: number): void {
    this.days.add(more, now);
    this.timer ??= setTimeout(() => this.flushLate(), WRITE_AFTER_MS);
  }

  /** Returns the counts of all deployments, as of the last sync. */
  private total(now: number): Windows {
    return this.remoteWindows.length === 0 ? this.windows : mergeWindows([this.windows, ...this.remoteWindows], now);
  }

  private readWindows(): Map<string, Windows> {
    const byOwner = new Map<string, Record<string, Window>>();
    for (const row of this.sql.exec<WindowRow>("SELECT * FROM windows")) {
      const windows = byOwner.get(row.owner) ?? {};
      windows[row.name] = { startedAt: row.started_at, used: row.used };
      byOwner.set(row.owner, windows);
    }
    return byOwner;
  }

  private flushLate(): void {
    try {
      this.flush();
    } catch (error) {
      log("error", { event: "usage_not_written", reason: reasonOf(error) });
    }
  }
}
