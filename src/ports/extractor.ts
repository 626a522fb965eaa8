import type { Extraction } from "./memory.ts";
import type { Scope } from "../scope.ts";
import type { Stretch } from "../text/sentences.ts";

/** The text that a user newly said in one turn, without secrets. */
export interface Spoken {
  readonly said: string;
  /**
   * Earlier texts of the conversation, oldest first. They help to understand this turn; nothing is extracted from them.
   */
  readonly before: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** How a turn stands to parts that are played in its conversation: "you are my boss, I'm Anna". */
export interface Play {
  /** True if the turn is said in a part, so that nothing in it is the user's own. */
  readonly isPart: boolean;
  /** True if parts are played from this turn on. */
  readonly plays: boolean;
}

/**
 * Extracts what a user stated about themselves. It may reject or hang; its callers set a deadline and try again later.
 */
export interface Extractor {
  /**
   * True if it is called over the network. Storing an exchange then does not wait for it: the extraction queue calls
   * it.
   */
  readonly remote: boolean;
  /** Returns one list for each turn, in order; most are empty. Rejects if it cannot answer for every turn. */
  extract(scope: Scope, turns: readonly Spoken[]): Promise<Extraction[][]>;
  /**
   * Returns the stretches of a turn that state nothing of the user: what others wrote, parts to play, suppositions. It
   * calls nothing over the network.
   */
  quotedIn(scope: Scope, said: string): Promise<readonly Stretch[]>;
  /**
   * Returns whether a turn is said in a part. It calls nothing over the network.
   * @param plays true if an earlier turn of the conversation agreed on parts that still hold
   */
  playIn(scope: Scope, said: string, plays: boolean): Promise<Play>;
}
