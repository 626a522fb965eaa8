import { expandQuery } from "../memory/ranking/query-expansion.ts";
import { indexTerms } from "../memory/ranking/recall-index.ts";
import { termsOfRound } from "../memory/ranking/passages.ts";
import { isOnlyQuestion, toRound } from "../memory/round.ts";
import { packVector, unpackWideVector } from "../memory/embedding/stored-vector.ts";
import { noteDigest } from "../memory/statements/duplicate-note.ts";
import { stopFollowing } from "../replication/outbox.ts";
import { columnNames, type Earlier, upgradeTables } from "../runtime/upgrade-tables.ts";
import { termOf } from "../text/words.ts";
import { quotesOfTurn } from "./facts/quotes-of-turn.ts";
import { isNote, kindOf, quarantineOf } from "./insert-row.ts";
import type { LogEntry } from "./log/log-entry.ts";
import { type PackedEntry, unpackWords } from "./log/pack-entry.ts";
import { logOf } from "./log/round-log.ts";
import { packPassages } from "./packing/pack-passages.ts";
import { packRound, unpackRound } from "./packing/pack-round.ts";
import { packTerms } from "./packing/pack-terms.ts";
import { unpackingSql } from "./packing/unpacking-sql.ts";
import type { MemoryRow } from "./rows.ts";
import { TABLES, VERSION, versionOf } from "./schema.ts";
import { DIGEST_COLUMNS } from "./short-digest.ts";
import { fullRecord, shortRecord } from "./short-record.ts";
import { livePages } from "./deletion/scrub.ts";

const ofMemory = (column: string): string => `(SELECT m.${column} FROM memories m WHERE m.id = was.memory)`;

const OWN_QUOTE = "iif(was.quote = was.text, 1, was.quote)";

/** @param quoted true if the log of assertions has quotes */
const earlier = (quoted: boolean): Earlier => ({
  filled: {
    // The next caller names the owner.
    "vault.name": "''",
    "vault.tenancy": "''",
    // Earlier versions did not scrub, so that bytes of deleted rows may be in the file.
    "vault.unscrubbed": "1",
    "sayings.seq": "0",
    "sayings.at": ofMemory("created_at"),
    "sayings.value": `coalesce(${ofMemory("value")}, '')`,
    "sayings.text": ofMemory("text"),
    "sayings.own_quote": quoted ? OWN_QUOTE : `coalesce(${ofMemory("quote")}, ${ofMemory("text")})`,
    "memories.own_quote": OWN_QUOTE,
    "sayings.holds_from": ofMemory("valid_from"),
    "sayings.exchange": ofMemory("exchange"),
    "sayings.conversation": ofMemory("conversation"),
    "sayings.said": ofMemory("said"),
    "journal.due": "0",
    "memories.complete": "coalesce((SELECT t.complete FROM turns t WHERE t.turn = was.turn), 1)",
  },
  // Replication begins anew, and a cached answer of an earlier version is no loss. The entries of the log go to the archive.
  emptied: ["outbox", "answers", "log"],
});

/**
 * The first version whose tables lack nothing but columns that are null in its rows. Entries of its log hold less: no
 * row of `memories`, or none of a statement.
 */
const WITH_SAME_TABLES = 8;

/** Upgrades the tables of an earlier version. Belongs in a transaction. */
export function upgradeVault(sql: SqlStorage): void {
  if (versionOf(sql) >= WITH_SAME_TABLES) return addColumns(sql);
  // A trigger on a table would keep that table from being replaced. Those of tables that stay would be made twice.
  stopFollowing(sql);
  let pages = 0;
  const had = columnNames(sql, "memories");
  const logged = loggedRows(sql);
  upgradeTables(sql, TABLES, earlier(columnNames(sql, "sayings").has("quote")), (nameOfNew) => {
    if (!had.has("words")) packAll(sql, nameOfNew("memories"), had);
    pages = livePages(sql);
  });
  logOf(sql).archiveEntries(logged);
  shortenDigests(sql);
  // From version 3 on, terms and passages are stored.
  if (!had.has("passages")) for (const id of idsIn(sql)) renewRow(sql, id, had);
  archiveRounds(sql);
  sql.exec("DELETE FROM turns WHERE turn IN (SELECT turn FROM memories WHERE turn IS NOT NULL)");
  shortenRecords(sql);
  sql.exec("UPDATE vault SET cold = NULL");
  sql.exec("UPDATE vault SET version = ?1, peak = max(peak, ?2), pages = max(pages, ?2)", VERSION, pages);
}

