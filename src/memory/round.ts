/** A round of conversation: what the user said and what was answered. */
export interface SaidAndAnswered {
  readonly said: string;
  readonly answer: string;
}

/**
 * Characters of one side that are kept. A row holds 2 MB on Cloudflare, and a character takes up to
 * three bytes of it, twice: in the text and in its side.
 */
export const MAX_STORED_CHARACTERS = 150_000;

/** The text under which a round is listed and exported. */
export function roundText({ said, answer }: SaidAndAnswered): string {
  return answer === "" ? `user: ${said}` : `user: ${said}\nassistant: ${answer}`;
}

/** Characters of the answer that its vector is made of. */
const EMBEDDED_ANSWER_CHARACTERS = 200;

/**
 * What a round's vector is made of: the mean over a long answer is near everything. What the user said and how
 * the answer begins, against all of both, by vectors alone: LongMemEval_S sessions 82 against 68, LoCoMo alike.
 */
export function embeddingText({ said, answer }: SaidAndAnswered): string {
  return answer === "" ? said : `${said}\n${answer.slice(0, EMBEDDED_ANSWER_CHARACTERS)}`;
}

/** The user asked and stated nothing: one sentence that ends in a question mark. */
export function isOnlyQuestion(said: string): boolean {
  return /^[^.!?。！？\n]*[?？]\s*$/.test(said);
}

/** The two sides of a stored row; null for what is not a round. */
export function toRound(said: string | null, answer: string | null): SaidAndAnswered | null {
  return said === null ? null : { said, answer: answer ?? "" };
}
