import { AMOUNTS_TABLE } from "./usage-by-day.ts";

/* The tables of one tenancy's shared answers. */

/** The version of these tables. */
export const FORMAT = 1;

export const TABLES = `
  CREATE TABLE IF NOT EXISTS answers (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL, form TEXT NOT NULL, question TEXT NOT NULL, model TEXT NOT NULL, completion TEXT NOT NULL,
    stored_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    gone_at INTEGER NOT NULL,                              -- after it the answer is of no use, even if the upstream fails
    lacks_usage INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL, took_ms INTEGER NOT NULL,
    bytes INTEGER NOT NULL, used_at INTEGER NOT NULL,
    asker TEXT                                             -- vault name of the user who asked first
  );
  CREATE UNIQUE INDEX IF NOT EXISTS answers_question ON answers (fingerprint, question);
  CREATE INDEX IF NOT EXISTS answers_form ON answers (fingerprint, form);
  CREATE INDEX IF NOT EXISTS answers_asker ON answers (asker) WHERE asker IS NOT NULL;
  CREATE INDEX IF NOT EXISTS answers_gone ON answers (gone_at);
  CREATE INDEX IF NOT EXISTS answers_use ON answers (used_at, bytes);

  -- Counts invalidations and keeps the last of each subject, so that an answer from before it is refused.
  CREATE TABLE IF NOT EXISTS barriers (
    subject TEXT PRIMARY KEY, ticket INTEGER NOT NULL,
    owed INTEGER NOT NULL                                  -- 1 until Redis has it
  ) WITHOUT ROWID;

  -- Askers whose answers were replaced or removed since the file was last rewritten: their bytes may still be in it.
  CREATE TABLE IF NOT EXISTS departed (asker TEXT PRIMARY KEY) WITHOUT ROWID;

  -- The usage of callers by day. In platform mode the tenant counts it instead.
  CREATE TABLE IF NOT EXISTS usage (
    date TEXT PRIMARY KEY, requests INTEGER NOT NULL, tokens INTEGER NOT NULL, cache_hits INTEGER NOT NULL
  ) WITHOUT ROWID;

  ${AMOUNTS_TABLE}

  -- Answers that Redis does not have yet.
  CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY);

  -- The statistics of this cache (books) and its sync state (cold), as JSON.
  CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** A row of the table `answers`. It is a type, because an interface does not fit the record that SQL returns. */
export type AnswerRow = {
  id: number;
  fingerprint: string;
  form: string;
  question: string;
  model: string;
  completion: string;
  stored_at: number;
  expires_at: number;
  gone_at: number;
  lacks_usage: number;
  prompt_tokens: number;
  completion_tokens: number;
  took_ms: number;
  bytes: number;
  used_at: number;
  asker: string | null;
};

/** Every column but the id, which differs between files. */
export const COLUMNS = [
  "fingerprint",
  "form",
  "question",
  "model",
  "completion",
  "stored_at",
  "expires_at",
  "gone_at",
  "lacks_usage",
  "prompt_tokens",
  "completion_tokens",
  "took_ms",
  "bytes",
  "used_at",
  "asker",
] as const satisfies readonly (keyof AnswerRow)[];

/** A row without an id in this file. */
export type NewAnswerRow = Omit<AnswerRow, "id">;
