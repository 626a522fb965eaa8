/** An order to forget something. */
export interface ForgetOrder {
  /** The target in the user's words: "I live in Porto", "where I work", "the loan". Null means the last statement. */
  readonly what: string | null;
  /**
   * How the order names its target. A `statement` repeats it and a `question` asks for it. A `topic` is what it was
   * about, and `all` is everything about it.
   */
  readonly as: "statement" | "question" | "topic" | "all";
  /**
   * True if the order says that its target was told, or is the user's own: "the gambling thing", "my debts". Then it may
   * have been told in quite other words. "Forget the milk" may be no more than a plan.
   */
  readonly isTold?: boolean;
  /** True if the order tells of regret, shame or secrecy: what it means is something that people rather keep to themselves. */
  readonly isRued?: boolean;
  /** True if it names nothing, and points at something told before: "why did i say that. delete". */
  readonly pointsBack?: boolean;
}
