import type { Sentence } from "../clauses.ts";
import { END, pattern } from "./edges.ts";
import { type ForeignSpan, spanning } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";

const ASSISTANT = pattern(
  `^[^a-z\u00c0-\u024f]{0,6}(?:(?:hi|hello|oh|and|so|but)[\\s,!]{1,3})?(?:${foreignWords("assistant")})${END}`,
);

/** No person says so of themselves. */
const SURE =
  /(?:as an ai\b|as a language model|i(?:['’]m| am) (?:a|an|just an?) (?:fellow |large )?(?:ai|language model|chatbot)|als ki\b|als sprachmodell|en tant qu['’]ia\b|modèle de langage|como (?:una )?ia\b|modelo de lenguaje)/i;

/** Returns the sentences that only an assistant says; two of them make all of the turn an answer that was pasted. */
export function assistantSentences(sentences: readonly Sentence[]): ForeignSpan[] {
  const said = sentences.flatMap((sentence, at) => (ASSISTANT.test(sentence.text + sentence.ending) ? [at] : []));
  if (said.length > 1 || sentences.some(({ text }) => SURE.test(text)))
    return spanning(sentences, 0, sentences.length, "assistant");
  return said.flatMap((at) => spanning(sentences, at, at + 1, "assistant"));
}
