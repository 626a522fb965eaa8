import { ARCHIVE_TABLE, LOG_TABLE } from "./log/log-tables.ts";
import { CHANGES_TABLE } from "./replication/change-log.ts";

/*
 * The tables of one vault. A vault that was never written to has none of them: a question about a stranger must not create
 * anything.
 */

/** The version of these tables. A file with a lower one is upgraded when it is next opened: `upgrade.ts`. */
export const VERSION = 12;

export const TABLES = `
  CREATE TABLE vault (
    version INTEGER NOT NULL, epoch INTEGER NOT NULL, erased_at INTEGER NOT NULL,
    name TEXT NOT NULL, tenancy TEXT NOT NULL,              -- the owner, as digests
    sealed INTEGER NOT NULL DEFAULT 0,                      -- 1: its tenant is gone, and nothing is ever written again
    unscrubbed INTEGER NOT NULL DEFAULT 0,                  -- deletions whose bytes may still be on disk
    peak INTEGER NOT NULL DEFAULT 0,                        -- the most pages that content ever took
    pages INTEGER NOT NULL DEFAULT 0,                       -- pages of the file, as far as is known: it never shrinks
    tombstones TEXT NOT NULL DEFAULT '',                    -- salted digests of forgotten turns
    reported TEXT NOT NULL DEFAULT '[]',                    -- common instructions that were reported to the rulebook
    fine_tuning INTEGER NOT NULL DEFAULT 0,                 -- 1: the user lets models be trained with their words
    tidying TEXT NOT NULL DEFAULT '{}',                     -- the state of the retention task
    report_due INTEGER,                                     -- when the next report to the rulebook is due
    cold TEXT                                               -- the sync state; null: there is no cold tier
  );

  -- "words", "terms", "passages" and "vector" are packed: packing/. Of a round the first three are its number in the log, and
  -- of type INTEGER for that: a number would be stored with a fraction otherwise.
  -- Tables of long rows have a rowid: without one, a row of more than 1 kB takes pages of its own for what is beyond.
  CREATE TABLE memories (
    id TEXT PRIMARY KEY NOT NULL,
    type TEXT NOT NULL,
    text TEXT NOT NULL,
    slot TEXT, value TEXT,                                  -- what a fact is about, and says; null for rounds and notes
    kind TEXT,                                              -- which side of the person it tells of; null for rounds
    confidence REAL NOT NULL DEFAULT 1,                     -- how certain it is that the user meant it so
    created_at INTEGER NOT NULL,
    valid_from INTEGER NOT NULL, valid_to INTEGER,
    supersedes TEXT, superseded_by TEXT,
    pinned INTEGER NOT NULL DEFAULT 0,
    expires_at INTEGER,
    metadata TEXT NOT NULL DEFAULT '{}',
    exchange TEXT, conversation TEXT, role TEXT,
    own_quote,                                              -- 1: the quote is the text; own-quote.ts
    quote TEXT GENERATED ALWAYS AS (iif(own_quote = 1, text, own_quote)) VIRTUAL,
    said TEXT,                                              -- digest of the user's words it came from
    turn TEXT,                                              -- of a round: the digest of its turn
    first_turn TEXT, first_seq INTEGER,                     -- of the assertion that the row tells: assertion-sql.ts
    complete INTEGER NOT NULL DEFAULT 1,                    -- 0: a round whose turn was not answered to its end
    impersonal INTEGER NOT NULL DEFAULT 0,
    asks INTEGER NOT NULL DEFAULT 0,                        -- a round in which the user stated nothing
    stale INTEGER NOT NULL DEFAULT 0,                       -- of a round: how much of it is still recalled
    worth REAL NOT NULL DEFAULT 0,                          -- how useful it proved, from feedback
    recalled_at INTEGER,                                    -- when it was last recalled, as far as the retention task has looked
    note TEXT,                                              -- digest of a note, the same for those that say the same
    quarantine TEXT,                                        -- why it is not recalled until somebody has looked at it
    passages INTEGER,                                       -- of a round: where its sentences stand
    terms INTEGER NOT NULL, space TEXT, vector BLOB,
    words INTEGER                                           -- of a round: its two sides
  ) WITHOUT ROWID;
  CREATE INDEX memories_note ON memories (note) WHERE note IS NOT NULL;
  CREATE INDEX memories_unembedded ON memories (id) WHERE vector IS NULL;
  CREATE INDEX memories_expiry ON memories (expires_at) WHERE expires_at IS NOT NULL;

  -- The long part of each round.
  ${LOG_TABLE}
  ${ARCHIVE_TABLE}

  -- The log of assertions, from which facts follow, as far as no memory tells them: assertion-sql.ts. Forgetting a fact
  -- forgets every round in which it was said.
  CREATE TABLE sayings (
    memory TEXT NOT NULL, turn TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    value TEXT NOT NULL, text TEXT NOT NULL, own_quote NOT NULL, holds_from INTEGER NOT NULL,
    quote TEXT GENERATED ALWAYS AS (iif(own_quote = 1, text, own_quote)) VIRTUAL,
    exchange TEXT, conversation TEXT, said TEXT,
    PRIMARY KEY (memory, turn, seq, at)
  ) WITHOUT ROWID;

  -- Corrections: "actually, Bergen", "forget that". Kept as said, because what they are about may arrive after them.
  CREATE TABLE amendments (
    turn TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
    exchange TEXT NOT NULL, conversation TEXT NOT NULL, said TEXT NOT NULL, amendment TEXT NOT NULL,
    PRIMARY KEY (turn, seq)
  ) WITHOUT ROWID;
  CREATE INDEX amendments_conversation ON amendments (conversation);

  -- Digests of turns of which no round is kept, so that a resent history adds nothing; "same_as": another digest of a turn.
  CREATE TABLE turns (turn TEXT PRIMARY KEY, complete INTEGER NOT NULL, same_as TEXT) WITHOUT ROWID;

  CREATE TABLE exchanges (
    id TEXT PRIMARY KEY NOT NULL,
    record TEXT NOT NULL,                                   -- without what is as usual: short-record.ts
    wrote TEXT NOT NULL, feedback REAL,
    injected BLOB                                           -- the memories in its block; null: none, or those in the record
  ) WITHOUT ROWID;
  CREATE TABLE conversations (id TEXT PRIMARY KEY NOT NULL, block TEXT NOT NULL, at INTEGER NOT NULL);

  -- The app's own blocks of text about the user; "version": a digest of name and text.
  CREATE TABLE profile (
    name TEXT PRIMARY KEY, text TEXT NOT NULL, position INTEGER NOT NULL, updated_at INTEGER NOT NULL, version TEXT NOT NULL
  ) WITHOUT ROWID;

  -- Attempts to embed a memory that have not come back yet, or were refused; by which embedder, and when.
  CREATE TABLE embedding_attempts (
    memory TEXT PRIMARY KEY, embedder TEXT NOT NULL, attempts INTEGER NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
  -- One row while memories lack a vector of the current embedder: what the backfill needs to make them.
  CREATE TABLE embedding (
    id INTEGER PRIMARY KEY CHECK (id = 1), scope TEXT NOT NULL, failures INTEGER NOT NULL, due INTEGER NOT NULL
  );

  -- The extraction queue: rounds that could not be analyzed when they were said.
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

  -- Rows that have changed since the last push to the cold tier; filled by triggers, if there is one.
  ${CHANGES_TABLE}
`;

