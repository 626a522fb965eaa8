import { ENGLISH } from "./lexicon/english.ts";
import { FRENCH } from "./lexicon/french.ts";
import { GERMAN } from "./lexicon/german.ts";
import { SPANISH } from "./lexicon/spanish.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";

/** The lexicons of the languages that are read, in the order their words are tried in. */
export const LEXICONS: readonly Lexicon[] = [ENGLISH, GERMAN, FRENCH, SPANISH];

/** Joins one kind of words of all languages to the alternatives of a pattern. */
export function alternatives(kind: (lexicon: Lexicon) => string | readonly string[]): string {
  return LEXICONS.flatMap((lexicon) => kind(lexicon))
    .filter((words) => words !== "")
    .join("|");
}
