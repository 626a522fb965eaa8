import type { Extractor } from "../ports.ts";

/**
 * Deterministic, no model, no network. Meant to be right when it speaks and silent otherwise:
 * what it misses is still kept verbatim as an episode, what it gets wrong is asserted for ever. The
 * rules of four languages are a sixth of all code, and are loaded when somebody first says something.
 */
export const rulesExtractor: Extractor = {
  remote: false,
  async extract(_scope, turns) {
    const { sayingsIn } = await import("./rules/sayings.ts");
    return turns.map(({ said }) => sayingsIn(said));
  },
};
