import { ENGLISH } from "./lexicon/english.ts";
import { FRENCH } from "./lexicon/french.ts";
import { GERMAN } from "./lexicon/german.ts";
import { SPANISH } from "./lexicon/spanish.ts";
import { words } from "./words.ts";

/** A language that is read. */
export type SpokenLanguage = "en" | "de" | "fr" | "es";

/** The words of each language that carry no meaning, without those that another one has as well: "die", "me", "son". */
const OWN_WORDS: readonly (readonly [language: SpokenLanguage, own: ReadonlySet<string>])[] = (() => {
  const all = [
    ["en", ENGLISH],
    ["de", GERMAN],
    ["fr", FRENCH],
    ["es", SPANISH],
  ] as const;
  const lists = all.map(([language, { stopWords }]) => [language, new Set(words(stopWords))] as const);
  return lists.map(([language, list]) => {
    const others = lists.filter(([other]) => other !== language);
    return [language, new Set([...list].filter((word) => others.every(([, theirs]) => !theirs.has(word))))] as const;
  });
})();

/** Returns the language that most of the small words of some texts are of: English if none of them tells. */
export function spokenLanguage(texts: readonly string[]): SpokenLanguage {
  const said = texts.flatMap(words);
  let best: SpokenLanguage = "en";
  let most = 0;
  for (const [language, own] of OWN_WORDS) {
    const count = said.filter((word) => own.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
