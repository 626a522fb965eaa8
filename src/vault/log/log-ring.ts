import { type LogRow, LogRows, PIECE, RING, SLOTS } from "./log-rows.ts";
import { readSlots, type Shared, type Slots } from "./ring-slots.ts";
import { entryInRow, joinedEntries, roomBeside, withoutEntry } from "./shared-row.ts";

/*
 * The rows of `log`. SQLite writes whole pages of 4 KB, and whatever makes a table grow or shrink writes several: a new leaf,
 * its parent, the list of free pages, the header of the file. So the first rows of the table fill a page each and stay,
 * and a commit overwrites one of them. Only while there are more entries than such rows, after an import or before the
 * alarm rings, the table grows. Short entries that follow one another share a row, so that the first rows are made for
 * several entries each: shared-row.ts
 */

/** Rows that one entry takes at most of those that stay. Each is billed. */
const MAX_PIECES = 4;

/** Keeps entries, as bytes, in the rows of `log`. */
export class LogRing {
  private readonly rows: LogRows;
  /** Returns the last number that the archive has: rows of an entry up to it may be overwritten. */
  private readonly archivedTo: () => number;
  /** Returns the highest number that is in use, whether its entry is there or was lost: no other may take it. */
  private readonly usedTo: () => number;
  private known: Slots | null = null;

  constructor(sql: SqlStorage, archivedTo: () => number, usedTo: () => number) {
    this.rows = new LogRows(sql);
    this.archivedTo = archivedTo;
    this.usedTo = usedTo;
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
    const rows = this.slots.of.get(n);
    if (rows === undefined) return null;
    const shared = this.sharedBy(n);
    if (shared) return entryInRow(this.rows.read(shared.slot), n - shared.first);
    const pieces = rows.map((slot) => this.rows.read(slot));
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
    const isNew = n > slots.highest;
    if (isNew && this.share(n, bytes)) return;
    if (this.sharedBy(n)) this.cut(n);
    const had = slots.of.get(n) ?? [];
    const rows = this.takeRows(had, Math.max(1, Math.ceil(bytes.length / PIECE)));
    for (const [piece, slot] of rows.entries())
      this.put({ slot, n, piece }, slot > RING ? bytes : filled(bytes.subarray(piece * PIECE, (piece + 1) * PIECE)));
    slots.of.set(n, rows);
    slots.highest = Math.max(slots.highest, n);
    for (const slot of had) if (!rows.includes(slot)) this.clear(slot);
    const [slot] = rows;
    const isOneRow = rows.length === 1 && slot !== undefined && slot <= RING;
    // An entry that is written again stays alone: a number that two rows hold with others would be found in the wrong one.
    if (isNew && isOneRow) slots.open = { slot, first: n, entries: [bytes] };
    else if (isNew || rows.some((one) => one === slots.open?.slot)) slots.open = null;
  }

  /** Returns the bytes that the next entry may take, so that it needs no row of its own. */
  get roomBesideLatest(): number {
    const { open } = this.slots;
    return open === null ? 0 : roomBeside(open.entries, PIECE);
  }

  /** Returns true if the next entry would make the table grow, unless it shares a row. */
  get wouldGrow(): boolean {
    return this.slots.free.length === 0;
  }

  /** Writes an entry into the row of the one before it. Returns false if it does not fit, or follows no other. */
  private share(n: number, bytes: Uint8Array<ArrayBuffer>): boolean {
    const { slots } = this;
    const { open } = slots;
    if (open === null || n !== open.first + open.entries.length || bytes.length > this.roomBesideLatest) return false;
    const { slot, first } = open;
    const entries = [...open.entries, bytes];
    this.put({ slot, n: first, piece: 1 - entries.length }, joinedEntries(entries, PIECE));
    slots.shared.set(slot, { first, count: entries.length });
    slots.of.set(n, [slot]);
    slots.highest = n;
    slots.open = { slot, first, entries };
    return true;
  }

  /** Returns the row that an entry shares with others. Returns null if it does not. */
  private sharedBy(n: number): (Shared & { readonly slot: number }) | null {
    const { of, shared } = this.slots;
    const [slot] = of.get(n) ?? [];
    const found = slot === undefined ? undefined : shared.get(slot);
    return found && slot !== undefined ? { ...found, slot } : null;
  }

  /** Removes an entry from the row that it shares, and the row with its last entry. */
  private cut(n: number): void {
    const { slots } = this;
    const shared = this.sharedBy(n);
    if (!shared) return;
    const { slot, first, count } = shared;
    slots.of.delete(n);
    if (slots.open?.slot === slot) slots.open = null;
    const isEmpty = Array.from({ length: count }, (_, i) => first + i).every((one) => slots.of.get(one)?.[0] !== slot);
    if (isEmpty) {
      slots.shared.delete(slot);
      this.clear(slot);
    } else this.put({ slot, n: first, piece: 1 - count }, withoutEntry(this.rows.read(slot), n - first));
  }

  /** Removes the entries that are not used, and all bytes of those that the archive has. */
  keepOnly(isUsed: (n: number) => boolean): void {
    const { slots } = this;
    for (const slot of slots.stale) this.rows.clear(slot);
    slots.stale.clear();
    for (const [n, rows] of slots.of) {
      if (isUsed(n)) continue;
      if (this.sharedBy(n)) this.cut(n);
      else for (const slot of rows) this.clear(slot);
      slots.of.delete(n);
    }
  }

  /** Frees the rows of entries up to a number, because the archive has them. */
  release(upTo: number): void {
    const { slots } = this;
    slots.highest = Math.max(slots.highest, upTo);
    const freed = new Set<number>();
    for (const [n, rows] of slots.of) {
      if (n > upTo) continue;
      const shared = this.sharedBy(n);
      // Nobody would look for its bytes in a row that stays in use.
      if (shared && shared.first + shared.count - 1 > upTo) this.cut(n);
      else for (const slot of rows) freed.add(slot);
      slots.of.delete(n);
    }
    if (slots.open && freed.has(slots.open.slot)) slots.open = null;
    for (const slot of [...freed].filter((one) => one <= RING)) {
      slots.shared.delete(slot);
      slots.free.push(slot);
      slots.stale.add(slot);
    }
  }

  /** Removes the rows behind those that stay, of entries that the archive has. */
  shorten(): void {
    const { made, of } = this.slots;
    const needed = new Set([...of.values()].flat());
    const left = [...made].filter((slot) => slot > RING && !needed.has(slot));
    if (left.length === 0) return;
    this.rows.delete(left, needed.size === 0);
    this.forget();
  }

  /** Makes the rows that stay, as far as they are missing. */
  makeRows(): void {
    const { made } = this.slots;
    const missing = SLOTS.filter((slot) => !made.has(slot));
    if (missing.length === 0) return;
    this.rows.insertEmpty(missing);
    this.forget();
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

  private put(row: LogRow, bytes: Uint8Array): void {
    const { made, stale } = this.slots;
    if (made.has(row.slot)) this.rows.update(row, bytes);
    else this.rows.insert(row, bytes);
    made.add(row.slot);
    stale.delete(row.slot);
  }

  private clear(slot: number): void {
    if (this.slots.open?.slot === slot) this.slots.open = null;
    this.rows.clear(slot);
    if (slot <= RING) this.slots.free.push(slot);
  }

  private get slots(): Slots {
    return (this.known ??= readSlots(this.rows.list(), this.archivedTo(), this.usedTo()));
  }
}

/** Returns a piece that fills its page, so that SQLite overwrites it in place. */
function filled(piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(PIECE);
  bytes.set(piece);
  return bytes;
}
