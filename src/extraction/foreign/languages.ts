import { ENGLISH_FOREIGN_WORDS } from "./english.ts";
import type { ForeignWords } from "./foreign-words.ts";
import { FRENCH_FOREIGN_WORDS } from "./french.ts";
import { GERMAN_FOREIGN_WORDS } from "./german.ts";
import { SPANISH_FOREIGN_WORDS } from "./spanish.ts";

const LANGUAGES: readonly ForeignWords[] = [
  ENGLISH_FOREIGN_WORDS,
  GERMAN_FOREIGN_WORDS,
  FRENCH_FOREIGN_WORDS,
  SPANISH_FOREIGN_WORDS,
];

/** Joins one kind of words of all languages to the alternatives of a pattern. */
export const foreignWords = (kind: keyof ForeignWords): string =>
  LANGUAGES.map((words) => words[kind])
    .filter((words) => words !== "")
    .join("|");
