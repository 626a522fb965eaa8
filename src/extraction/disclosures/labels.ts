/* Labels and kinds, in the order of the models' classes. */

export const LABELS = ["keep", "instruction", "passing", "not"] as const;
const KEEP = LABELS.indexOf("keep");
const NOT = LABELS.indexOf("not");

export const KINDS = [
  "identity",
  "family",
  "home",
  "work",
  "project",
  "health",
  "food",
  "preference",
  "possession",
  "plan",
  "event",
  "state",
  "other",
] as const;
/**
 * A sentence is kept from the first probability on, unless it is likelier than the second that it is pasted, played or
 * asked: to keep such a sentence is worse than to miss one. `node train/disclosures/train.mjs` prints the choices.
 */
const KEPT_FROM = 0.42;
const MAX_NOT = 0.3;

/** The side of a person that a sentence tells of. */
export type StatementKind = (typeof KINDS)[number];

/** Returns the place of the label that a sentence gets, by the probabilities of all labels. */
export function labelOf(shares: Float64Array): number {
  if ((shares[KEEP] ?? 0) >= KEPT_FROM && (shares[NOT] ?? 1) <= MAX_NOT) return KEEP;
  return shares.indexOf(Math.max(...shares.subarray(1)), 1);
}
