import { LOG_TABLE } from "./log-tables.ts";

/*
 * The rows of `log`. SQLite writes whole pages of 4 KB, and whatever makes a table grow or shrink writes several: a new leaf,
 * its parent, the list of free pages, the header of the file. So the first rows of the table fill a page each and stay,
 * and a commit overwrites one of them. Only while there are more entries than such rows, after an import or before the
 * alarm rings, the table grows.
 */

/** Rows that stay. The alarm frees them before they run out, unless many chats come within a second. */
const RING = 64;
/** Bytes of a row that stays: it fills its page, and needs no other. */
export const PIECE = 4_040;
/** Rows that one entry takes at most of those that stay. Each is billed. */
const MAX_PIECES = 4;
/** Other rows that are deleted one by one. Dropping the table is dearer for few and writes no row for each of many. */
const FEW = 64;

type Row = Record<string, SqlStorageValue>;
type SlotRow = Row & { slot: number; n: number };

interface Slots {
  /** The rows of each entry, in order. */
  readonly of: Map<number, readonly number[]>;
  /** Rows that stay, and may take an entry. */
  readonly free: number[];
  /** Free rows with bytes of an entry that the archive has. */
  readonly stale: Set<number>;
  /** All rows. */
  readonly made: Set<number>;
  /** The highest number that an entry has. */
  highest: number;
}

/** Keeps entries, as bytes, in the rows of `log`. */
export class LogRing {
  private readonly sql: SqlStorage;
  /** Returns the last number that the archive has: rows of an entry up to it may be overwritten. */
  private readonly archivedTo: () => number;
  private known: Slots | null = null;

  constructor(sql: SqlStorage, archivedTo: () => number) {
    this.sql = sql;
    this.archivedTo = archivedTo;
  }

  /** Drops what is known of the rows. They are read anew when somebody asks. */
  forget(): void {
    this.known = null;
  }

  /** Returns the numbers of the entries, in order. */
  numbers(): number[] {
    return [...this.slots.of.keys()].toSorted((a, b) => a - b);
  }

  /** Returns the numbers of the entries in rows that stay, in order. */
  numbersThatStay(): number[] {
    const { of } = this.slots;
    return this.numbers().filter((n) => (of.get(n)?.[0] ?? Infinity) <= RING);
  }

  /** Returns the number of the next entry. */
  next(): number {
    return this.slots.highest + 1;
  }

  /** Returns true if a row that stays may take an entry. */
  get hasFreePage(): boolean {
    const { free, made } = this.slots;
    return free.length > 0 || made.size < RING;
  }

  has(n: number): boolean {
    return this.slots.of.has(n);
  }

