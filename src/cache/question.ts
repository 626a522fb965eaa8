import type { Eligibility } from "./eligibility.ts";

/** A question as the cache sees it. */
export interface Question {
  /** The last user text, verbatim, which finds answers. Empty if the request bypasses the cache. */
  readonly text: string;
  readonly eligibility: Eligibility;
  /** True for a question of fact, whose answer is the same whoever asks. */
  readonly isFactual: boolean;
}
