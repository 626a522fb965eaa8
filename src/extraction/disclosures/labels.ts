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

/**
 * A sentence is kept from these probabilities on: one that says "I" or "my" or is a short note, and any other. `node
 * train/disclosures/train.mjs` prints what others would bring. Texts on other people and the world are far more than
 * notes without an "I".
 */
const KEPT_FROM = { own: 0.3, others: 0.4 } as const;

/**
 * Returns the place of the label that a sentence gets, by the probabilities of all labels. A sentence most of which is
 * not the user's own is never kept, because a wrong fact is worse than a missed one.
 */
export function labelOf(shares: Float64Array, isForeign: boolean, isOwn: boolean): number {
  if ((shares[KEEP] ?? 0) >= (isOwn ? KEPT_FROM.own : KEPT_FROM.others) && !isForeign) return KEEP;
  return shares.indexOf(Math.max(...shares.subarray(1)), 1);
}
