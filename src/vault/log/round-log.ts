import type { SaidAndAnswered } from "../../memory/round.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { unpackRound } from "../packing/pack-round.ts";
import { packTerms } from "../packing/pack-terms.ts";
import type { LogEntry } from "./log-entry.ts";
import { LogRing, PIECE, RING } from "./log-ring.ts";
import { packEntry, type PackedEntry, packWords, unpackEntry } from "./pack-entry.ts";
import {
  type EntryTerms,
  packGroup,
  type PackedGroup,
  unpackGroupRecords,
  unpackGroupTerms,
  unpackGroupWords,
  type TermsInGroup,
  viewGroupTerms,
} from "./pack-group.ts";
import { reportDamage, unlessDamaged } from "./unless-damaged.ts";

/*
 * The log of rounds: a commit writes one row of it, and old rounds are packed together. Nothing here knows what a round is
 * for: rows of `memories` name entries by number, and an entry that none names is garbage.
 */

/** Rounds of one group. */
const GROUP = 16;
/** Characters from which a group takes no further round: all of them are unpacked to read one. */
const GROUP_CHARACTERS = 200_000;
/** Entries from which the log is packed. */
const ARCHIVE_FROM = 32;
/** Entries that are packed in one go, after an import: a vault must stay free to answer. */
const ARCHIVED_AT_ONCE = 256;
/** Texts of a round shrink to 40 %, and what is beside them does not: an entry shrinks by less than this. */
const MOST_SHRUNK = 2.5;
/**
 * Rows of `memories` that are looked at for numbers of lost entries, by id, and so by age: entries of older ones are
 * packed.
 */
const LATE_ROWS = 4 * ARCHIVE_FROM;
/** Groups whose texts stay unpacked, for a block that tells neighbours. */
const KEPT_WORDS = 4;

const NO_WORDS: SaidAndAnswered = { said: "", answer: "" };
const NO_TERMS: EntryTerms = { terms: packTerms(new Uint32Array()), passages: null };

/** An entry that holds an answer. */
export type EntryWithAnswer = LogEntry & { readonly answer: ArrayBuffer };

/** An entry of a round whose row of `memories` may still have to be made. */
export interface UnfiledEntry {
  readonly n: number;
  readonly row: ArrayBuffer;
  /** True if it is known where its sentences stand. */
  readonly isLocated: boolean;
}

type Row = Record<string, SqlStorageValue>;
type GroupRow = Row & PackedGroup & { n: number; last: number; live: number };

/** Entries that were unpacked together. */
interface Unpacked<T> {
  readonly first: number;
  readonly entries: readonly T[];
}

export class RoundLog implements Revertible {
  private readonly sql: SqlStorage;
  private readonly ring: LogRing;
  private terms: Unpacked<EntryTerms> | null = null;
  private words: readonly Unpacked<SaidAndAnswered>[] = [];
  private recordsRead: Unpacked<ArrayBuffer | null> | null = null;
  private answersRead: Map<number, EntryWithAnswer> | null = null;

