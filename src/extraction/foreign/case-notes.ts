import type { Sentence } from "../clauses.ts";
import { BEGIN, END, pattern, START } from "./edges.ts";
import { type ForeignSpan, spanning } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";

const CASE = pattern(
  String.raw`${START}(?:(?:the|this|an?|der|die|das|diese[rs]?|ein|eine|le|la|l['’]|un|une|ce|cette|el|los|las|est[ea])\s?)?(?:\d+[- ]\S+ )?(?:${foreignWords("cases")})${END}`,
);
const OF_THE_USER = pattern(
  String.raw`${BEGIN}(?:i|i['’]?(?:m|ve|d|ll)|my|me|we|our|us|ich|mein\w*|mir|wir|unser\w*|je|j['’]\S+|mon|ma|mes|nous|notre|yo|mis?|nuestr\w+|soy|tengo|estoy)${END}`,
);

/** Returns the sentences on the people of a report, in a text in which nobody speaks of themselves. */
export function caseNotes(sentences: readonly Sentence[]): ForeignSpan[] {
  if (!CASE.test(sentences[0]?.text ?? "") || sentences.some(({ text }) => OF_THE_USER.test(text))) return [];
  return spanning(sentences, 0, sentences.length, "pasted");
}