/** Adds what version 11 has more, if it is missing: until a memory is rewritten, its assertions stay rows of their own. */
function addColumns(sql: SqlStorage): void {
  if (!columnNames(sql, "memories").has("first_turn")) {
    sql.exec("ALTER TABLE memories ADD COLUMN first_turn TEXT");
    sql.exec("ALTER TABLE memories ADD COLUMN first_seq INTEGER");
  }
  sql.exec("UPDATE vault SET version = ?", VERSION);
}

/** Rewrites records, which earlier versions stored with all their fields. */
function shortenRecords(sql: SqlStorage): void {
  const rows = sql.exec<{ id: string; record: string }>("SELECT id, record FROM exchanges").toArray();
  for (const { id, record } of rows) {
    sql.exec("UPDATE exchanges SET record = ? WHERE id = ?", shortRecord(fullRecord(id, record)), id);
  }
}

function shortenDigests(sql: SqlStorage): void {
  for (const [table, columns] of Object.entries(DIGEST_COLUMNS)) {
    for (const column of columns) sql.exec(`UPDATE ${table} SET ${column} = substr(${column}, 1, 32)`);
  }
}

const idsIn = (sql: SqlStorage): string[] =>
  sql
    .exec<{ id: string }>("SELECT id FROM memories")
    .toArray()
    .map(({ id }) => id);

/** Packs the values that earlier versions stored as they are. @param had the columns that memories had */
function packAll(sql: SqlStorage, table: string, had: ReadonlySet<string>): void {
  for (const id of idsIn(sql)) {
    const row = sql.exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).one();
    const { terms, passages, vector } = row;
    const round = toRound(row.user_text, row.answer);
    sql.exec(
      `UPDATE ${table} SET words = ?, terms = ?, passages = ?, vector = ? WHERE id = ?`,
      round && packRound(round),
      packTerms(new Uint32Array(terms).map(termOf)),
      passages ? packPassages(new Uint16Array(passages)) : null,
      vector && packVector(had.has("passages") ? unpackWideVector(vector) : new Float32Array(vector)),
      id,
    );
  }
}

/** Recomputes columns that are derived from a memory's text or slot. @param had the columns that memories had */
function renewRow(sql: SqlStorage, id: string, had: ReadonlySet<string>): void {
  const row = unpackingSql(sql).exec<MemoryRow>("SELECT * FROM memories WHERE id = ?", id).one();
  const round = toRound(row.user_text, row.answer);
  const { terms, passages } = round
    ? termsOfRound(round, quotesOfTurn(sql, row.turn))
    : { terms: indexTerms(`${row.text} ${expandQuery(row.slot)}`), passages: null };
  sql.exec(
    "UPDATE memories SET terms = ?, passages = ?, asks = ?, note = ?, quarantine = ?, kind = ? WHERE id = ?",
    packTerms(terms),
    passages && packPassages(passages),
    had.has("asks") ? row.asks : Number(isOnlyQuestion(row.user_text ?? "")),
    had.has("note") || !isNote(row) ? row.note : noteDigest(row.text),
    had.has("quarantine") ? row.quarantine : quarantineOf(row),
    had.has("kind") ? row.kind : kindOf(row),
    id,
  );
}

/** Returns the entries that version 7 kept in its log, which go to the archive. */
function loggedRows(sql: SqlStorage): { n: number; entry: LogEntry }[] {
  if (!columnNames(sql, "log").has("terms")) return [];
  return sql
    .exec<PackedEntry & Record<string, SqlStorageValue> & { n: number }>("SELECT * FROM log ORDER BY n")
    .toArray()
    .map(({ n, ...entry }) => ({ n, entry: unpackWords(entry) }));
}

type LongRow = Record<"terms" | "words", ArrayBuffer> & { id: string; passages: ArrayBuffer | null };

/** Rounds that are moved together, so that not all of them are in memory at once. */
const MOVED_AT_ONCE = 256;

/** Moves what earlier versions kept in the rows of rounds to the archive. */
function archiveRounds(sql: SqlStorage): void {
  const log = logOf(sql);
  for (let after = ""; ;) {
    const rows = sql
      .exec<LongRow>(
        "SELECT id, terms, passages, words FROM memories WHERE id > ? AND typeof(words) = 'blob' ORDER BY id LIMIT ?",
        after,
        MOVED_AT_ONCE,
      )
      .toArray();
    const first = log.next();
    const entryOf = ({ terms, passages, words }: LongRow): LogEntry => ({
      terms,
      passages,
      words: unpackRound(words),
      record: null,
    });
    log.archiveEntries(rows.map((row, i) => ({ n: first + i, entry: entryOf(row) })));
    for (const [i, { id }] of rows.entries())
      sql.exec(
        "UPDATE memories SET words = ?1, terms = ?1, passages = iif(passages IS NULL, NULL, ?1) WHERE id = ?2",
        first + i,
        id,
      );
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
