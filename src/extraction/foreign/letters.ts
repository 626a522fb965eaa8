import type { Sentence } from "../clauses.ts";
import { END, pattern, START } from "./edges.ts";
import { type ForeignSpan, spanning } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";
import { READER_WORDS } from "./reader-words.ts";

const SALUTATION = pattern(`^\\W{0,3}(?:${foreignWords("salutation")})`);
const CLOSING = pattern(`${START}(?:${foreignWords("closing")})${END}[\\s,.!]*(?:[^\\s,;:!?]+\\s?){0,3}$`);
/** Greets the assistant, as old people do: "Dear computer, I am 81 and cannot read this". */
const TO_THE_READER = pattern(
  `^\\W{0,3}(?:my |mein )?(?:dear|lieber?|liebes|werter?|ch(?:er|ère)|querid[oa]|estimad[oa])\\s${READER_WORDS}`,
);
/** In characters: the name of who signs. */
const SIGNATURE = 40;

/** Returns the sentences of letters, from the salutation to the name below the closing. */
export function letterSentences(sentences: readonly Sentence[]): ForeignSpan[] {
  const first = sentences.findIndex(({ text }) => SALUTATION.test(text) && !TO_THE_READER.test(text));
  if (first === -1) return [];
  const closing = sentences.findIndex(({ text }, at) => at > first && CLOSING.test(text));
  if (closing === -1) return spanning(sentences, first, sentences.length, "letter");
  const signed = (sentences[closing + 1]?.text.length ?? SIGNATURE) < SIGNATURE ? 2 : 1;
  return spanning(sentences, first, closing + signed, "letter");
}
