import type { SaidAndAnswered } from "../../memory/round.ts";
import { packTerms } from "../packing/pack-terms.ts";
import type { LogEntry } from "./log-entry.ts";
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
 * The rows of `archive`: old entries of the log, packed together. What a reader unpacks stays for the next, who mostly asks
 * for a neighbour.
 */

/** Rounds of one group. */
const GROUP = 16;
/** Characters from which a group takes no further round: all of them are unpacked to read one. */
const GROUP_CHARACTERS = 200_000;
/** Groups whose texts stay unpacked, for a block that tells neighbours. */
const KEPT_WORDS = 4;

export const NO_WORDS: SaidAndAnswered = { said: "", answer: "" };
const NO_TERMS: EntryTerms = { terms: packTerms(new Uint32Array()), passages: null };

/** An entry under its number. */
export interface NumberedEntry {
  readonly n: number;
  readonly entry: LogEntry;
}

type Row = Record<string, SqlStorageValue>;
type GroupRow = Row & PackedGroup & { n: number; last: number; live: number };

/** Entries that were unpacked together. */
interface Unpacked<T> {
  readonly first: number;
  readonly entries: readonly T[];
}

/** Keeps entries of the log, packed in groups. An entry that a row names and no group holds was lost, and counts as empty. */
export class LogArchive {
  private readonly sql: SqlStorage;
  private terms: Unpacked<EntryTerms> | null = null;
  private words: readonly Unpacked<SaidAndAnswered>[] = [];
  private recordsRead: Unpacked<ArrayBuffer | null> | null = null;

  constructor(sql: SqlStorage) {
    this.sql = sql;
  }

  /** Drops what is unpacked. */
  forget(): void {
    this.terms = null;
    this.words = [];
    this.recordsRead = null;
  }

  /** Returns the last number that has been archived. All entries of the log have higher ones. */
  get last(): number {
    return this.sql.exec<{ last: number }>("SELECT last FROM archive ORDER BY n DESC LIMIT 1").toArray()[0]?.last ?? 0;
  }

  termsOf(n: number): EntryTerms {
    const known = entryIn(this.terms, n);
    if (known) return known;
    const group = this.groupOf(n, "sizes, terms");
    if (!group) return NO_TERMS;
    this.terms = { first: group.n, entries: unlessDamaged(() => unpackGroupTerms(group), []) };
    return entryIn(this.terms, n) ?? NO_TERMS;
  }

  /** Returns a reader of the terms of all entries, which takes one statement. It is quick for numbers that follow one another. */
  allTerms(): (n: number) => TermsInGroup {
    const groups = this.sql.exec<GroupRow>("SELECT n, sizes, terms FROM archive ORDER BY n").toArray();
    let group: Unpacked<TermsInGroup> | null = null;
    return (n) => {
      const known = entryIn(group, n);
      if (known) return known;
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
  }

  /** Packs entries, which are in the order of their numbers. */
  add(given: readonly NumberedEntry[]): void {
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

  /** Removes the entries that are not used. */
  keepOnly(isUsed: (n: number) => boolean): void {
    const groups = this.sql.exec<GroupRow>("SELECT n, last, live FROM archive").toArray();
    for (const { n, last, live } of groups) {
      const left = numbersIn(n, last).filter(isUsed);
      if (left.length === live) continue;
      const entries = left.map((one) => ({ n: one, entry: this.entryOf(one) }));
      this.forget();
      this.sql.exec("DELETE FROM archive WHERE n = ?", n);
      this.add(entries);
    }
  }

  private entryOf(n: number): LogEntry {
    return { ...this.termsOf(n), words: this.wordsOf(n), record: this.recordOf(n) };
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

const recordsIn = ({ n, last, records }: GroupRow): (ArrayBuffer | null)[] =>
  unlessDamaged(() => unpackGroupRecords(records, last - n + 1), []);

const entryIn = <T>(group: Unpacked<T> | null, n: number): T | undefined => group?.entries[n - group.first];
