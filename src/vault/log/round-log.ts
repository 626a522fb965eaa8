import type { SaidAndAnswered } from "../../memory/round.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { packRound, unpackRound } from "../packing/pack-round.ts";
import type { LogEntry } from "./log-entry.ts";
import { LOG_TABLE } from "./log-tables.ts";
import {
  type EntryTerms,
  packGroup,
  type PackedGroup,
  unpackGroupRecords,
  unpackGroupTerms,
  unpackGroupWords,
} from "./pack-group.ts";

/*
 * The log of rounds: an append-only table that a commit writes one row of. Old rounds are packed together, because a page
 * holds one or two of their rows and leaves a quarter empty. Nothing here knows what a round is for: rows of `memories` name
 * entries by number, and an entry that none names is garbage.
 */

/** Rounds of one group. */
const GROUP = 16;
/** Characters from which a group takes no further round: all of them are unpacked to read one. */
const GROUP_CHARACTERS = 200_000;
/** Entries from which the log is packed. */
const ARCHIVE_FROM = 64;
/** Entries that are packed in one go, after an import: a vault must stay free to answer. */
const ARCHIVED_AT_ONCE = 256;
/** Groups whose texts stay unpacked, for a block that tells neighbours. */
const KEPT_WORDS = 4;

/** The number of the next entry, in SQL. Numbers of the log are higher than those of the archive. */
const NEXT =
  "SELECT coalesce((SELECT max(n) FROM log), (SELECT last FROM archive ORDER BY n DESC LIMIT 1), 0) + 1 AS n";

type Row = Record<string, SqlStorageValue>;
type LogRow = Row & { n: number; terms: ArrayBuffer; passages: ArrayBuffer | null; record: ArrayBuffer | null };
type WholeRow = LogRow & { words: ArrayBuffer };
type GroupRow = Row & PackedGroup & { n: number; last: number; live: number };

/** Entries that were unpacked together. */
interface Unpacked<T> {
  readonly first: number;
  readonly entries: readonly T[];
}

export class RoundLog implements Revertible {
  private readonly sql: SqlStorage;
  private terms: Unpacked<EntryTerms> | null = null;
  private words: readonly Unpacked<SaidAndAnswered>[] = [];
  private recordsRead: Unpacked<ArrayBuffer | null> | null = null;

  /** @param sql the tables as they are, not unpacked */
  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what is unpacked. Called when entries may have gone: their numbers may be given again. */
  forget(): void {
    this.terms = null;
    this.words = [];
    this.recordsRead = null;
  }

  /** Returns the number of a new entry. */
  append({ terms, passages, record, words }: LogEntry): number {
    return this.sql
      .exec<{ n: number }>(
        `INSERT INTO log (n, terms, passages, record, words) VALUES ((${NEXT}), ?, ?, ?, ?) RETURNING n`,
        terms,
        passages,
        record,
        packRound(words),
      )
      .one().n;
  }

  /** Returns the number under which an entry is from now on. It keeps its record. */
  replace(n: number, { terms, passages, words }: Omit<LogEntry, "record">): number {
    const { rowsWritten } = this.sql.exec(
      "UPDATE log SET terms = ?, passages = ?, words = ? WHERE n = ?",
      terms,
      passages,
      packRound(words),
      n,
    );
    return rowsWritten > 0 ? n : this.append({ terms, passages, words, record: this.recordOf(n) });
  }

  termsOf(n: number): EntryTerms {
    return entryIn(this.terms, n) ?? this.readTerms(n);
  }

  wordsOf(n: number): SaidAndAnswered {
    for (const group of this.words) {
      const found = entryIn(group, n);
      if (found) return found;
    }
    const row = this.sql.exec<{ words: ArrayBuffer }>("SELECT words FROM log WHERE n = ?", n).toArray()[0];
    if (row) return unpackRound(row.words);
    const group = this.groupOf(n, "lengths, words");
    const { from, entries } = unpackGroupWords(group, n - group.n);
    const unpacked = { first: group.n + from, entries };
    this.words = [unpacked, ...this.words.slice(0, KEPT_WORDS - 1)];
    return entryIn(unpacked, n) as SaidAndAnswered;
  }

  recordOf(n: number): ArrayBuffer | null {
    const known = entryIn(this.recordsRead, n);
    if (known !== undefined) return known;
    const row = this.sql.exec<{ record: ArrayBuffer | null }>("SELECT record FROM log WHERE n = ?", n).toArray()[0];
    if (row) return row.record;
    const group = this.groupOf(n, "records");
    this.recordsRead = { first: group.n, entries: unpackGroupRecords(group.records, group.last - group.n + 1) };
    return entryIn(this.recordsRead, n) ?? null;
  }

  /** Returns all records, by number. */
  *records(): Generator<readonly [number, ArrayBuffer]> {
    const groups = this.sql
      .exec<GroupRow>("SELECT n, last, records FROM archive WHERE records IS NOT NULL ORDER BY n")
      .toArray();
    for (const { n, last, records } of groups) {
      for (const [i, record] of unpackGroupRecords(records, last - n + 1).entries()) if (record) yield [n + i, record];
    }
    const rows = this.sql.exec<LogRow>("SELECT n, record FROM log WHERE record IS NOT NULL ORDER BY n").toArray();
    for (const { n, record } of rows) if (record) yield [n, record];
  }

