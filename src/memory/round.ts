/** A round of conversation: what the user said and what was answered. */
export interface SaidAndAnswered {
  readonly said: string;
  readonly answer: string;
}

/**
 * Characters of one side that are kept. A row holds 2 MB on Cloudflare, and a character takes up to
 * three bytes of it, twice: in the text and in its side.
 */
export const KEPT_AT_MOST = 150_000;

/** The text under which a round is listed and exported. */
export function roundText({ said, answer }: SaidAndAnswered): string {
  return answer === "" ? `user: ${said}` : `user: ${said}\nassistant: ${answer}`;
}

/** The user asked and stated nothing: one sentence that ends in a question mark. */
export function asksOnly(said: string): boolean {
  return /^[^.!?\n]*\?\s*$/.test(said);
}

/** The two sides of a stored row; null for what is not a round. */
export function toRound(said: string | null, answer: string | null): SaidAndAnswered | null {
  return said === null ? null : { said, answer: answer ?? "" };
}
