import type { Learning } from "../../ports/exchange.ts";
import type { Scope } from "../../scope.ts";

/*
 * The queue of rounds whose statements are still to be found, because extraction failed or took too long when they were
 * said. Their words are kept and recalled from the start. Rows of the table `journal`.
 */

/** Attempts before a round is parked for a person to look at, counted across crashes. */
const MAX_ATTEMPTS = 5;
/** The first wait lets rounds go together. Each later one is so many times longer: five attempts take eleven minutes. */
const FIRST_WAIT_MS = 2_000;
const WAIT_FACTOR = 4;

export function enqueue(sql: SqlStorage, scope: Scope, exchange: string, turn: string, now: number): void {
  sql.exec(
    "INSERT OR IGNORE INTO journal (exchange, scope, turn, attempts, due) VALUES (?, ?, ?, 0, ?)",
    exchange,
    JSON.stringify(scope),
    turn,
    now + FIRST_WAIT_MS,
  );
}

export interface QueuedRound {
  readonly scope: Scope;
  readonly exchange: string;
  readonly turn: string;
  /** How often it was tried. */
  readonly attempts: number;
}

/**
 * Returns the oldest rounds that are new or due. If none is, it returns the next one alone, because the alarm has rung for
 * it.
 */
export function dequeue(sql: SqlStorage, limit: number, now: number): QueuedRound[] {
  const waiting = sql
    .exec<{ exchange: string; scope: string; turn: string; attempts: number; due: number }>(
      "SELECT exchange, scope, turn, attempts, due FROM journal WHERE attempts < ? ORDER BY due, exchange LIMIT ?",
      MAX_ATTEMPTS,
      limit,
    )
    .toArray();
  const due = waiting.filter((item) => item.due <= now || item.attempts === 0);
  return (due.length > 0 ? due : waiting.slice(0, 1)).map(({ exchange, scope, turn, attempts }) => ({
    scope: JSON.parse(scope) as Scope,
    exchange,
    turn,
    attempts,
  }));
}

/**
 * Counts an attempt before it is made, so that a job which kills its process is parked all the same. The count is on disk
 * when the caller has waited for the storage.
 */
export function countAttempt(sql: SqlStorage, exchanges: readonly string[], now: number): void {
  sql.exec(
    `UPDATE journal SET attempts = attempts + 1, due = ?2 + ?3 * pow(?4, attempts + 1), reason = 'crash'
     WHERE exchange IN (SELECT value FROM json_each(?1))`,
    JSON.stringify(exchanges),
    now,
    FIRST_WAIT_MS,
    WAIT_FACTOR,
  );
}

/** @param reason why it failed; holds nothing of what was said */
export function markFailed(sql: SqlStorage, exchanges: readonly string[], reason: string): void {
  const list = JSON.stringify(exchanges);
  sql.exec("UPDATE journal SET reason = ? WHERE exchange IN (SELECT value FROM json_each(?))", reason, list);
}

export function markDone(sql: SqlStorage, exchange: string): void {
  sql.exec("DELETE FROM journal WHERE exchange = ?", exchange);
}

/** Returns when the next round is due. Returns null if the queue holds none but parked ones. */
export function extractionDue(sql: SqlStorage): number | null {
  return sql.exec<{ due: number | null }>("SELECT min(due) AS due FROM journal WHERE attempts < ?", MAX_ATTEMPTS).one()
    .due;
}

export const queueLength = (sql: SqlStorage): number =>
  sql.exec<{ n: number }>("SELECT count(*) AS n FROM journal").one().n;

/** Returns how far finding what an exchange taught has come. */
export function learningOf(sql: SqlStorage, exchange: string): Learning {
  const row = sql
    .exec<{ attempts: number; reason: string | null }>(
      "SELECT attempts, reason FROM journal WHERE exchange = ?",
      exchange,
    )
    .toArray()[0];
  if (!row) return { status: "done", attempts: 0, reason: null };
  return { status: row.attempts < MAX_ATTEMPTS ? "pending" : "parked", ...row };
}
