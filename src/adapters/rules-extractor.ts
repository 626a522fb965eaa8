import type { Extractor } from "../ports/extractor.ts";

/** The rules of four languages are a sixth of all code. They are loaded with the first vault, and not with the proxy. */
const rules = () => import("../extraction/extract-statements.ts");

/**
 * Deterministic, no model, no network. Meant to be right when it speaks and silent otherwise:
 * what it misses is still kept verbatim as an episode, what it gets wrong is asserted for ever.
 */
export const rulesExtractor: Extractor = {
  remote: false,
  async extract(_scope, turns) {
    const { extractStatements } = await rules();
    return turns.map(({ said }) => extractStatements(said));
  },
};

/** Begins to load them: whoever says something first should not wait for them. */
export function fetchRules(): void {
  void rules();
}
