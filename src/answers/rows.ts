import type { AnswerDraft, AnswerLookup } from "../ports/answer-store.ts";
import { type AnswerRow, COLUMNS, type NewAnswerRow } from "./schema.ts";

/* What is read and written of the table of answers. */

/** Answers one tenancy may keep, and the bytes of them; the least recently used go first, down to the share below. */
const MAX_KEPT = 20_000;
const MAX_BYTES = 32 * 1024 * 1024;
const KEPT_AFTER_EVICTION = 0.9;
export const LIMITS = { entries: MAX_KEPT, bytes: MAX_BYTES };

/** The answer to the very same question; one index, and no text is normalised for it. */
export function sameQuestion(
  sql: SqlStorage,
  { fingerprint, question, now }: Pick<AnswerLookup, "fingerprint" | "question" | "now">,
): AnswerRow | null {
  const found = sql.exec<AnswerRow>(
    "SELECT * FROM answers WHERE fingerprint = ? AND question = ? AND gone_at > ?",
    fingerprint,
    question,
    now,
  );
  return found.toArray()[0] ?? null;
}

/** The best answer to a question of the same form: one that is fresh, that tells its usage where that is owed, the newest. */
export function sameForm(
  sql: SqlStorage,
  { fingerprint, question, now, needsUsage }: AnswerLookup,
  form: string,
): AnswerRow | null {
  const found = sql.exec<AnswerRow>(
    `SELECT * FROM answers WHERE fingerprint = ?1 AND form = ?2 AND question <> ?3 AND gone_at > ?4
     ORDER BY expires_at > ?4 DESC, ?5 AND lacks_usage, stored_at DESC LIMIT 1`,
    fingerprint,
    form,
    question,
    now,
    needsUsage ? 1 : 0,
  );
  return found.toArray()[0] ?? null;
}

/** What was answered before to this question or to one of its form, the latest first. */
export function earlierAnswers(
  sql: SqlStorage,
  { fingerprint, storedAt }: AnswerDraft,
  form: string,
): Pick<AnswerRow, "question" | "completion">[] {
  const found = sql.exec<AnswerRow>(
    `SELECT question, completion FROM answers WHERE fingerprint = ? AND form = ? AND gone_at > ?
     ORDER BY stored_at DESC LIMIT 2`,
    fingerprint,
    form,
    storedAt,
  );
  return found.toArray();
}

/** An estimate: what is not ASCII takes more. */
export function bytesOf({ completion, question }: AnswerDraft): number {
  return completion.length + question.length;
}

export function rowOf(draft: AnswerDraft, form: string, asker: string | null): NewAnswerRow {
  return {
    fingerprint: draft.fingerprint,
    form,
    question: draft.question,
    model: draft.model,
    completion: draft.completion,
    stored_at: draft.storedAt,
    expires_at: draft.expiresAt,
    gone_at: draft.goneAt,
    lacks_usage: draft.lacksUsage ? 1 : 0,
    prompt_tokens: draft.cost.promptTokens,
    completion_tokens: draft.cost.completionTokens,
    took_ms: draft.cost.ms,
    bytes: bytesOf(draft),
    used_at: draft.storedAt,
    asker,
  };
}

const INSERT = `INSERT OR REPLACE INTO answers (${COLUMNS.join(", ")}) VALUES (${COLUMNS.map(() => "?").join(", ")})`;

/** In place of an earlier one to the same question. */
export function insertAnswer(sql: SqlStorage, row: NewAnswerRow): void {
  recordRemoved(sql, "fingerprint = ? AND question = ?", row.fingerprint, row.question);
  sql.exec(INSERT, ...COLUMNS.map((column) => row[column]));
}

/** Notes when answers were last served, so that those in use stay. */
export function touch(sql: SqlStorage, used: ReadonlyMap<number, number>): void {
  for (const [id, at] of used) sql.exec("UPDATE answers SET used_at = ? WHERE id = ?", at, id);
}

export interface CacheSize {
  readonly entries: number;
  readonly bytes: number;
}

/** Read off an index: no text is touched. */
export function sizeOf(sql: SqlStorage): CacheSize {
  const stock = sql.exec<{ entries: number; bytes: number }>(
    "SELECT count(*) AS entries, coalesce(sum(bytes), 0) AS bytes FROM answers INDEXED BY answers_use",
  );
  return stock.one();
}

export const isOverLimit = ({ entries, bytes }: CacheSize): boolean => entries > MAX_KEPT || bytes > MAX_BYTES;

/** Answers beyond so many, or beyond so many bytes, counted from the one that was used last. */
const SURPLUS = `id IN (
  SELECT id FROM (
    SELECT id, row_number() OVER latest AS place, sum(bytes) OVER latest AS upTo
    FROM answers WINDOW latest AS (ORDER BY used_at DESC, id DESC))
  WHERE place > ? OR upTo > ?)`;

/** Removes what is of no use any more, and then, where that is not enough, what was not used for longest. */
export function evict(sql: SqlStorage, now: number): void {
  remove(sql, "gone_at <= ?", now);
  if (!isOverLimit(sizeOf(sql))) return;
  remove(sql, SURPLUS, MAX_KEPT * KEPT_AFTER_EVICTION, MAX_BYTES * KEPT_AFTER_EVICTION);
}

export function remove(sql: SqlStorage, going: string, ...bound: SqlStorageValue[]): void {
  recordRemoved(sql, going, ...bound);
  sql.exec(`DELETE FROM answers WHERE ${going}`, ...bound);
}

/** Called before answers leave without their asker being erased. */
function recordRemoved(sql: SqlStorage, going: string, ...bound: SqlStorageValue[]): void {
  sql.exec(`INSERT OR IGNORE INTO departed SELECT asker FROM answers WHERE (${going}) AND asker IS NOT NULL`, ...bound);
}

export function wasRemoved(sql: SqlStorage, asker: string): boolean {
  return sql.exec("SELECT 1 FROM departed WHERE asker = ?", asker).toArray().length > 0;
}
