import { difference, type Difference } from "./normal-form/difference.ts";
import { read, type Reading } from "./normal-form/normal-form.ts";

export { correctedForm, normalForm } from "./normal-form/normal-form.ts";
export type { Difference } from "./normal-form/difference.ts";

export type Agreement = { readonly agree: true } | { readonly agree: false; readonly reason: Difference };

/**
 * Whether an answer to `stored` is an answer to `asked`. Similarity only proposes: cosine at 0.95
 * lets 95 % of swapped names pass (PAWS), so nothing is left to it, and even an embedder that
 * finds everything alike causes no wrong answer. True exactly when the normal forms are equal.
 */
export function agree(asked: string, stored: string): Agreement {
  if (asked === stored) return { agree: true };
  const a = read(asked);
  const b = read(stored);
  return sameReading(a, b) ? { agree: true } : { agree: false, reason: difference(a, b) };
}

function sameReading(a: Reading, b: Reading): boolean {
  return (
    a.kind === b.kind && a.tokens.length === b.tokens.length && a.tokens.every((token, at) => token === b.tokens[at])
  );
}
