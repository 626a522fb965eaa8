import type { Sentence } from "../clauses.ts";

/** Why words do not state anything about the user. */
export type ForeignReason =
  | "quoted"
  | "pasted"
  | "letter"
  | "played"
  | "supposed"
  | "assistant"
  | "reported"
  | "drafted"
  | "asked";

/** A stretch of a text that the user does not say of themselves. */
export interface ForeignSpan {
  /** UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
  readonly why: ForeignReason;
}

export const endOf = ({ at, text, ending }: Sentence): number => at + text.length + ending.length;

/** Returns spans over the sentences from one index up to another. */
export function spanning(
  sentences: readonly Sentence[],
  first: number,
  end: number,
  why: ForeignReason,
): ForeignSpan[] {
  return sentences.slice(first, end).map((sentence) => ({ from: sentence.at, to: endOf(sentence), why }));
}
