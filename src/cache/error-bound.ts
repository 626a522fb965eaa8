/*
 * Bounds how often a semantic hit is wrong, in the manner of vCache (arXiv 2502.03771). The bound is no chosen
 * threshold: the cache learns it from answers that it compared. vCache learns one for each prompt. This code learns one
 * for each kind of match, of which there are few, so that a tenant of some hundred hits has one.
 */

/** The number of answers compared with the stored one, and how many of them said something else. */
export interface Evidence {
  readonly compared: number;
  readonly differed: number;
}

export const NO_EVIDENCE: Evidence = { compared: 0, differed: 0 };

/** Quantiles of the normal distribution: one-sided 95 % and two-sided 95 %. */
const Z_ONE_SIDED = 1.645;
const Z_TWO_SIDED = 1.96;

/**
 * Returns Wilson's score interval. It holds its level for small counts and for rates near 0, where the plain interval
 * does not.
 */
export function wilsonInterval({ compared, differed }: Evidence, z = Z_TWO_SIDED): readonly [number, number] {
  if (compared === 0) return [0, 1];
  const rate = differed / compared;
  const weight = 1 + z ** 2 / compared;
  const middle = (rate + z ** 2 / (2 * compared)) / weight;
  const half = (z / weight) * Math.sqrt((rate * (1 - rate)) / compared + z ** 2 / (4 * compared ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * Before any comparison, a kind of match counts as right so often that its bound is half the target. The rewrites were
 * written and tested to that, and without it a new tenant would have no hits. Two answers that differ stop the hits.
 * Only answers that agree start them again.
 */
const PRIOR_SHARE_OF_TARGET = 0.5;

const priorFor = (target: number): number => Z_ONE_SIDED ** 2 * (1 / (PRIOR_SHARE_OF_TARGET * target) - 1);

/** Returns the upper end of the error at 95 %, including the prior. */
export function errorBound({ compared, differed }: Evidence, target: number): number {
  return wilsonInterval({ compared: compared + priorFor(target), differed }, Z_ONE_SIDED)[1];
}

/**
 * Returns whether hits of a kind may be served. Models vary: if answers to the very same question differ as well, that
 * much of the difference proves nothing. At first little is known of that.
 * @param repeats comparisons of answers to the very same question
 * @param target 0 serves no kind, and 1 serves every kind
 */
export function isProven(evidence: Evidence, repeats: Evidence, target: number): boolean {
  if (target <= 0) return false;
  if (target >= 1) return true;
  const [mood] = wilsonInterval({ ...repeats, compared: repeats.compared + priorFor(target) }, Z_ONE_SIDED);
  return errorBound(evidence, target) - mood < target;
}

/**
 * Returns whether a band of near questions may be served. No rule makes them equal, so nothing speaks for them but what
 * was compared: 347 pairs that agree, at a target of 1 %. A target of 0 or 1 compares nothing, and proves nothing.
 */
export function isEarned(evidence: Evidence, repeats: Evidence, target: number): boolean {
  if (target <= 0 || target >= 1) return false;
  const [mood] = wilsonInterval({ ...repeats, compared: repeats.compared + priorFor(target) }, Z_ONE_SIDED);
  return earnedBound(evidence) - mood < target;
}

/** Wagers against an error of p: that it is so much of p. They share one stake, half of which is on no error at all. */
const WAGERS = [
  [0, 1 / 2],
  [1 / 8, 1 / 12],
  [1 / 4, 1 / 12],
  [1 / 2, 1 / 12],
  [3 / 4, 1 / 12],
  [7 / 8, 1 / 12],
  [19 / 20, 1 / 12],
] as const;
/** If the error is p, the wagers ever make twenty of one in at most 5 % of all caches (Ville's inequality). */
const MIN_GAIN = 20;
const BISECTIONS = 30;

/**
 * Returns the upper end of the error at 95 %, from the comparisons alone. It holds at all times together: the bound is
 * read after each comparison, and one that holds at one time only would be too low sooner or later.
 */
export function earnedBound({ compared, differed }: Evidence): number {
  if (compared === 0) return 1;
  let [low, high] = [differed / compared, 1];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (gainAgainst(middle, compared, differed) < MIN_GAIN) low = middle;
    else high = middle;
  }
  return high;
}

function gainAgainst(error: number, compared: number, differed: number): number {
  return WAGERS.reduce(
    (sum, [share, stake]) =>
      sum + stake * share ** differed * ((1 - share * error) / (1 - error)) ** (compared - differed),
    0,
  );
}

/**
 * After so many comparisons that twenty may differ, old ones count half. Models, prompts and rules change, and the
 * prior must not outweigh the evidence for ever.
 */
const REMEMBERED_DIFFERENCES = 20;

export function withComparison({ compared, differed }: Evidence, differs: boolean, target: number): Evidence {
  const more = { compared: compared + 1, differed: differed + (differs ? 1 : 0) };
  const tooMany = more.compared * target >= REMEMBERED_DIFFERENCES;
  return tooMany ? { compared: more.compared / 2, differed: more.differed / 2 } : more;
}

/** One of so many semantic hits goes upstream for a comparison, on average. At first it is one of fewer. */
const PROBE_EVERY = 50;
const FIRST_PROBES_EVERY = 20;
const FIRST_PROBES = 40;

/**
 * Returns how many hits to serve before the next probe. It is random, so that no rhythm of the traffic can avoid it.
 */
export function hitsUntilProbe({ compared }: Evidence, random: () => number): number {
  const every = compared < FIRST_PROBES ? FIRST_PROBES_EVERY : PROBE_EVERY;
  return Math.floor(every / 2 + random() * every);
}
