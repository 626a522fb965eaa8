import {
  addAmounts,
  AMOUNTS,
  isPeak,
  mergeTraffic,
  type TrafficCounts,
  type UsageAmounts,
  type UsageDay,
} from "../ports/usage.ts";

/** The same as for a tenant of platform mode. */
const MAX_DAYS = 400;

/**
 * The amounts and the traffic of a day, one in a row: what is counted has grown, and rows of an earlier version lack the
 * rest.
 */
export const AMOUNTS_TABLE = `
  CREATE TABLE IF NOT EXISTS usage_amounts (
    date TEXT NOT NULL, name TEXT NOT NULL, amount REAL NOT NULL, PRIMARY KEY (date, name)
  ) WITHOUT ROWID;
`;

/**
 * The traffic of a tenancy by day, and in personal mode its usage. It gathers in memory and is written with the counts of the
 * cache.
 */
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
    for (const day of this.days) {
      const { date, requests, tokens, cacheHits } = day;
      this.sql.exec(
        `INSERT INTO usage VALUES (?, ?, ?, ?) ON CONFLICT (date) DO UPDATE SET
           requests = requests + excluded.requests, tokens = tokens + excluded.tokens,
           cache_hits = cache_hits + excluded.cache_hits`,
        date,
        requests,
        tokens,
        cacheHits,
      );
      for (const name of AMOUNTS) {
        if (day[name] === 0) continue;
        this.sql.exec(
          `INSERT INTO usage_amounts VALUES (?, ?, ?)
           ON CONFLICT (date, name) DO UPDATE SET amount = amount + excluded.amount`,
          date,
          name,
          day[name],
        );
      }
      this.writeTraffic(date, day.traffic ?? {});
      for (const table of ["usage", "usage_amounts"])
        this.sql.exec(`DELETE FROM ${table} WHERE date <= date(?, ?)`, date, `-${MAX_DAYS} days`);
    }
    this.days = [];
  }

  private writeTraffic(date: string, traffic: TrafficCounts): void {
    for (const [name, count] of Object.entries(traffic)) {
      const merged = isPeak(name) ? "max(amount, excluded.amount)" : "amount + excluded.amount";
      this.sql.exec(
        `INSERT INTO usage_amounts VALUES (?, ?, ?) ON CONFLICT (date, name) DO UPDATE SET amount = ${merged}`,
        date,
        name,
        count,
      );
    }
  }

  /** Returns the usage by day, latest first. */
  read(): UsageDay[] {
    this.write();
    const amounts = amountsByDate(this.sql);
    return this.sql
      .exec<{ date: string; requests: number; tokens: number; cache_hits: number }>(
        "SELECT * FROM usage ORDER BY date DESC",
      )
      .toArray()
      .map(({ cache_hits, ...row }) => ({ ...row, cacheHits: cache_hits, ...amounts(row.date) }));
  }

  /** Deletes everything that was counted. */
  forget(): void {
    this.days = [];
    for (const table of ["usage", "usage_amounts"]) this.sql.exec(`DELETE FROM ${table}`);
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

function amountsByDate(sql: SqlStorage): (date: string) => UsageAmounts & Pick<UsageDay, "traffic"> {
  const rows = sql.exec<{ date: string; name: string; amount: number }>("SELECT * FROM usage_amounts").toArray();
  const byDate = Map.groupBy(rows, ({ date }) => date);
  return (date) => {
    const found = Object.fromEntries((byDate.get(date) ?? []).map(({ name, amount }) => [name, amount]));
    const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, found[name] ?? 0])) as unknown as UsageAmounts;
    const traffic = Object.fromEntries(Object.entries(found).filter(([name]) => name.includes(":")));
    return { ...amounts, ...(Object.keys(traffic).length > 0 && { traffic }) };
  };
}

function mergedTraffic(one: TrafficCounts, other: TrafficCounts): TrafficCounts {
  const merged: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) merged[name] = mergeTraffic(name, merged[name] ?? 0, count);
  return merged;
}

const sumOf = (one: UsageDay, other: UsageDay): UsageDay => ({
  ...addAmounts(one, other),
  date: one.date,
  requests: one.requests + other.requests,
  tokens: one.tokens + other.tokens,
  cacheHits: one.cacheHits + other.cacheHits,
  ...((one.traffic ?? other.traffic) && { traffic: mergedTraffic(one.traffic ?? {}, other.traffic ?? {}) }),
});
