import { CHANGES_TABLE } from "./replication/change-log.ts";

/*
 * The tables of one vault. A vault that was never written to has none of them: asking a stranger's
 * vault must not create anything.
 */

/** Of these tables. A file with a lower one is upgraded when it is next opened: `upgrade.ts`. */
export const VERSION = 2;

export const TABLES = `
  CREATE TABLE vault (
    version INTEGER NOT NULL, epoch INTEGER NOT NULL, erased_at INTEGER NOT NULL,
    name TEXT NOT NULL, tenancy TEXT NOT NULL,              -- whose file this is, as digests
    sealed INTEGER NOT NULL DEFAULT 0,                      -- 1: its tenant is gone, and nothing is ever written again
    unscrubbed INTEGER NOT NULL DEFAULT 0,                  -- forgettings whose bytes may still be on disk
    peak INTEGER NOT NULL DEFAULT 0,                        -- pages that content ever took
    pages INTEGER NOT NULL DEFAULT 0,                       -- and pages of the file, as far as is known: it never shrinks
    tombstones TEXT NOT NULL DEFAULT '',                    -- salted digests of forgotten turns
    reported TEXT NOT NULL DEFAULT '[]',                    -- patterns the tenancy's rulebook was told of
    fine_tuning INTEGER NOT NULL DEFAULT 0,                 -- 1: the user lets models be trained by what was said
    tidying TEXT NOT NULL DEFAULT '{}',                     -- how far upkeep has come
    report_due INTEGER,                                     -- when it is to be told of a change
    cold TEXT                                               -- how the cold tier stands; null: there is none
  );

  CREATE TABLE memories (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    slot TEXT, value TEXT,                                  -- what a fact competes with; null for rounds and notes
    created_at INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER,
    supersedes TEXT, superseded_by TEXT,
    pinned INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER,
    metadata TEXT NOT NULL DEFAULT '{}',
    exchange TEXT, conversation TEXT, role TEXT, quote TEXT,
    said TEXT,                                              -- digest of the user's words it came from
    turn TEXT, user_text TEXT, answer TEXT,                 -- of a round: which, and its two sides
    impersonal INTEGER NOT NULL DEFAULT 0,
    asks INTEGER NOT NULL DEFAULT 0,                        -- a round in which the user stated nothing
    stale INTEGER NOT NULL DEFAULT 0,                       -- of a round that says what was superseded since: how much is told
    worth REAL NOT NULL DEFAULT 0,                          -- how useful it proved, from feedback
    recalled_at INTEGER,                                    -- when it was last needed, as far as upkeep has looked
    note TEXT,                                              -- digest of a note, the same for those that say the same
    quarantine TEXT,                                        -- why it is not recalled until somebody has looked at it
    terms BLOB NOT NULL, space TEXT, vector BLOB
  ) WITHOUT ROWID;
  CREATE INDEX memories_slot ON memories (slot) WHERE slot IS NOT NULL;
  CREATE UNIQUE INDEX memories_turn ON memories (turn) WHERE turn IS NOT NULL;
  CREATE INDEX memories_conversation ON memories (conversation, created_at) WHERE turn IS NOT NULL;
  CREATE INDEX memories_note ON memories (note) WHERE note IS NOT NULL;
  CREATE INDEX memories_space ON memories (space);
  CREATE INDEX memories_expiry ON memories (expires_at) WHERE expires_at IS NOT NULL;

  -- Each time a fact was said; facts follow from it. Forgetting the fact forgets every round it was said in.
  CREATE TABLE sayings (
    memory TEXT NOT NULL, turn TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    value TEXT NOT NULL, text TEXT NOT NULL, quote TEXT NOT NULL, holds_from INTEGER NOT NULL,
    exchange TEXT, conversation TEXT, said TEXT,
    PRIMARY KEY (memory, turn, seq, at)
  ) WITHOUT ROWID;
  CREATE INDEX sayings_turn ON sayings (turn);
  CREATE INDEX sayings_conversation ON sayings (conversation);

  -- "Actually, Bergen", "forget that": kept as said, because what they are about may be heard of after them.
  CREATE TABLE amendments (
    turn TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    exchange TEXT NOT NULL, conversation TEXT NOT NULL, said TEXT NOT NULL, amendment TEXT NOT NULL,
    PRIMARY KEY (turn, seq)
  ) WITHOUT ROWID;
  CREATE INDEX amendments_conversation ON amendments (conversation);

  -- Digests of turns that are remembered, so that a resent history adds nothing; "same_as": another digest of the turn.
  CREATE TABLE turns (turn TEXT PRIMARY KEY, complete INTEGER NOT NULL, same_as TEXT) WITHOUT ROWID;

  CREATE TABLE exchanges (
    id TEXT PRIMARY KEY, record TEXT NOT NULL, wrote TEXT NOT NULL, feedback REAL
  ) WITHOUT ROWID;
  CREATE TABLE conversations (id TEXT PRIMARY KEY, block TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;

  -- Tries to embed a memory that have not come back yet, or were refused; by which embedder, and when.
  CREATE TABLE embedding_attempts (
    memory TEXT PRIMARY KEY, embedder TEXT NOT NULL, attempts INTEGER NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
  -- One row while memories are without a vector of the embedder that is set: what the alarm needs to make them.
  CREATE TABLE embedding (
    id INTEGER PRIMARY KEY CHECK (id = 1), scope TEXT NOT NULL, failures INTEGER NOT NULL, due INTEGER NOT NULL
  );

  -- What could not be digested when it was said, worked off by the alarm.
  CREATE TABLE journal (
    exchange TEXT PRIMARY KEY, scope TEXT NOT NULL, turn TEXT NOT NULL,
    attempts INTEGER NOT NULL, due INTEGER NOT NULL, reason TEXT
  ) WITHOUT ROWID;

  CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    fingerprint TEXT NOT NULL, block TEXT NOT NULL, form TEXT NOT NULL, question TEXT NOT NULL, model TEXT NOT NULL,
    completion TEXT NOT NULL, stored_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    lacks_usage INTEGER NOT NULL,
    prompt_tokens INTEGER NOT NULL, completion_tokens INTEGER NOT NULL, took_ms INTEGER NOT NULL
  );
  CREATE UNIQUE INDEX answers_form ON answers (fingerprint, block, form);

  -- Which rows have changed since they were carried to the cold tier; filled by triggers, where there is one.
  ${CHANGES_TABLE}
`;

