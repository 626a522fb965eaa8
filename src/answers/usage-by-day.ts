import type { UsageDay } from "../ports/usage.ts";

/** The same as for a tenant of platform mode. */
const MAX_DAYS = 400;

/** The usage of a tenancy of personal mode by day. It gathers in memory and is written with the counts of the cache. */
export class UsageByDay {
  private readonly sql: SqlStorage;
  /** The usage that is not written yet. */
  private days: readonly UsageDay[] = [];

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  get isDirty(): boolean {
    return this.days.length > 0;
  }

  add(days: readonly UsageDay[]): void {
    const more = new Map(days.map((day) => [day.date, day]));
    const sums = this.days.map((day) => {
      const added = more.get(day.date);
      more.delete(day.date);
      return added ? sumOf(day, added) : day;
    });
    this.days = [...sums, ...more.values()];
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
      this.sql.exec("DELETE FROM usage WHERE date <= date(?, ?)", date, `-${MAX_DAYS} days`);
    }
    this.days = [];
  }

  /** Returns the usage by day, latest first. */
  read(): UsageDay[] {
    this.write();
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        "SELECT * FROM usage ORDER BY date DESC",
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...row, cacheHits: cache_hits }));
  }

  /** Reads the usage before the file is emptied. The result writes it again. */
  save(): () => void {
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
