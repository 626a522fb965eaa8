import { type LogRow, RING } from "./log-rows.ts";

/** A row that holds several entries, whose numbers follow one another. */
export interface Shared {
  readonly first: number;
  readonly count: number;
}

/** The row of the latest entry. The next may share it. */
interface OpenRow {
  readonly slot: number;
  readonly first: number;
  readonly entries: readonly Uint8Array<ArrayBuffer>[];
}

/** Which rows hold which entries, and which are free. */
export interface Slots {
  /** The rows of each entry, in order. */
  readonly of: Map<number, readonly number[]>;
  /** Rows that stay, and may take an entry. */
  readonly free: number[];
  /** Free rows with bytes of an entry that the archive has. */
  readonly stale: Set<number>;
  /** All rows. */
  readonly made: Set<number>;
  /** Rows with several entries. */
  readonly shared: Map<number, Shared>;
  /** Null after the rows were read: their entries may be shorter than they look. */
  open: OpenRow | null;
  /** The highest number that an entry has or had. */
  highest: number;
}

/**
 * Returns what rows hold.
 * @param rows by the numbers of their entries
 * @param archivedTo the last number that the archive has: rows of entries up to it are free
 * @param usedTo the highest number that is in use
 */
export function readSlots(rows: readonly LogRow[], archivedTo: number, usedTo: number): Slots {
  const slots: Slots = {
    of: new Map(),
    free: [],
    stale: new Set(),
    made: new Set(),
    shared: new Map(),
    open: null,
    highest: Math.max(archivedTo, usedTo),
  };
  const shared: (readonly [slot: number, by: Shared])[] = [];
  for (const { slot, n, piece } of rows) {
    // A row of several entries has a piece below zero.
    const count = Math.max(1, 1 - piece);
    const last = n + count - 1;
    slots.made.add(slot);
    slots.highest = Math.max(slots.highest, last);
    if (last <= archivedTo) {
      if (slot <= RING) slots.free.push(slot);
      if (n > 0) slots.stale.add(slot);
    } else if (count > 1) shared.push([slot, { first: n, count }]);
    else slots.of.set(n, [...(slots.of.get(n) ?? []), slot]);
  }
  for (const [slot, { first, count }] of shared) {
    slots.shared.set(slot, { first, count });
    // An entry that was written again has a row of its own.
    for (let n = Math.max(first, archivedTo + 1); n < first + count; n++) if (!slots.of.has(n)) slots.of.set(n, [slot]);
  }
  return slots;
}
