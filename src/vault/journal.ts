import type { Scope } from "../scope.ts";
import type { MemoryRow } from "./rows.ts";

/*
 * Rounds whose statements are still to be found, because extraction failed or took too long when they
 * were said. The words themselves are kept and recalled from the start.
 */

/** Tries before a round is set aside for a person to look at, counted across crashes. */
export const ATTEMPTS_AT_MOST = 5;
const BACKOFF_MS = 2_000;

export function addToJournal(sql: SqlStorage, scope: Scope, exchange: string, turn: string): void {
  sql.exec(
    "INSERT OR IGNORE INTO journal (exchange, scope, turn, attempts, parked) VALUES (?, ?, ?, 0, 0)",
    exchange,
    JSON.stringify(scope),
    turn,
  );
}

export interface JournalItem {
  readonly scope: Scope;
  readonly exchange: string;
  readonly round: MemoryRow;
}

/**
 * The oldest rounds to work off. The attempt is counted before it is made: a job that kills its
 * process is parked all the same.
 */
export function takeFromJournal(sql: SqlStorage, limit: number): JournalItem[] {
  sql.exec("UPDATE journal SET parked = 1 WHERE attempts >= ?", ATTEMPTS_AT_MOST);
  const taken = sql
    .exec<{ exchange: string; scope: string; turn: string }>(
      "SELECT exchange, scope, turn FROM journal WHERE parked = 0 ORDER BY exchange LIMIT ?",
      limit,
    )
    .toArray();
  return taken.flatMap(({ exchange, scope, turn }) => {
    sql.exec("UPDATE journal SET attempts = attempts + 1 WHERE exchange = ?", exchange);
    const round = sql.exec<MemoryRow>("SELECT * FROM memories WHERE turn = ?", turn).toArray()[0];
    if (round) return [{ scope: JSON.parse(scope) as Scope, exchange, round }];
    finishInJournal(sql, exchange);
    return [];
  });
}

export function finishInJournal(sql: SqlStorage, exchange: string): void {
  sql.exec("DELETE FROM journal WHERE exchange = ?", exchange);
}

/** When to look again, as a delay; null: nothing is left to do. */
export function journalDelay(sql: SqlStorage): number | null {
  const { attempts } = sql
    .exec<{ attempts: number | null }>("SELECT min(attempts) AS attempts FROM journal WHERE parked = 0")
    .one();
  return attempts === null ? null : BACKOFF_MS * 2 ** attempts;
}
