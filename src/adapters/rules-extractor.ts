import type { Extractor } from "../ports/extractor.ts";
import { lazyModule } from "../runtime/lazy-module.ts";
import { vectorOf } from "./static-embedding.ts";

/**
 * The patterns of four languages are a sixth of all code. The first vault loads them, not the proxy. A turn does not wait for
 * what is loaded: to import it again would let another turn in between, and this one would be read twice.
 */
const patterns = lazyModule(() => import("../extraction/extract-statements.ts"));
const quotedReader = lazyModule(() => import("../extraction/quoted-stretches.ts"));
const playReader = lazyModule(() => import("../extraction/play-of-turn.ts"));

/** Returns the stretches of a turn that state nothing of the user: see `Extractor`. */
export const quotedIn: Extractor["quotedIn"] = async (_scope, said) => {
  const { quotedStretches } = quotedReader.loaded ?? (await quotedReader.load());
  return quotedStretches(said);
};

/** Returns how a turn stands to parts that are played: see `Extractor`. */
export const playIn: Extractor["playIn"] = async (_scope, said, plays) => {
  const { playOfTurn } = playReader.loaded ?? (await playReader.load());
  return playOfTurn(said, plays);
};

/**
 * An extractor by patterns: deterministic, without a model or a network. It prefers silence to a guess, because a
 * statement that it misses is still kept verbatim in its round, and a wrong one is asserted for ever.
 */
export const rulesExtractor: Extractor = {
  remote: false,
  async extract(_scope, turns) {
    const { extractStatements } = patterns.loaded ?? (await patterns.load());
    return turns.map(({ said }) => extractStatements(said, undefined, vectorOf));
  },
  quotedIn,
  playIn,
};

/** Starts to load the patterns, so that the first request does not wait for them. */
export function preloadPatterns(): void {
  void patterns.tryLoad();
}
