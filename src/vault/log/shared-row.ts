/*
 * A row of `log` that several entries share: the entries one after the other, and where each begins as two bytes each, from
 * the end of the row backwards. An entry that was removed is zeros, with which no entry begins.
 */

const PLACE_BYTES = 2;

const placeOf = (row: Uint8Array, i: number): number => {
  const at = row.length - PLACE_BYTES * (i + 1);
  return ((row[at] ?? 0) << 8) | (row[at + 1] ?? 0);
};

/** Returns the bytes that one more entry may have. */
export function roomBeside(entries: readonly Uint8Array[], size: number): number {
  const used = entries.reduce((sum, { length }) => sum + length, 0);
  return Math.max(0, size - used - PLACE_BYTES * (entries.length + 2));
}

/** Returns a row of this size. A place of zero follows the others. */
export function joinedEntries(entries: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(size);
  let at = 0;
  for (const [i, entry] of entries.entries()) {
    row.set(entry, at);
    const place = size - PLACE_BYTES * (i + 1);
    row[place] = at >> 8;
    row[place + 1] = at & 0xff;
    at += entry.length;
  }
  return row;
}

/** Returns where the entry of a position begins and ends. */
function boundsOf(row: Uint8Array, i: number): readonly [number, number] {
  const next = placeOf(row, i + 1);
  // Zeros follow the last entry, up to the places.
  return [placeOf(row, i), next === 0 ? row.length - PLACE_BYTES * (i + 2) : next];
}

/** Returns an entry, perhaps with zeros behind it. Returns null if it was removed. */
export function entryInRow(row: Uint8Array, i: number): Uint8Array | null {
  const entry = row.subarray(...boundsOf(row, i));
  return (entry[0] ?? 0) === 0 ? null : entry;
}

export function withoutEntry(row: Uint8Array<ArrayBuffer>, i: number): Uint8Array<ArrayBuffer> {
  const left = row.slice();
  left.fill(0, ...boundsOf(row, i));
  return left;
}
