import type { Phrases } from "../../../text/phrase-pattern.ts";

/** The patterns by which one language asks for facts, and those that make the answer depend on the asker's life. */
export interface FactualPatterns {
  /** Words before a question that add nothing to it. */
  readonly politeness: RegExp;
  /** Openings of questions with one answer for everybody: "Who wrote", "How many … are". */
  readonly forms: readonly RegExp[];
  /**
   * Questions how to write something or change an account. The steps are the same for everybody, though each says "I"
   * or "my".
   */
  readonly procedures: readonly RegExp[];
  /** Words that weigh, want or advise, and persons whom the answer is for: "good", "should", "for", "one". */
  readonly advice: Phrases;
}
