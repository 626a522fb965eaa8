import { ENGLISH_VOCABULARY } from "./english/vocabulary.ts";
import { FRENCH_VOCABULARY } from "./french/vocabulary.ts";
import { GERMAN_VOCABULARY } from "./german/vocabulary.ts";
import { SPANISH_VOCABULARY } from "./spanish/vocabulary.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Vocabularies of the languages that are read. A further language brings its own. */
export const VOCABULARIES: readonly Vocabulary[] = [
  ENGLISH_VOCABULARY,
  GERMAN_VOCABULARY,
  FRENCH_VOCABULARY,
  SPANISH_VOCABULARY,
];

type Kind<T> = { [K in keyof Vocabulary]: Vocabulary[K] extends T ? K : never }[keyof Vocabulary];

/** Joins one kind of words of all languages to the alternatives of a pattern. */
export const anyLanguage = (kind: Kind<string>): string =>
  VOCABULARIES.map((vocabulary) => vocabulary[kind])
    .filter((words) => words !== "")
    .join("|");

/** Returns the words of one kind in all languages. */
export const allWords = (kind: Kind<ReadonlySet<string>>, vocabularies = VOCABULARIES): ReadonlySet<string> =>
  new Set(vocabularies.flatMap((vocabulary) => [...vocabulary[kind]]));

/** Returns the names of one kind in all languages, with what they mean. */
export const allNames = (kind: Kind<ReadonlyMap<string, string>>): ReadonlyMap<string, string> =>
  new Map(VOCABULARIES.flatMap((vocabulary) => [...vocabulary[kind]]));
