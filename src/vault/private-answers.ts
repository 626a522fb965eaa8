import { normalForms } from "../cache/normal-form/lazy-normal-form.ts";
import { keepsNewerAnswer } from "../cache/keeps-newer-answer.ts";
import { servableAnswer, storedRowOf } from "../cache/servable-answer.ts";
import type { SaidAndAnswered } from "../memory/round.ts";
import type { AnswerDraft, AnswerLookup, CachedAnswer } from "../ports/answer-store.ts";
import { mayHoldAnswer, noteHeldAnswer } from "./held-answers.ts";
import type { EntryWithAnswer } from "./log/round-log.ts";
import {
  answerIn,
  type AnswerRow,
  type Conditions,
  conditionsOf,
  dropLoggedAnswers,
  loggedAnswers,
  packAnswer,
} from "./logged-answers.ts";

/*
 * Cached answers for one user alone: those that memories shaped, and those to questions that are not for sharing. They are
 * in the vault, so that they go where the user's memories go. The latest lie in the log, with their rounds: logged-answers.ts
 */

/** Answers kept per user. The oldest go first. */
const MAX_ANSWERS = 500;

/** True of answers under the same conditions, which are scanned only where `mayHoldAnswer` says that there may be one. */
const SAME_CONDITIONS = "fingerprint = ?1 AND block = ?2";
/**
 * The form of a question that nobody has compared yet. Hardly any is ever compared, and a form is dear to read: only
 * the first answer under its conditions is stored without it.
 */
const UNREAD = "";

/** Returns an answer that was given under the very same block. Under other memories the answer would be another. */
export function findPrivateAnswer(
  sql: SqlStorage,
  lookup: AnswerLookup,
  block: readonly string[],
): CachedAnswer | null {
  const row = sameForm(sql, lookup, block, lookup.now);
  return row ? servableAnswer(row, lookup) : null;
}

/** Returns whether an answer of the log was given under these conditions. */
const isUnder =
  (fingerprint: string, shownBlock: string) =>
  (row: AnswerRow): boolean =>
    row.fingerprint === fingerprint && row.block === shownBlock;

function sameForm(
  sql: SqlStorage,
  { fingerprint, question }: Pick<AnswerLookup, "fingerprint" | "question">,
  block: readonly string[],
  now: number,
): AnswerRow | undefined {
  const shownBlock = JSON.stringify(block);
  if (!mayHoldAnswer(sql, fingerprint, shownBlock)) return undefined;
  const form = normalForms.loaded?.normalForm(question);
  if (form === undefined) return undefined;
  const logged = loggedAnswers(sql).map(([, row]) => row);
  const rows = sql.exec<AnswerRow & Record<string, SqlStorageValue>>(
    `SELECT fingerprint, block, model, question, completion, stored_at, expires_at, lacks_usage, prompt_tokens, completion_tokens, took_ms, form FROM answers
     WHERE ${SAME_CONDITIONS} AND form IN (?3, '${UNREAD}') AND expires_at > ?4 ORDER BY id DESC`,
    fingerprint,
    shownBlock,
    form,
    now,
  );
  // A cursor that is not read to its end locks its table, and no erasure could rewrite it.
  return [...rows.toArray(), ...logged.filter(isUnder(fingerprint, shownBlock))].find(
    (row) => row.expires_at > now && formOf(row) === form,
  );
}

/** Returns the normal form of the question of a row. */
const formOf = ({ form, question }: Pick<AnswerRow, "form" | "question">): string | undefined =>
  form === UNREAD ? normalForms.loaded?.normalForm(question) : form;

/** Deletes the answers under these conditions to a form of a question. */
function deleteSameForm(sql: SqlStorage, fingerprint: string, shownBlock: string, form: string): void {
  const rows = sql.exec<{ id: number; form: string; question: string }>(
    `SELECT id, form, question FROM answers WHERE ${SAME_CONDITIONS} AND form IN (?3, '${UNREAD}')`,
    fingerprint,
    shownBlock,
    form,
  );
  for (const row of rows.toArray()) if (formOf(row) === form) sql.exec("DELETE FROM answers WHERE id = ?", row.id);
  const isSame = isUnder(fingerprint, shownBlock);
  dropLoggedAnswers(sql, (row) => isSame(row) && formOf(row) === form);
}

/**
 * Makes way for an answer: equal ones go. Returns the form of its question, which is stored with it. Returns null if it is
 * not to be stored, because it lacks its usage and an equal one has it.
 */
