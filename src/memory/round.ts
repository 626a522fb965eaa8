import { regex } from "../text/regex.ts";

/** A round of conversation: the user's text and the answer. */
export interface SaidAndAnswered {
  readonly said: string;
  readonly answer: string;
}

/**
 * The characters stored of one side. A row holds 2 MB on Cloudflare. A character takes up to three bytes of it, twice:
 * in the text and in its side.
 */
export const MAX_STORED_CHARACTERS = 150_000;

/** Returns the text under which a round is listed and exported. */
export function roundText({ said, answer }: SaidAndAnswered): string {
  return answer === "" ? `user: ${said}` : `user: ${said}\nassistant: ${answer}`;
}

/** The characters of the answer that count in a round's vector. */
const EMBEDDED_ANSWER_CHARACTERS = 200;

/**
 * Returns the text that a round's vector is made of: the user's text and how the answer begins. A vector of a whole
 * long answer is near everything. By vectors alone, LongMemEval_S found 82 sessions this way and 68 with both sides
 * whole; LoCoMo was alike.
 */
export function embeddingText({ said, answer }: SaidAndAnswered): string {
  return answer === "" ? said : `${said}\n${answer.slice(0, EMBEDDED_ANSWER_CHARACTERS)}`;
}

/** One sentence that ends in a question mark. */
const MARKED = /^[^.!?。！？\n]*[?？]\s*$/;
/**
 * One clause without a question mark whose order of words asks: "Where is the bike of mine". "What I like is tea" and
 * "When I moved, I sold it" state something.
 */
const UNMARKED = regex.iu`^\s*(?:(?:so|and|but|und|et|y)\s+)?(?:(?:what|where|who|whose|when|why|which|how)(?:['’]?s(?!\s+(?:more|worse)(?!\p{L})|[^.!?\n]*\sis\s+(?:that|i)(?!\p{L}))|\s+(?:(?!(?:i|we|you|he|she|it|they|my|that|this)\s)\p{L}+\s+)?(?:is|are|was|were|do|does|did|has|have|can|could|should|would|will))|(?:do|can|could|would) you|(?:wo|was|wer|wann|wie|warum|où|qui|quand|comment|dónde|qué|quién|cuándo|cómo)(?!\s+(?:ich|wir|mein\p{L}*|man|je|j['’]\p{L}+|nous|on|mon|ma|mes|yo|mi)(?!\p{L})))(?=\s)[^.!?。！？,;:\n]*[.!]?\s*$`;

/** Returns whether the user only asked and stated nothing, with a question mark or without. */
export function isOnlyQuestion(said: string): boolean {
  return MARKED.test(said) || UNMARKED.test(said);
}

/** Returns the two sides of a stored row, or null if it is no round. */
export function toRound(said: string | null, answer: string | null): SaidAndAnswered | null {
  return said === null ? null : { said, answer: answer ?? "" };
}
