/*
 * Tests of cost measure the processor's time, and of several tries the least: a busy machine takes some of every
 * clock's. They compare two works of the same run, because machines differ.
 */

/** The first tries are slow, until the runtime has compiled both works. */
const MIN_TRIES = 3;
const MAX_TRIES = 12;

/** Returns the milliseconds that the processor worked. */
export function msOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/**
 * Returns how many times as long one work takes as another, by the least time of each. Both are tried in turns, and no
 * longer than the ratio needs to fall below a limit.
 */
export function ratioOf(work: () => unknown, other: () => unknown, limit: number): number {
  let [least, leastOfOther, ratio] = [Infinity, Infinity, Infinity];
  for (let tries = 0; tries < MIN_TRIES || (tries < MAX_TRIES && ratio >= limit); tries++) {
    leastOfOther = Math.min(leastOfOther, msOf(other));
    least = Math.min(least, msOf(work));
    ratio = least / leastOfOther;
  }
  return ratio;
}
