import type { MemoryKind } from "../../ports/memory.ts";

/* Labels and kinds, in the order of the models' classes. */

export const LABELS = ["keep", "instruction", "passing", "not"] as const;
const KEEP = LABELS.indexOf("keep");

/** The side of a person that a sentence tells of. The trained weights depend on the order, so it is written out here. */
export type StatementKind = Exclude<MemoryKind, "instruction" | "observation">;

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
] as const satisfies readonly StatementKind[];

/** A sentence is kept from this probability on. `node train/disclosures/train.mjs` prints what others would bring. */
const KEPT_FROM = 0.35;

/**
 * Returns the place of the label that a sentence gets, by the probabilities of all labels. A sentence most of which is
 * not the user's own is never kept, because a wrong fact is worse than a missed one.
 */
export function labelOf(shares: Float64Array, isForeign: boolean): number {
  if ((shares[KEEP] ?? 0) >= KEPT_FROM && !isForeign) return KEEP;
  return shares.indexOf(Math.max(...shares.subarray(1)), 1);
}
