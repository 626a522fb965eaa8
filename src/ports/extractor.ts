import type { Extraction } from "./memory.ts";
import type { Scope } from "../scope.ts";

/** What the user newly said in one turn. Secrets are out of it. */
export interface Spoken {
  readonly said: string;
  /** What they said before in that conversation, oldest first: to understand this turn by, not to find anything in. */
  readonly before: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Finds what the user stated about themselves. May fail or hang; callers bound and survive both. */
export interface Extractor {
  /** It is asked over the network: what is remembered does not wait for it, and the journal asks. */
  readonly remote: boolean;
  /** One list for each turn, in order; an empty one is the usual result. Rejects rather than answer for fewer turns. */
  extract(scope: Scope, turns: readonly Spoken[]): Promise<Extraction[][]>;
}
