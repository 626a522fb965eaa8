import type { SaidAndAnswered } from "../../memory/round.ts";
import type { Revertible } from "../../runtime/revertible.ts";
import { unpackRound } from "../packing/pack-round.ts";
import { LogArchive, NO_WORDS, type NumberedEntry } from "./log-archive.ts";
import type { LogEntry } from "./log-entry.ts";
import { LogRing } from "./log-ring.ts";
import { PIECE, RING } from "./log-rows.ts";
import { packEntry, type PackedEntry, packWords, unpackEntry } from "./pack-entry.ts";
import type { EntryTerms, TermsInGroup } from "./pack-group.ts";
import { unlessDamaged } from "./unless-damaged.ts";

/*
 * The log of rounds: a commit writes one row of it, and old rounds are packed together. Nothing here knows what a round is
 * for: rows of `memories` name entries by number, and an entry that none names is garbage.
 */

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
/** An entry that holds an answer. */
export type EntryWithAnswer = LogEntry & { readonly answer: ArrayBuffer };

/** An entry of a round whose row of `memories` may still have to be made. */
export interface UnfiledEntry {
  readonly n: number;
  readonly row: ArrayBuffer;
  /** True if it is known where its sentences stand. */
  readonly isLocated: boolean;
  /** The rows of the statements that the round taught. Null if there are none. */
  readonly statements: ArrayBuffer | null;
  /** Returns the words of its user. */
  readonly said: () => string;
}

/** Keeps the log of a vault: what a commit wrote in its ring of rows, and what is older in its archive. */
export class RoundLog implements Revertible {
  private readonly sql: SqlStorage;
  private readonly ring: LogRing;
  private readonly archived: LogArchive;
  private answersRead: Map<number, EntryWithAnswer> | null = null;
  private heldEntry: NumberedEntry | null = null;
  private packHeldStatements: (() => ArrayBuffer) | null = null;

  /** @param sql the tables as they are, not unpacked */
  constructor(sql: SqlStorage) {
    this.sql = sql;
    this.archived = new LogArchive(sql);
    this.ring = new LogRing(
      sql,
      () => this.archived.last,
      () => this.namedTo(),
    );
  }

  snapshot(): () => void {
    return () => this.forget();
  }

  /** Drops what is unpacked. Called when entries may have gone: their numbers may be given again. */
  forget(): void {
    this.archived.forget();
    this.answersRead = null;
    this.heldEntry = this.packHeldStatements = null;
    this.ring.forget();
  }

  /**
   * Returns the number of a new entry. An answer that would take a page of its own is left out: `answers` tells.
   * @param isHeld true if more may come to the entry: whoever says so calls `writeHeld` in the same transaction
   */
  append(entry: LogEntry, isHeld = false): number {
    this.writeHeld();
    const n = this.ring.next();
    const { answer, ...rest } = entry;
    const bytes = answer && this.ring.hasFreePage ? this.packedAnew(entry) : null;
    const isOnePage = bytes !== null && bytes.length <= PIECE;
    if (isOnePage && answer) this.answersRead?.set(n, { ...rest, answer });
    if (isHeld) this.heldEntry = { n, entry: isOnePage ? entry : rest };
    else this.ring.write(n, isOnePage ? bytes : this.packedAnew(rest));
    return n;
  }

  /** The entry to which its commit may still add. Null if none is. */
  get held(): NumberedEntry | null {
    return this.heldEntry;
  }

  /** Has the entry that is held have these rows of statements. They are packed once, when it is written. */
  addStatements(pack: () => ArrayBuffer): void {
    this.packHeldStatements = pack;
  }

  /** Takes the rows from the entry that is held, because they have been made. */
  dropHeldRows(): void {
    if (!this.heldEntry) return;
    const { row: _, ...entry } = this.heldEntry.entry;
    this.heldEntry = { n: this.heldEntry.n, entry };
    this.packHeldStatements = null;
  }

  /** Writes the entry that is held. */
  writeHeld(): void {
    if (!this.heldEntry) return;
    const { n, entry } = this.heldEntry;
    const statements = this.packHeldStatements?.() ?? null;
    this.heldEntry = this.packHeldStatements = null;
    this.ring.write(n, this.packedAnew({ ...entry, statements }));
  }

  /** Returns the entries that hold an answer, by number. The archive has none of them. */
  get answers(): ReadonlyMap<number, EntryWithAnswer> {
    if (this.answersRead) return this.answersRead;
    this.writeHeld();
    const found = new Map<number, EntryWithAnswer>();
    for (const n of this.ring.numbersThatStay()) {
      const { answer, ...entry } = this.inRing(n) ?? { answer: null };
      if (answer && "words" in entry) found.set(n, { ...entry, words: wordsIn(entry.words), answer });
    }
    return (this.answersRead = found);
  }

  /** Removes the answer that an entry holds. */
  dropAnswer(n: number): void {
    this.writeHeld();
    const entry = this.inRing(n);
    this.answersRead?.delete(n);
    if (entry?.answer) this.ring.write(n, packEntry({ ...entry, answer: null }));
  }

