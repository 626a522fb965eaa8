import type { Extractor } from "../ports/extractor.ts";
import { vectorOf } from "./static-embedding.ts";

/** The patterns of four languages are a sixth of all code. The first vault loads them, not the proxy. */
const loadPatterns = () => import("../extraction/extract-statements.ts");
const loadQuotedStretches = () => import("../extraction/quoted-stretches.ts");

/** Returns the stretches of a turn that state nothing of the user: see `Extractor`. */
export const quotedIn: Extractor["quotedIn"] = async (_scope, said) => {
  const { quotedStretches } = await loadQuotedStretches();
  return quotedStretches(said);
};

/**
 * An extractor by patterns: deterministic, without a model or a network. It prefers silence to a guess, because a
 * statement that it misses is still kept verbatim in its round, and a wrong one is asserted for ever.
 */
export const rulesExtractor: Extractor = {
  remote: false,
  async extract(_scope, turns) {
    const { extractStatements } = await loadPatterns();
    return turns.map(({ said }) => extractStatements(said, undefined, vectorOf));
  },
  quotedIn,
};

/** Starts to load the patterns, so that the first request does not wait for them. */
export function preloadPatterns(): void {
  void loadPatterns();
}