  /** Returns true if there are enough entries to pack. */
  get isArchiveDue(): boolean {
    const { first, last } = this.sql
      .exec<{ first: number | null; last: number | null }>(
        "SELECT (SELECT min(n) FROM log) AS first, (SELECT max(n) FROM log) AS last",
      )
      .one();
    return first !== null && last !== null && last - first + 1 >= ARCHIVE_FROM;
  }

  /** Packs the oldest entries, and removes them from the log. Belongs in a transaction. */
  archive(): void {
    const rows = this.sql.exec<WholeRow>("SELECT * FROM log ORDER BY n LIMIT ?", ARCHIVED_AT_ONCE).toArray();
    this.archiveEntries(rows.map(({ n, words, ...rest }) => ({ n, entry: { ...rest, words: unpackRound(words) } })));
    if (rows.length === ARCHIVED_AT_ONCE) {
      this.sql.exec("DELETE FROM log WHERE n <= ?", rows.at(-1)?.n);
      return;
    }
    // A table that is dropped writes no row for each of its own, where `DELETE` does.
    this.sql.exec("DROP TABLE log");
    this.sql.exec(LOG_TABLE);
  }

  /** Packs entries, which are in the order of their numbers. */
  archiveEntries(given: readonly { readonly n: number; readonly entry: LogEntry }[]): void {
    let group: typeof given = [];
    let characters = 0;
    const write = (): void => {
      if (group.length > 0) this.insertGroup(group);
      group = [];
      characters = 0;
    };
    for (const one of given) {
      if ((group[0] && one.n - group[0].n >= GROUP) || characters >= GROUP_CHARACTERS) write();
      group = [...group, one];
      characters += one.entry.words.said.length + one.entry.words.answer.length;
    }
    write();
  }

  /** Removes entries that no round names any more. Belongs in a transaction. */
  sweep(): void {
    this.forget();
    const used = this.used();
    for (const { n } of this.sql.exec<{ n: number }>("SELECT n FROM log").toArray())
      if (!used.has(n)) this.sql.exec("DELETE FROM log WHERE n = ?", n);
    const groups = this.sql.exec<GroupRow>("SELECT n, last, live FROM archive").toArray();
    for (const { n, last, live } of groups) {
      const left = numbersIn(n, last).filter((one) => used.has(one));
      if (left.length === live) continue;
      const entries = left.map((one) => ({ n: one, entry: this.entryOf(one) }));
      this.forget();
      this.sql.exec("DELETE FROM archive WHERE n = ?", n);
      this.archiveEntries(entries);
    }
  }

  private entryOf(n: number): LogEntry {
    return { ...this.termsOf(n), words: this.wordsOf(n), record: this.recordOf(n) };
  }

  /** Returns the number of the next entry. */
  next(): number {
    return this.sql.exec<{ n: number }>(NEXT).one().n;
  }

  private used(): ReadonlySet<number> {
    const rows = this.sql.exec<{ n: number }>("SELECT words AS n FROM memories WHERE typeof(words) = 'integer'");
    return new Set(rows.toArray().map(({ n }) => n));
  }

  private readTerms(n: number): EntryTerms {
    const row = this.sql.exec<LogRow>("SELECT terms, passages FROM log WHERE n = ?", n).toArray()[0];
    if (row) return row;
    const group = this.groupOf(n, "sizes, terms");
    this.terms = { first: group.n, entries: unpackGroupTerms(group) };
    return entryIn(this.terms, n) as EntryTerms;
  }

  /** @throws if there is no such entry */
  private groupOf(n: number, columns: string): GroupRow {
    return this.sql
      .exec<GroupRow>(`SELECT n, last, ${columns} FROM archive WHERE n <= ?1 AND last >= ?1 ORDER BY n DESC LIMIT 1`, n)
      .one();
  }

  private insertGroup(group: readonly { readonly n: number; readonly entry: LogEntry }[]): void {
    const [first, last] = [group[0]?.n ?? 0, group.at(-1)?.n ?? 0];
    const byNumber = new Map(group.map(({ n, entry }) => [n, entry]));
    const packed = packGroup(numbersIn(first, last).map((n) => byNumber.get(n) ?? null));
    this.sql.exec(
      "INSERT INTO archive (n, last, live, sizes, lengths, terms, records, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      first,
      last,
      group.length,
      packed.sizes,
      packed.lengths,
      packed.terms,
      packed.records,
      packed.words,
    );
  }
}

const numbersIn = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const entryIn = <T>(group: Unpacked<T> | null, n: number): T | undefined => group?.entries[n - group.first];

const logs = new WeakMap<SqlStorage, RoundLog>();

/** Returns the log of a vault. */
export function logOf(sql: SqlStorage): RoundLog {
  const log = logs.get(sql) ?? new RoundLog(sql);
  logs.set(sql, log);
  return log;
}

/** Has SQL that unpacks rows read the same log as the SQL below it. */
export const shareLog = (unpacking: SqlStorage, sql: SqlStorage): RoundLog => {
  const log = logOf(sql);
  logs.set(unpacking, log);
  return log;
};
