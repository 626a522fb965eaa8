/*
 * What nobody has needed for long ranks a little lower, and is never deleted for it. Slowly: half a year is nothing,
 * and what is two years idle still comes before everything that fits less well.
 */

const DAY_MS = 86_400_000;
const GRACE_MS = 180 * DAY_MS;
const FULL_DECAY_MS = 730 * DAY_MS;
const MIN_DECAY = 0.85;

/** What is left of a rank, 0.85 to 1. */
export function idleDecay(idleMs: number): number {
  const gone = (idleMs - GRACE_MS) / (FULL_DECAY_MS - GRACE_MS);
  return 1 - (1 - MIN_DECAY) * Math.max(0, Math.min(1, gone));
}