  /** Returns the latest entries that hold the row of their round. A round whose number a late row names has one. */
  unfiled(): UnfiledEntry[] {
    this.writeHeld();
    const filedTo = this.namedTo();
    const late = this.ring.numbers().filter((n) => n > filedTo);
    return late.flatMap((n) => {
      const { row = null, passages = null, statements = null } = this.inRing(n) ?? {};
      return row ? [{ n, row, isLocated: passages !== null, statements, said: () => this.wordsOf(n).said }] : [];
    });
  }

  /** Removes the rows that an entry holds, because its round is about to go: nobody may make them again. */
  dropRow(n: number): void {
    this.writeHeld();
    const entry = this.inRing(n);
    if (entry?.row || entry?.statements) this.ring.write(n, packEntry({ ...entry, row: null, statements: null }));
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
    this.writeHeld();
    const whole = { ...entry, record: this.recordOf(n) };
    if (!this.ring.has(n)) return this.append(whole);
    this.answersRead?.delete(n);
    this.ring.write(n, this.packed(whole));
    return n;
  }

  termsOf(n: number): EntryTerms {
    if (this.heldEntry?.n === n) return this.heldEntry.entry;
    return this.inRing(n) ?? this.archived.termsOf(n);
  }

  /** Returns a reader of the terms of all entries. It is quick for numbers that follow one another. */
  allTerms(): (n: number) => TermsInGroup {
    this.writeHeld();
    const archived = this.archived.allTerms();
    return (n) => {
      const logged = this.inRing(n);
      if (!logged) return archived(n);
      const { terms, passages } = logged;
      return { terms: new Uint8Array(terms), passages: passages && new Uint8Array(passages) };
    };
  }

  wordsOf(n: number): SaidAndAnswered {
    if (this.heldEntry?.n === n) return this.heldEntry.entry.words;
    const logged = this.inRing(n);
    return logged ? wordsIn(logged.words) : this.archived.wordsOf(n);
  }

  recordOf(n: number): ArrayBuffer | null {
    if (this.heldEntry?.n === n) return this.heldEntry.entry.record;
    const logged = this.inRing(n);
    return logged ? logged.record : this.archived.recordOf(n);
  }

  /** Returns all records, by number. */
  *records(): Generator<readonly [number, ArrayBuffer]> {
    this.writeHeld();
    yield* this.archived.records();
    for (const n of this.ring.numbers()) {
      const record = this.inRing(n)?.record;
      if (record) yield [n, record];
    }
  }

  /** Returns true if there are enough entries to pack. */
  get isArchiveDue(): boolean {
    this.writeHeld();
    const numbers = this.ring.numbers();
    const [first, last] = [numbers[0], numbers.at(-1)];
    return first !== undefined && last !== undefined && last - first + 1 >= ARCHIVE_FROM;
  }

  /**
   * Packs the oldest entries, whose rows are free from then on. Belongs in a transaction.
   * @param keepAnswer keeps the answer of an entry elsewhere
   */
  archive(keepAnswer: (entry: EntryWithAnswer) => void): void {
    this.writeHeld();
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
  archiveEntries(given: readonly NumberedEntry[]): void {
    this.writeHeld();
    this.archived.add(given);
    this.ring.release(given.at(-1)?.n ?? 0);
  }

  /** Removes entries that no round names any more. Belongs in a transaction. */
  sweep(): void {
    this.writeHeld();
    this.forget();
    const named = this.named();
    const used = new Set([...named, ...this.unfiled().map(({ n }) => n)]);
    this.ring.keepOnly((n) => used.has(n));
    this.archived.keepOnly((n) => used.has(n));
    // Statements of a round that stays may have gone: they have rows by now, and the entry is to tell none of them.
    for (const n of this.ring.numbers()) if (named.has(n)) this.dropStatements(n);
  }

  private dropStatements(n: number): void {
    const entry = this.inRing(n);
    if (entry?.statements) this.ring.write(n, packEntry({ ...entry, statements: null }));
  }

  /** Makes the rows that commits overwrite, after a write of so many rows that these do not matter. */
  makeRowsAfter(rows: number): void {
    this.writeHeld();
    if (rows >= RING) this.ring.makeRows();
  }

  /** Returns the number of the next entry. */
  next(): number {
    this.writeHeld();
    return this.ring.next();
  }

  private inRing(n: number): PackedEntry | null {
    const bytes = this.ring.read(n);
    return bytes && unlessDamaged(() => unpackEntry(bytes), null);
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

  /** Returns the numbers that rows of memories name. */
  private named(): ReadonlySet<number> {
    const rows = this.sql.exec<{ n: number }>("SELECT words AS n FROM memories WHERE typeof(words) = 'integer'");
    return new Set([...rows].map(({ n }) => n));
  }
}

const wordsIn = (packed: ArrayBuffer): SaidAndAnswered => unlessDamaged(() => unpackRound(packed), NO_WORDS);

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
