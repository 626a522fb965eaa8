/** An order to forget something. */
export interface ForgetOrder {
  /** What is meant, in the user's words: "I live in Porto", "where I work", "the loan". Null: what was said last. */
  readonly what: string | null;
  /** `statement`: it says what is to go; `question`: it asks for it; `topic`: it was about this; `all`: all that was. */
  readonly as: "statement" | "question" | "topic" | "all";
}
