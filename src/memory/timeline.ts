import { reconcile, type SlotVerdict } from "./reconcile.ts";

/** One time that something was said about a slot. */
export interface Assertion {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Decides between two said at one time. */
  readonly order: string;
  readonly value: string;
  /** Written by hand: a memory of its own, whatever stands beside it. */
  readonly byHand: boolean;
}

/** What was said in a row with nothing to the contrary between: one memory. */
export interface Span<A extends Assertion> {
  readonly value: string;
  /** What the first of them did to the span before. */
  readonly verdict: SlotVerdict;
  readonly assertions: readonly [A, ...A[]];
}

/**
 * What was believed about one slot, one after the other. It depends on when things were said and not on when they
 * were heard of, so that an import of the past, or two requests at once, come to the same.
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