  /** Returns an entry, perhaps with zeros behind it. Returns null if there is none of that number. */
  read(n: number): Uint8Array | null {
    const pieces = this.slots.of.get(n)?.map((slot) => this.bytesOf(slot));
    if (pieces === undefined) return null;
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  /** Writes an entry, in place of the one of its number. */
  write(n: number, bytes: Uint8Array<ArrayBuffer>): void {
    const { slots } = this;
    const had = slots.of.get(n) ?? [];
    const rows = this.takeRows(had, Math.max(1, Math.ceil(bytes.length / PIECE)));
    for (const [piece, slot] of rows.entries())
      this.put({ slot, n }, piece, slot > RING ? bytes : filled(bytes.subarray(piece * PIECE, (piece + 1) * PIECE)));
    slots.of.set(n, rows);
    slots.highest = Math.max(slots.highest, n);
    for (const slot of had) if (!rows.includes(slot)) this.clear(slot);
  }

  /** Removes the entries that are not used, and all bytes of those that the archive has. */
  keepOnly(isUsed: (n: number) => boolean): void {
    const { slots } = this;
    for (const slot of slots.stale) this.blank(slot);
    slots.stale.clear();
    for (const [n, rows] of slots.of) {
      if (isUsed(n)) continue;
      for (const slot of rows) this.clear(slot);
      slots.of.delete(n);
    }
  }

  /** Frees the rows of entries up to a number, because the archive has them. */
  release(upTo: number): void {
    const { slots } = this;
    slots.highest = Math.max(slots.highest, upTo);
    for (const [n, rows] of slots.of) {
      if (n > upTo) continue;
      slots.of.delete(n);
      for (const slot of rows.filter((one) => one <= RING)) {
        slots.free.push(slot);
        slots.stale.add(slot);
      }
    }
  }

  /** Removes the rows behind those that stay, of entries that the archive has. */
  shorten(): void {
    const { made, of } = this.slots;
    const needed = new Set([...of.values()].flat());
    const left = [...made].filter((slot) => slot > RING && !needed.has(slot));
    if (left.length === 0) return;
    if (left.length > FEW && needed.size === 0) this.drop();
    else this.sql.exec("DELETE FROM log WHERE slot IN (SELECT value FROM json_each(?))", JSON.stringify(left));
    this.forget();
  }

  private drop(): void {
    this.sql.exec("DROP TABLE log");
    this.sql.exec(LOG_TABLE);
  }

  /** Returns rows for an entry, which are not free any more. */
  private takeRows(had: readonly number[], count: number): number[] {
    const { slots } = this;
    const rows = had.filter((slot) => slot <= RING);
    const { made } = slots;
    const unmade = RING - [...made].filter((slot) => slot <= RING).length;
    if (count > MAX_PIECES || count > rows.length + slots.free.length + unmade)
      return [had.find((slot) => slot > RING) ?? Math.max(RING, ...made) + 1];
    for (let next = 1; rows.length < count; next++) {
      const free = slots.free.shift();
      if (free !== undefined) rows.push(free);
      else if (!made.has(next)) rows.push(next);
    }
    return rows.slice(0, count);
  }

  private put({ slot, n }: SlotRow, piece: number, bytes: Uint8Array): void {
    const { made, stale } = this.slots;
    const query = made.has(slot)
      ? "UPDATE log SET n = ?2, piece = ?3, bytes = ?4 WHERE slot = ?1"
      : "INSERT INTO log (slot, n, piece, bytes) VALUES (?1, ?2, ?3, ?4)";
    this.sql.exec(query, slot, n, piece, bytes);
    made.add(slot);
    stale.delete(slot);
  }

  private clear(slot: number): void {
    this.blank(slot);
    if (slot <= RING) this.slots.free.push(slot);
  }

  private blank(slot: number): void {
    this.sql.exec("UPDATE log SET n = 0, bytes = zeroblob(?) WHERE slot = ?", slot <= RING ? PIECE : 0, slot);
  }

  private bytesOf(slot: number): Uint8Array {
    return new Uint8Array(
      this.sql.exec<{ bytes: ArrayBuffer }>("SELECT bytes FROM log WHERE slot = ?", slot).one().bytes,
    );
  }

  private get slots(): Slots {
    return (this.known ??= this.load());
  }

  private load(): Slots {
    const archivedTo = this.archivedTo();
    const slots: Slots = { of: new Map(), free: [], stale: new Set(), made: new Set(), highest: archivedTo };
    for (const { slot, n } of this.sql.exec<SlotRow>("SELECT slot, n FROM log ORDER BY n, piece").toArray()) {
      slots.made.add(slot);
      slots.highest = Math.max(slots.highest, n);
      if (n > archivedTo) slots.of.set(n, [...(slots.of.get(n) ?? []), slot]);
      else if (slot <= RING) slots.free.push(slot);
      if (n > 0 && n <= archivedTo) slots.stale.add(slot);
    }
    return slots;
  }
}

/** Returns a piece that fills its page, so that SQLite overwrites it in place. */
function filled(piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PIECE);
  bytes.set(piece);
  return bytes;
}
