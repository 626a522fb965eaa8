/** The grounds on which somebody may believe a memory. */
interface Grounds {
  /** How sure the reader of the sentence was, 0 to 1. */
  readonly stated: number;
  /** True for what a person wrote or confirmed by hand. */
  readonly byHand: boolean;
  readonly timesSaid: number;
  /** True if later words may have ended it. */
  readonly isDoubted: boolean;
  /** From feedback: -2 to 2, and 0 without any. */
  readonly worth: number;
}

/** The most for something said once, because it may be a slip of the tongue or misread. */
const MOST_ONCE = 0.9;
/** Each time it is said again, half of the doubt is left. */
const DOUBT_LEFT = 0.5;
const CONTRADICTED = 0.6;
const PER_POINT = 0.1;
const LEAST = 0.05;

/**
 * Returns the confidence that a memory is shown with. It follows from what is stored, so that it does not depend on the
 * order in which that arrived.
 */
export function shownConfidence({ stated, byHand, timesSaid, isDoubted, worth }: Grounds): number {
  const once = byHand ? stated : Math.min(stated, MOST_ONCE);
  const repeated = 1 - (1 - once) * DOUBT_LEFT ** Math.max(0, timesSaid - 1);
  const contradicted = isDoubted ? repeated * CONTRADICTED : repeated;
  const judged = contradicted + PER_POINT * Math.max(-2, Math.min(2, worth));
  return Math.round(100 * Math.max(LEAST, Math.min(1, judged))) / 100;
}
