import type { Reading } from "./normal-form.ts";
import { NEGATIONS } from "./words.ts";

/** What tells two texts apart, for `Throughline-Exchange` and for people who wonder about a miss. */
export type Difference =
  | "verbatim"
  | "language"
  | "order"
  | "negation"
  | "numbers"
  | "symbols"
  | "case"
  | "names"
  | "words";

/** Names the gravest difference between two readings known to differ. Decides nothing. */
export function difference(asked: Reading, stored: Reading): Difference {
  if (asked.kind === "verbatim" || stored.kind === "verbatim") return "verbatim";
  if (asked.kind !== stored.kind) return "language";
  if (asked.tokens.toSorted().join(" ") === stored.tokens.toSorted().join(" ")) return "order";
  const apart = [...without(asked.tokens, stored.tokens), ...without(stored.tokens, asked.tokens)];
  if (apart.some((token) => NEGATIONS.has(token.toLowerCase()) || token.endsWith("n't"))) return "negation";
  if (apart.some((token) => /\p{N}/u.test(token))) return "numbers";
  if (apart.some((token) => /[^\p{L}\p{M}'-]/u.test(token))) return "symbols";
  if (asked.tokens.join(" ").toLowerCase() === stored.tokens.join(" ").toLowerCase()) return "case";
  return apart.some((token) => /\p{Lu}/u.test(token)) ? "names" : "words";
}

/** The tokens of one list that the other lacks, each as often as it is lacking. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((token) => {
    const at = rest.indexOf(token);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
