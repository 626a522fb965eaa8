import { providerBackoffMs, textBackoffMs } from "../../memory/embedding/embedding-retries.ts";
import { ownSpaces } from "../../memory/embedding/embedding-space.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Scope } from "../../scope.ts";
import type { MemoryRow } from "../rows.ts";

/*
 * The rows that a backfill works by. A memory says itself in which space its vector is, so there is nothing to resume: a
 * memory outside the embedder's space is still to do, whenever a process dies and whichever way the settings change.
 */

/** How long new texts wait for others to go with them. */
const GATHER_MS = 250;
/** Characters of one call: a vault must stay free to answer. */
const MAX_CHARACTERS = 200_000;

export type BackfillText = Pick<MemoryRow, "id" | "text" | "user_text" | "answer">;

export interface BackfillJob {
  readonly scope: Scope;
  /** Calls in a row that failed. */
  readonly failures: number;
  readonly due: number;
}

const TEXTS = "SELECT m.id, m.text, m.words FROM memories m";
const IS_IN_OTHER_SPACE = "(m.space IS NULL OR m.space < ?1 OR m.space > ?2)";
const IS_UNTRIED = `${IS_IN_OTHER_SPACE} AND NOT EXISTS
  (SELECT 1 FROM embedding_attempts a WHERE a.memory = m.id AND a.embedder = ?3)`;

/**
 * Vaults of which all rows were read, and none had a vector of another embedder. The index knows only rows without a
 * vector, because hardly a vault ever changes its embedder.
 */
const searched = new WeakMap<SqlStorage, string>();

/** Has all rows read again, because vectors came from elsewhere. */
export const expectOtherVectors = (sql: SqlStorage): boolean => searched.delete(sql);

/** Returns texts that were never tried: those without a vector first, then those with one of another embedder. */
function untried(sql: SqlStorage, embedder: Embedder, limit: number): BackfillText[] {
  const { name } = embedder;
  const { first, last } = ownSpaces(embedder);
  const search = (where: string): BackfillText[] =>
    // Read to its end: a cursor that stays open keeps the tables from being scrubbed.
    sql.exec<BackfillText>(`${TEXTS} WHERE ${where} LIMIT ?4`, first, last, name, limit).toArray();
  const unembedded = search(`m.vector IS NULL AND ${IS_UNTRIED}`);
  if (unembedded.length > 0 || searched.get(sql) === name) return unembedded;
  const others = search(IS_UNTRIED);
  if (others.length === 0) searched.set(sql, name);
  return others;
}

/**
 * Writes down that a backfill is due, if any memory lacks a vector.
 * @param works true if the embedder has just answered: else a backfill that backs off goes on doing so
 */
export function scheduleBackfill(
  sql: SqlStorage,
  embedder: Embedder,
  scope: Scope,
  now: number,
  works: boolean = false,
): void {
  if (nextAttempt(sql, embedder, now) === null) return;
  sql.exec(
    `INSERT INTO embedding (id, scope, failures, due) VALUES (1, ?1, 0, ?2)
     ON CONFLICT (id) DO UPDATE SET due = min(due, ?2) WHERE failures = 0 OR ?3`,
    JSON.stringify(scope),
    now + GATHER_MS,
    works ? 1 : 0,
  );
}

/** Returns null if no backfill is due. */
export function backfillDue(sql: SqlStorage): number | null {
  return sql.exec<{ due: number }>("SELECT due FROM embedding").toArray()[0]?.due ?? null;
}

export function backfillJob(sql: SqlStorage): BackfillJob | null {
  const row = sql
    .exec<{ scope: string; failures: number; due: number }>("SELECT scope, failures, due FROM embedding")
    .toArray()[0];
  return row ? { ...row, scope: JSON.parse(row.scope) as Scope } : null;
}

/** Returns the space of vectors that an embedder made which has not answered since this isolate began. */
export function lastSpace(sql: SqlStorage, embedder: Embedder): string | null {
  const { first, last } = ownSpaces(embedder);
  const row = sql.exec<{ space: string }>(
    "SELECT space FROM memories WHERE space BETWEEN ? AND ? LIMIT 1",
    first,
    last,
  );
  return row.toArray()[0]?.space ?? null;
}

