/**
 * Returns the first place of a sorted list whose entry does not come before another one.
 * @param isBefore returns true for an entry that comes before that
 */
export function firstPlace<E>(entries: readonly E[], isBefore: (entry: E) => boolean): number {
  const { length } = entries;
  // Most come last.
  if (length === 0 || isBefore(entries[length - 1] as E)) return length;
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(entries[middle] as E)) low = middle + 1;
    else high = middle;
  }
  return low;
}
