import type { Eligibility } from "./eligibility.ts";

/** A question as the cache sees it. */
export interface Question {
  /** The last user text, verbatim: what answers are found by. Empty where the cache is passed by. */
  readonly text: string;
  readonly eligibility: Eligibility;
  /** Clearly a question of fact, whose answer is the same whoever asks. */
  readonly isFactual: boolean;
}