function makeWay(sql: SqlStorage, draft: AnswerDraft, block: readonly string[]): string | null {
  const shownBlock = JSON.stringify(block);
  const isFirst = !mayHoldAnswer(sql, draft.fingerprint, shownBlock);
  const form = isFirst ? UNREAD : normalForms.loaded?.normalForm(draft.question);
  if (form === undefined) return null;
  const earlier = draft.lacksUsage ? sameForm(sql, draft, block, draft.storedAt) : undefined;
  if (earlier && keepsNewerAnswer(earlier, draft)) return null;
  if (!isFirst) deleteSameForm(sql, draft.fingerprint, shownBlock, form);
  noteHeldAnswer(sql, draft.fingerprint, shownBlock);
  return form;
}

/** An answer that equal ones have made way for. */
export interface AnswerForLog {
  /** The form of its question, for a row of its own. */
  readonly form: string;
  /** Packs it for the entry of its round. */
  readonly pack: (words: SaidAndAnswered) => ArrayBuffer;
}

/** Makes an answer ready for the entry of its round. Returns null if it is not to be stored. */
export function answerForLog(
  sql: SqlStorage,
  draft: AnswerDraft,
  memories: readonly string[],
  conditions: Conditions,
): AnswerForLog | null {
  const form = makeWay(sql, draft, conditionsOf(memories, conditions));
  return form === null ? null : { form, pack: (words) => packAnswer({ ...draft, form }, conditions, words) };
}

/** Gives an answer of the log a row of its own, because its entry is about to be packed. */
export function keepLoggedAnswer(sql: SqlStorage, entry: EntryWithAnswer, now: number): void {
  const row = answerIn(entry);
  if (row && row.expires_at > now) insertAnswer(sql, row);
}

/**
 * Saves an answer, unless it lacks its usage and an equal one has it.
 * @param form of its question, if equal answers have made way already
 */
export function savePrivateAnswer(
  sql: SqlStorage,
  draft: AnswerDraft,
  block: readonly string[],
  form: string | null = makeWay(sql, draft, block),
): void {
  if (form === null) return;
  insertAnswer(sql, {
    fingerprint: draft.fingerprint,
    block: JSON.stringify(block),
    form,
    model: draft.model,
    ...storedRowOf(draft),
  });
}

function insertAnswer(sql: SqlStorage, row: AnswerRow): void {
  const { id } = sql
    .exec<{ id: number }>(
      `INSERT INTO answers (fingerprint, block, form, question, model, completion, stored_at, expires_at,
         lacks_usage, prompt_tokens, completion_tokens, took_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      row.fingerprint,
      row.block,
      row.form,
      row.question,
      row.model,
      row.completion,
      row.stored_at,
      row.expires_at,
      row.lacks_usage,
      row.prompt_tokens,
      row.completion_tokens,
      row.took_ms,
    )
    .one();
  if (id > MAX_ANSWERS) sql.exec("DELETE FROM answers WHERE id <= ?", id - MAX_ANSWERS);
}

/** Drops the answers that a memory shaped. */
export function dropAnswersShapedBy(sql: SqlStorage, memory: string): void {
  const shown = JSON.stringify(memory);
  sql.exec("DELETE FROM answers WHERE instr(block, ?) > 0", shown);
  dropLoggedAnswers(sql, ({ block }) => block.includes(shown));
}

/** Drops the answers to words that are forgotten, because their questions still say them. */
export function dropAnswersTo(sql: SqlStorage, said: string): void {
  sql.exec("DELETE FROM answers WHERE instr(?, question) > 0", said);
  dropLoggedAnswers(sql, ({ question }) => said.includes(question));
}

/** Removes all answers, or those of one model. Returns how many there were. */
export function purgePrivateAnswers(sql: SqlStorage, model: string | null): number {
  const rows = sql.exec("DELETE FROM answers WHERE ?1 IS NULL OR model = ?1 RETURNING id", model).toArray();
  return rows.length + dropLoggedAnswers(sql, (row) => model === null || row.model === model);
}

/**
 * Drops the expired answers that have a row. One in the log stays until its entry is archived: nobody is served it, nobody
 * counts it, and its words are those of its round.
 */
export function dropExpiredAnswers(sql: SqlStorage, now: number): void {
  sql.exec("DELETE FROM answers WHERE expires_at <= ?", now);
}