  /** @param sql the tables as they are, not unpacked */
  constructor(sql: SqlStorage) {
    this.sql = sql;
    this.ring = new LogRing(
      sql,
      () => this.archivedTo(),
      () => this.namedTo(),
    );
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what is unpacked. Called when entries may have gone: their numbers may be given again. */
  forget(): void {
    this.dropUnpacked();
    this.answersRead = null;
    this.ring.forget();
  }

  private dropUnpacked(): void {
    this.terms = null;
    this.words = [];
    this.recordsRead = null;
  }

  /** Returns the number of a new entry. An answer that would take a page of its own is left out: `answers` tells. */
  append(entry: LogEntry): number {
    const n = this.ring.next();
    const { answer, ...rest } = entry;
    const bytes = answer && this.ring.hasFreePage ? this.packedAnew(entry) : null;
    const isOnePage = bytes !== null && bytes.length <= PIECE;
    this.ring.write(n, isOnePage ? bytes : this.packedAnew(rest));
    if (isOnePage && answer) this.answersRead?.set(n, { ...rest, answer });
    return n;
  }

  /** Returns the entries that hold an answer, by number. The archive has none of them. */
  get answers(): ReadonlyMap<number, EntryWithAnswer> {
    if (this.answersRead) return this.answersRead;
    const found = new Map<number, EntryWithAnswer>();
    for (const n of this.ring.numbersThatStay()) {
      const { answer, ...entry } = this.inRing(n) ?? { answer: null };
      if (answer && "words" in entry) found.set(n, { ...entry, words: wordsIn(entry.words), answer });
    }
    return (this.answersRead = found);
  }

  /** Removes the answer that an entry holds. */
  dropAnswer(n: number): void {
    const entry = this.inRing(n);
    this.answersRead?.delete(n);
    if (entry?.answer) this.ring.write(n, packEntry({ ...entry, answer: null }));
  }

  /** Returns the latest entries that hold the row of their round. A round whose number a late row names has one. */
  unfiled(): UnfiledEntry[] {
    const filedTo = this.namedTo();
    const late = this.ring.numbers().filter((n) => n > filedTo);
    return late.flatMap((n) => {
      const { row = null, passages = null } = this.inRing(n) ?? {};
      return row ? [{ n, row, isLocated: passages !== null }] : [];
    });
  }

  /** Removes the row that an entry holds, because its round is about to go: nobody may make that row again. */
  dropRow(n: number): void {
    const entry = this.inRing(n);
    if (entry?.row) this.ring.write(n, packEntry({ ...entry, row: null }));
  }

  /** Packs an entry. The alarm compresses it with its neighbours, so that a commit leaves what fits in a page as it is. */
  private packed(entry: LogEntry): Uint8Array<ArrayBuffer> {
    return packEntry(packWords(entry, this.ring.hasFreePage ? PIECE : 0));
  }

  /** Packs a new entry. It is compressed as well where it then shares a row, because a new row costs three pages. */
  private packedAnew(entry: LogEntry): Uint8Array<ArrayBuffer> {
    const bytes = this.packed(entry);
    const room = this.ring.wouldGrow ? this.ring.roomBesideLatest : 0;
    if (bytes.length <= room || room < bytes.length / MOST_SHRUNK) return bytes;
    const shorter = packEntry(packWords(entry, 0));
    return shorter.length <= room ? shorter : bytes;
  }

  /** Returns the number under which an entry is from now on. It keeps its record, and no answer. */
  replace(n: number, entry: Omit<LogEntry, "record">): number {
    const whole = { ...entry, record: this.recordOf(n) };
    if (!this.ring.has(n)) return this.append(whole);
    this.answersRead?.delete(n);
    this.ring.write(n, this.packed(whole));
    return n;
  }

  termsOf(n: number): EntryTerms {
    return entryIn(this.terms, n) ?? this.readTerms(n);
  }

  /**
   * Returns a reader of the terms of all entries, which takes one statement for all that are archived. It is quick for
   * numbers that follow one another.
   */
  allTerms(): (n: number) => TermsInGroup {
    const groups = this.sql.exec<GroupRow>("SELECT n, sizes, terms FROM archive ORDER BY n").toArray();
    let group: Unpacked<TermsInGroup> | null = null;
    return (n) => {
      const known = entryIn(group, n);
      if (known) return known;
      const logged = this.inRing(n);
      if (logged) {
        const { terms, passages } = logged;
        return { terms: new Uint8Array(terms), passages: passages && new Uint8Array(passages) };
      }
      const found = groups[lastBefore(groups, n)];
      group = found ? { first: found.n, entries: unlessDamaged(() => viewGroupTerms(found), []) } : null;
      const entry = entryIn(group, n);
      if (!entry) reportDamage("no entry");
      return entry ?? { terms: new Uint8Array(NO_TERMS.terms), passages: null };
    };
  }

  wordsOf(n: number): SaidAndAnswered {
    for (const group of this.words) {
      const found = entryIn(group, n);
      if (found) return found;
    }
    const entry = this.inRing(n);
    if (entry) return wordsIn(entry.words);
    const group = this.groupOf(n, "lengths, words");
    if (!group) return NO_WORDS;
    const together = unlessDamaged(() => unpackGroupWords(group, n - group.n), { from: n - group.n, entries: [] });
    const unpacked = { first: group.n + together.from, entries: together.entries };
    this.words = [unpacked, ...this.words.slice(0, KEPT_WORDS - 1)];
    return entryIn(unpacked, n) ?? NO_WORDS;
  }

  recordOf(n: number): ArrayBuffer | null {
    const known = entryIn(this.recordsRead, n);
    if (known !== undefined) return known;
    const entry = this.inRing(n);
    if (entry) return entry.record;
    const group = this.groupOf(n, "records");
    if (!group) return null;
    this.recordsRead = { first: group.n, entries: recordsIn(group) };
    return entryIn(this.recordsRead, n) ?? null;
  }

  /** Returns all records, by number. */
  *records(): Generator<readonly [number, ArrayBuffer]> {
    const groups = this.sql
      .exec<GroupRow>("SELECT n, last, records FROM archive WHERE records IS NOT NULL ORDER BY n")
      .toArray();
    for (const group of groups) {
      for (const [i, record] of recordsIn(group).entries()) if (record) yield [group.n + i, record];
    }
    for (const n of this.ring.numbers()) {
      const record = this.inRing(n)?.record;
      if (record) yield [n, record];
    }
  }

  /** Returns true if there are enough entries to pack. */
  get isArchiveDue(): boolean {
    const numbers = this.ring.numbers();
    const [first, last] = [numbers[0], numbers.at(-1)];
    return first !== undefined && last !== undefined && last - first + 1 >= ARCHIVE_FROM;
  }

  /**
   * Packs the oldest entries, whose rows are free from then on. Belongs in a transaction.
   * @param keepAnswer keeps the answer of an entry elsewhere
   */
  archive(keepAnswer: (entry: EntryWithAnswer) => void): void {
    const numbers = this.ring.numbers().slice(0, ARCHIVED_AT_ONCE);
    for (const [n, entry] of this.answers) if (n <= (numbers.at(-1) ?? 0)) keepAnswer(entry);
    this.answersRead = null;
    this.archiveEntries(
      numbers.flatMap((n) => {
        const packed = this.inRing(n);
        return packed ? [{ n, entry: { ...packed, words: wordsIn(packed.words) } }] : [];
      }),
    );
    this.ring.release(numbers.at(-1) ?? 0);
    this.ring.shorten();
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
    this.ring.release(given.at(-1)?.n ?? 0);
  }

  /** Removes entries that no round names any more. Belongs in a transaction. */
  sweep(): void {
    this.forget();
    const used = this.used();
    this.ring.keepOnly((n) => used.has(n));
    const groups = this.sql.exec<GroupRow>("SELECT n, last, live FROM archive").toArray();
    for (const { n, last, live } of groups) {
      const left = numbersIn(n, last).filter((one) => used.has(one));
      if (left.length === live) continue;
      const entries = left.map((one) => ({ n: one, entry: this.entryOf(one) }));
      this.dropUnpacked();
      this.sql.exec("DELETE FROM archive WHERE n = ?", n);
      this.archiveEntries(entries);
    }
  }

  private entryOf(n: number): LogEntry {
    return { ...this.termsOf(n), words: this.wordsOf(n), record: this.recordOf(n) };
  }

  /** Makes the rows that commits overwrite, after a write of so many rows that these do not matter. */
  makeRowsAfter(rows: number): void {
    if (rows >= RING) this.ring.makeRows();
  }

  /** Returns the number of the next entry. */
  next(): number {
    return this.ring.next();
  }

  private inRing(n: number): PackedEntry | null {
    const bytes = this.ring.read(n);
    return bytes && unlessDamaged(() => unpackEntry(bytes), null);
  }

  /** Returns the last number that the archive has. All entries of the log have higher ones. */
  private archivedTo(): number {
    return this.sql.exec<{ last: number }>("SELECT last FROM archive ORDER BY n DESC LIMIT 1").toArray()[0]?.last ?? 0;
  }

  /**
   * Returns the highest number that a late row names. Rows of `log` may have been lost, and a new entry under the number
   * of one would be told as the round that lost it.
   */
  private namedTo(): number {
    return (
      this.sql
        .exec<{ n: number | null }>(
          "SELECT max(n) AS n FROM (SELECT iif(typeof(words) = 'integer', words, 0) AS n FROM memories ORDER BY id DESC LIMIT ?)",
          LATE_ROWS,
        )
        .one().n ?? 0
    );
  }

  private used(): ReadonlySet<number> {
    const rows = this.sql.exec<{ n: number }>("SELECT words AS n FROM memories WHERE typeof(words) = 'integer'");
    return new Set([...rows, ...this.unfiled()].map(({ n }) => n));
  }

  private readTerms(n: number): EntryTerms {
    const entry = this.inRing(n);
    if (entry) return entry;
    const group = this.groupOf(n, "sizes, terms");
    if (!group) return NO_TERMS;
    this.terms = { first: group.n, entries: unlessDamaged(() => unpackGroupTerms(group), []) };
    return entryIn(this.terms, n) ?? NO_TERMS;
  }

  /** Returns the group of an entry that a row names. Returns null if the entry has been lost. */
  private groupOf(n: number, columns: string): GroupRow | null {
    const [group] = this.sql
      .exec<GroupRow>(`SELECT n, last, ${columns} FROM archive WHERE n <= ?1 AND last >= ?1 ORDER BY n DESC LIMIT 1`, n)
      .toArray();
    if (!group) reportDamage("no entry");
    return group ?? null;
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

/** Returns the place of the last group that begins no later than a number. Returns -1 if none does. */
function lastBefore(groups: readonly { readonly n: number }[], n: number): number {
  let [low, high] = [0, groups.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle] as { readonly n: number }).n <= n) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const numbersIn = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const wordsIn = (packed: ArrayBuffer): SaidAndAnswered => unlessDamaged(() => unpackRound(packed), NO_WORDS);

const recordsIn = ({ n, last, records }: GroupRow): (ArrayBuffer | null)[] =>
  unlessDamaged(() => unpackGroupRecords(records, last - n + 1), []);

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
