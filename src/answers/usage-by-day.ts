import type { UsageDay } from "../ports/usage.ts";

/** As many as of a tenant of platform mode. */
const DAYS_KEPT = 400;

/** What a tenancy of personal mode has used, by day. Kept in memory and written with the counts of the cache. */
export class UsageBook {
  private readonly sql: SqlStorage;
  /** Not yet written. */
  private days: readonly UsageDay[] = [];

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  get isDirty(): boolean {
    return this.days.length > 0;
  }

  add(days: readonly UsageDay[]): void {
    const more = new Map(days.map((day) => [day.date, day]));
    const there = this.days.map((day) => {
      const one = more.get(day.date);
      more.delete(day.date);
      return one ? sumOf(day, one) : day;
    });
    this.days = [...there, ...more.values()];
  }

  write(): void {
    for (const { date, requests, tokens, cacheHits } of this.days) {
      this.sql.exec(
        `INSERT INTO usage VALUES (?, ?, ?, ?) ON CONFLICT (date) DO UPDATE SET
           requests = requests + excluded.requests, tokens = tokens + excluded.tokens,
           cache_hits = cache_hits + excluded.cache_hits`,
        date,
        requests,
        tokens,
        cacheHits,
      );
      this.sql.exec("DELETE FROM usage WHERE date <= date(?, ?)", date, `-${DAYS_KEPT} days`);
    }
    this.days = [];
  }

  /** Latest first. */
  read(): UsageDay[] {
    this.write();
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        "SELECT * FROM usage ORDER BY date DESC",
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...row, cacheHits: cache_hits }));
  }

  /** To be called before the file is emptied; what it returns, afterwards. */
  carriedOver(): () => void {
    const days = this.read();
    return () => {
      this.add(days);
      this.write();
    };
  }
}

const sumOf = (one: UsageDay, other: UsageDay): UsageDay => ({
  date: one.date,
  requests: one.requests + other.requests,
  tokens: one.tokens + other.tokens,
  cacheHits: one.cacheHits + other.cacheHits,
});
