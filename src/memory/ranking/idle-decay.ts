/*
 * Lowers the rank of a memory that has not been needed for long, and never deletes it. Half a year costs nothing. After
 * two idle years a memory still ranks above all that fit less well.
 */

const DAY_MS = 86_400_000;
const GRACE_MS = 180 * DAY_MS;
const FULL_DECAY_MS = 730 * DAY_MS;
const MIN_DECAY = 0.85;

/** Returns the factor for a memory's rank: 0.85 to 1. */
export function idleDecay(idleMs: number): number {
  const gone = (idleMs - GRACE_MS) / (FULL_DECAY_MS - GRACE_MS);
  return 1 - (1 - MIN_DECAY) * Math.max(0, Math.min(1, gone));
}
