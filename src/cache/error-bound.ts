/*
 * What is known of how often a hit is wrong, and whether that is little enough, in the manner of
 * vCache (arXiv 2502.03771): not a threshold somebody chose, but a bound on the error that is learned
 * from answers that were compared. There a bound is learned for each prompt; here for each kind of
 * agreement, of which there are few, so that a tenant of some hundred hits has one.
 */

/** Answers compared with what would have been served instead, and how many of them said something else. */
export interface Evidence {
  readonly compared: number;
  readonly differed: number;
}

export const NO_EVIDENCE: Evidence = { compared: 0, differed: 0 };

/** Of the normal distribution: one-sided 95 %, two-sided 95 %. */
const Z_ONE_SIDED = 1.645;
const Z_TWO_SIDED = 1.96;

/** Wilson's score interval: holds its level for small counts and for rates near 0, where the plain one does not. */
export function wilsonInterval({ compared, differed }: Evidence, z = Z_TWO_SIDED): readonly [number, number] {
  if (compared === 0) return [0, 1];
  const rate = differed / compared;
  const weight = 1 + z ** 2 / compared;
  const middle = (rate + z ** 2 / (2 * compared)) / weight;
  const half = (z / weight) * Math.sqrt((rate * (1 - rate)) / compared + z ** 2 / (4 * compared ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/**
 * Until something was compared, a kind of agreement is taken to have been right so often that its
 * bound is at half of the target: that is what its rules were written and tested to, and what lets a new
 * tenant have hits at all. Two answers that differ close it; only answers that agree open it again.
 */
const PRIOR_SHARE_OF_TARGET = 0.5;

const priorFor = (target: number): number => Z_ONE_SIDED ** 2 * (1 / (PRIOR_SHARE_OF_TARGET * target) - 1);

/** The upper end of what the error may be, at 95 %, prior included. */
export function errorBound({ compared, differed }: Evidence, target: number): number {
  return wilsonInterval({ compared: compared + priorFor(target), differed }, Z_ONE_SIDED)[1];
}

/**
 * Whether hits of a kind may be served. Models vary: where answers to the very same question are known
 * to differ as well, that much of the difference proves nothing. Little is known of that at first.
 * @param repeats how answers to the very same question compared
 * @param target 0: nothing is proven; 1: everything is
 */
export function isProven(evidence: Evidence, repeats: Evidence, target: number): boolean {
  if (target <= 0) return false;
  if (target >= 1) return true;
  const [mood] = wilsonInterval({ ...repeats, compared: repeats.compared + priorFor(target) }, Z_ONE_SIDED);
  return errorBound(evidence, target) - mood < target;
}

/**
 * Past so many comparisons, in which twenty may differ, old ones count half: models, prompts and rules change,
 * and the prior must not outweigh what was seen for ever.
 */
const REMEMBERED_DIFFERENCES = 20;

export function withComparison({ compared, differed }: Evidence, differs: boolean, target: number): Evidence {
  const more = { compared: compared + 1, differed: differed + (differs ? 1 : 0) };
  const tooMany = more.compared * target >= REMEMBERED_DIFFERENCES;
  return tooMany ? { compared: more.compared / 2, differed: more.differed / 2 } : more;
}

/** Of would-be semantic hits one in this many goes upstream to be compared, on average; at first more often. */
const PROBE_EVERY = 50;
const FIRST_PROBES_EVERY = 20;
const FIRST_PROBES = 40;

/** How many hits are served until the next trial. Drawn, so that no rhythm of the traffic hides from it. */
export function hitsUntilProbe({ compared }: Evidence, random: () => number): number {
  const every = compared < FIRST_PROBES ? FIRST_PROBES_EVERY : PROBE_EVERY;
  return Math.floor(every / 2 + random() * every);
}