/** Every table that holds something of a person. */
export const CONTENT_TABLES = [
  "memories",
  "sayings",
  "amendments",
  "turns",
  "exchanges",
  "conversations",
  "embedding_attempts",
  "embedding",
  "journal",
  "answers",
] as const;

export const TABLE_NAMES = ["vault", ...CONTENT_TABLES, "outbox"] as const;

export function schemaExists(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'vault'").toArray().length > 0;
}

export function versionOf(sql: SqlStorage): number {
  return sql.exec<{ version: number }>("SELECT version FROM vault").one().version;
}

/** @param suffix of the indexes' names */
export function createTables(sql: SqlStorage, suffix: string): void {
  sql.exec(TABLES.replace(/(?<=INDEX )\w+/g, `$&${suffix}`));
}

/** Whose a vault is: the name of its object, and a digest of its tenancy. */
export interface VaultOwner {
  readonly name: string;
  readonly tenancy: string;
  readonly sealed: boolean;
}

export function createSchema(
  sql: SqlStorage,
  epoch: number,
  erasedAt: number,
  tombstones: string,
  deed: VaultOwner,
): void {
  createTables(sql, "");
  sql.exec(
    "INSERT INTO vault (version, epoch, erased_at, tombstones, name, tenancy, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
    VERSION,
    epoch,
    erasedAt,
    tombstones,
    deed.name,
    deed.tenancy,
    Number(deed.sealed),
  );
}

/** What the file itself says it holds, whatever this code believes: the counts of every table of a person's. */
export function countRows(sql: SqlStorage): Record<string, number> {
  const tables = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '!_cf%' ESCAPE '!' AND name NOT IN ('vault', 'outbox', 'filler', 'spill')",
  );
  return Object.fromEntries(
    tables.toArray().map(({ name }) => [name, sql.exec<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`).one().n]),
  );
}
