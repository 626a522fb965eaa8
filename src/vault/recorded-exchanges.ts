import { timeOfId } from "../runtime/id.ts";

/** Ids that are kept by name. Exchanges of before the last of them are looked up in the tables. */
const MOST = 1_000;

/**
 * Tells of a new exchange that it was not recorded, without a look at the tables: it was made after the latest exchange that
 * they held when somebody first asked, and is none of those that were recorded since. An exchange whose record was rolled
 * back is one more to look up.
 */
export class RecordedExchanges {
  private readonly sql: SqlStorage;
  /** Milliseconds since the epoch, up to which only the tables know. Null: nobody has asked yet. */
  private upTo: number | null = null;
  private readonly since = new Set<string>();

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Returns false if an exchange is certainly not recorded. */
  mayHold(exchange: string): boolean {
    this.upTo ??= this.latest();
    return timeOfId(exchange) <= this.upTo || this.since.has(exchange);
  }

  /** Notes an exchange whose record comes into the tables. */
  add(exchange: string): void {
    // The tables will be asked for what they hold.
    if (this.upTo === null) return;
    this.since.add(exchange);
    if (this.since.size <= MOST) return;
    for (const id of this.since) this.upTo = Math.max(this.upTo, timeOfId(id));
    this.since.clear();
  }

  /**
   * Returns the time of the latest record. A round that holds one was made no earlier than its exchange. An id that was
   * imported may name no time, and then hides which others do: every exchange is looked up.
   */
  private latest(): number {
    const { round, exchange } = this.sql
      .exec<{ round: string | null; exchange: string | null }>(
        "SELECT (SELECT max(id) FROM memories) AS round, (SELECT max(id) FROM exchanges) AS exchange",
      )
      .one();
    return Math.max(...[round, exchange].map((id) => (id === null ? 0 : timeOfId(id) || Infinity)));
  }
}

const recorded = new WeakMap<SqlStorage, RecordedExchanges>();

/** Returns the recorded exchanges of a vault. */
export function recordedExchangesOf(sql: SqlStorage): RecordedExchanges {
  const known = recorded.get(sql) ?? new RecordedExchanges(sql);
  recorded.set(sql, known);
  return known;
}
