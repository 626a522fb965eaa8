import { reconcile, type SlotVerdict } from "./reconcile.ts";

/** One time that somebody said something about a slot. */
export interface Assertion {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Orders two assertions of the same time. */
  readonly order: string;
  readonly value: string;
  /** True for a note written by hand, which is always a memory of its own. */
  readonly byHand: boolean;
}

/** Assertions in a row that agree: one memory. */
export interface Span<A extends Assertion> {
  readonly value: string;
  /** The effect of the first assertion on the span before. */
  readonly verdict: SlotVerdict;
  readonly assertions: readonly [A, ...A[]];
}

/**
 * Returns the values of one slot, one after the other. The result depends on when things were said, not on when they
 * arrived. So an import of the past, or two requests at once, give the same.
 */
export function timeline<A extends Assertion>(slot: string, assertions: readonly A[]): Span<A>[] {
  const spans: { value: string; verdict: SlotVerdict; assertions: [A, ...A[]] }[] = [];
  for (const assertion of assertions.toSorted(byTime)) {
    const last = spans.at(-1);
    const verdict = reconcile(slot, last?.value ?? null, assertion.value);
    if (last && verdict === "same" && !assertion.byHand) last.assertions.push(assertion);
    else spans.push({ value: assertion.value, verdict, assertions: [assertion] });
  }
  return spans;
}

const byTime = (a: Assertion, b: Assertion): number => a.at - b.at || (a.order < b.order ? -1 : 1);
