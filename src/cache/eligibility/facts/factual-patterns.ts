/** How a language asks for facts, and which words make the answer depend on who is to live by it. */
export interface FactualPatterns {
  /** Said before a question, and of no meaning to it. */
  readonly politeness: RegExp;
  /** Openings of questions that have one answer, whoever asks: "Who wrote", "How many … are". */
  readonly forms: readonly RegExp[];
  /** Of how something is written, or done to an account: the same steps for everybody, though each says "I" or "my". */
  readonly procedures: readonly RegExp[];
  /** Words that weigh, want or advise, and persons whom the answer is for: "good", "should", "for", "one". */
  readonly advice: RegExp;
}
