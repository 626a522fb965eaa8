/*
 * Memories that the transactions of a vault have quarantined and nobody was told of yet. They are counted where rows are
 * inserted, however a memory came in, and taken after the commit.
 */

const counts = new WeakMap<object, number>();

export function countQuarantined(sql: object): void {
  counts.set(sql, (counts.get(sql) ?? 0) + 1);
}

/** Returns how many there are, and forgets them. */
export function takeQuarantined(sql: object): number {
  const count = counts.get(sql) ?? 0;
  if (count > 0) counts.delete(sql);
  return count;
}