/** Returns texts that were never tried. If none are left, it returns one that may be retried: it goes alone. */
export function nextBatch(sql: SqlStorage, embedder: Embedder, size: number, now: number): BackfillText[] {
  const batch: BackfillText[] = [];
  let characters = 0;
  for (const row of untried(sql, embedder, size)) {
    batch.push(row);
    characters += row.text.length + (row.user_text ?? "").length;
    if (characters >= MAX_CHARACTERS) break;
  }
  if (batch.length > 0) return batch;
  const ready = retryCandidates(sql, embedder).find(({ due }) => due <= now);
  return ready ? sql.exec<BackfillText>(`${TEXTS} WHERE m.id = ?`, ready.id).toArray() : [];
}

/** Returns memories that were tried and have no vector yet, with when each may be tried again, the next first. */
function retryCandidates(sql: SqlStorage, embedder: Embedder): { id: string; due: number }[] {
  const { first, last } = ownSpaces(embedder);
  return sql
    .exec<{ id: string; attempts: number; at: number }>(
      `SELECT m.id, a.attempts, a.at FROM embedding_attempts a JOIN memories m ON m.id = a.memory
       WHERE ${IS_IN_OTHER_SPACE} AND a.embedder = ?3`,
      first,
      last,
      embedder.name,
    )
    .toArray()
    .flatMap(({ id, attempts, at }) => {
      const rest = textBackoffMs(attempts);
      return rest === null ? [] : [{ id, due: at + rest }];
    })
    .toSorted((a, b) => a.due - b.due);
}

/** Returns when there is a text to embed. Returns null if there is none. */
function nextAttempt(sql: SqlStorage, embedder: Embedder, now: number): number | null {
  return untried(sql, embedder, 1).length > 0 ? now : (retryCandidates(sql, embedder)[0]?.due ?? null);
}

/** Counts an attempt before it is made, so that a text which kills its process is found out all the same. */
export function countAttempt(sql: SqlStorage, { name }: Embedder, ids: readonly string[], now: number): void {
  sql.exec(
    `INSERT INTO embedding_attempts (memory, embedder, attempts, at) SELECT value, ?2, 1, ?3 FROM json_each(?1) WHERE true
     ON CONFLICT (memory) DO UPDATE SET attempts = iif(embedder = ?2, attempts + 1, 1), embedder = ?2, at = ?3`,
    JSON.stringify(ids),
    name,
    now,
  );
}

/**
 * Takes back the attempt of a call that failed. An attempt counts only if the text failed alone while others did not.
 * @param works true if the embedder has embedded other texts in the same run
 */
export function revertAttempt(sql: SqlStorage, batch: readonly BackfillText[], works: boolean): void {
  const ids = JSON.stringify(batch.map(({ id }) => id));
  const given = "memory IN (SELECT value FROM json_each(?))";
  if (batch.length > 1) {
    sql.exec(`UPDATE embedding_attempts SET attempts = attempts - 1 WHERE ${given}`, ids);
    sql.exec("DELETE FROM embedding_attempts WHERE attempts <= 0");
  } else if (!works) {
    // One attempt stays: others go first from now on, and show whether the embedder works.
    sql.exec(`UPDATE embedding_attempts SET attempts = max(1, attempts - 1) WHERE ${given}`, ids);
  }
}

export function removeAttempts(sql: SqlStorage, ids: readonly string[]): void {
  sql.exec("DELETE FROM embedding_attempts WHERE memory IN (SELECT value FROM json_each(?))", JSON.stringify(ids));
  sql.exec("UPDATE embedding SET failures = 0 WHERE failures > 0");
}

/** Postpones the backfill after a failure of the embedder. @param retryAfterMs as the embedder named it */
export function postponeBackfill(sql: SqlStorage, retryAfterMs: number | null): void {
  const job = sql
    .exec<{ failures: number }>("UPDATE embedding SET failures = failures + 1 RETURNING failures")
    .toArray()[0];
  if (job)
    sql.exec("UPDATE embedding SET due = ?", Date.now() + providerBackoffMs(job.failures, retryAfterMs, Math.random()));
}

/** Ends the backfill, or schedules the next retry. */
export function finishBackfill(sql: SqlStorage, embedder: Embedder, now: number): void {
  const due = nextAttempt(sql, embedder, now);
  if (due === null) sql.exec("DELETE FROM embedding");
  else sql.exec("UPDATE embedding SET due = ?", due);
}
