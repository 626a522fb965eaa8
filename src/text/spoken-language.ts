import { ENGLISH } from "./lexicon/english.ts";
import { FRENCH } from "./lexicon/french.ts";
import { GERMAN } from "./lexicon/german.ts";
import { SPANISH } from "./lexicon/spanish.ts";
import { words } from "./words.ts";

/** A language that is read. */
export type SpokenLanguage = "en" | "de" | "fr" | "es";

const LISTS = [
  ["en", ENGLISH],
  ["de", GERMAN],
  ["fr", FRENCH],
  ["es", SPANISH],
] as const;

/** The language of each word that carries no meaning, without those that another one has as well: "die", "me", "son". */
const LANGUAGE_OF: ReadonlyMap<string, SpokenLanguage> = (() => {
  const found = new Map<string, SpokenLanguage>();
  const shared = new Set<string>();
  for (const [language, { stopWords }] of LISTS)
    for (const word of words(stopWords)) {
      if ((found.get(word) ?? language) !== language) shared.add(word);
      found.set(word, language);
    }
  for (const word of shared) found.delete(word);
  return found;
})();

/** Returns the language that most of the small words of some texts are of: English if none of them tells. */
export function spokenLanguage(texts: readonly string[]): SpokenLanguage {
  const counts = { en: 0, de: 0, fr: 0, es: 0 };
  for (const text of texts)
    for (const word of words(text)) {
      const language = LANGUAGE_OF.get(word);
      if (language !== undefined) counts[language] += 1;
    }
  let best: SpokenLanguage = "en";
  for (const [language] of LISTS) if (counts[language] > counts[best]) best = language;
  return best;
}