/** The tables of the long parts of rounds, which the rows of "memories" name. */
export const LOG_TABLES = ["log", "archive"] as const;

/** The tables that hold something about a person. */
export const CONTENT_TABLES = [
  "memories",
  "sayings",
  "amendments",
  "turns",
  "exchanges",
  "conversations",
  "profile",
  "embedding_attempts",
  "embedding",
  "journal",
  "answers",
  ...LOG_TABLES,
] as const;

export const TABLE_NAMES = ["vault", ...CONTENT_TABLES, "outbox"] as const;

export function schemaExists(sql: SqlStorage): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'vault'").toArray().length > 0;
}

export function versionOf(sql: SqlStorage): number {
  return sql.exec<{ version: number }>("SELECT version FROM vault").one().version;
}

/** Creates the tables. @param suffix of the indexes' names */
export function createTables(sql: SqlStorage, suffix: string): void {
  sql.exec(TABLES.replace(/(?<=INDEX )\w+/g, `$&${suffix}`));
}

/** The owner of a vault: the name of its object, and a digest of its tenancy. */
export interface VaultOwner {
  readonly name: string;
  readonly tenancy: string;
  /** True if the tenant was deleted: nothing is ever written again. */
  readonly sealed: boolean;
}

export function createSchema(
  sql: SqlStorage,
  epoch: number,
  erasedAt: number,
  tombstones: string,
  owner: VaultOwner,
): void {
  createTables(sql, "");
  sql.exec(
    "INSERT INTO vault (version, epoch, erased_at, tombstones, name, tenancy, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)",
    VERSION,
    epoch,
    erasedAt,
    tombstones,
    owner.name,
    owner.tenancy,
    Number(owner.sealed),
  );
}

/** Counts the rows of every table about a person that is in the file, whether this code knows the table or not. */
export function countRows(sql: SqlStorage): Record<string, number> {
  const tables = sql.exec<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '!_cf%' ESCAPE '!' AND name NOT IN ('vault', 'outbox', 'filler', 'spill')",
  );
  return Object.fromEntries(
    tables.toArray().map(({ name }) => [name, sql.exec<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`).one().n]),
  );
}
