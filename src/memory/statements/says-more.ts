import { words } from "../../text/words.ts";
import { contentStems } from "../contains-phrase.ts";
import { deniesSomething } from "../outdates/denied-value.ts";
import { valuesIn } from "../outdates/values.ts";

/*
 * Tells whether a statement that gives its slot the value it has says something besides: "I play tennis on Tuesdays with
 * Ann" and "I play tennis on Sundays with my dad" both say that somebody plays tennis.
 */

/** In words that nobody said before. One alone is mostly another wording: "I live in Oslo", "I'm based in Oslo". */
const LEAST = 2;

/** Words of an age, and that something was said before, in four languages. They tell nothing more. */
const FILLERS: ReadonlySet<string> = new Set(
  contentStems(
    `years old aged know known told tell said say saying mentioned mention remember reminder earlier before again fyi
     Jahre alt wie gesagt weißt erwähnt erinnere vorhin nochmal schon
     ans âge comme dit disais déjà sais rappelle rappel
     años edad como dije dicho sabes recuerda recuerdas`,
  ),
);

/**
 * Returns true if a text says more than others: a day, a time or a number that they do not give, or several other words.
 * @param known texts, and what is understood of the text
 */
export function saysMore(text: string, known: readonly string[]): boolean {
  const stems = new Set(known.flatMap((other) => contentStems(other)));
  const more = new Set(contentStems(text).filter((stem) => !stems.has(stem) && !FILLERS.has(stem)));
  if (more.size === 0) return false;
  return more.size >= LEAST || givesOtherValue(text, known);
}

/** In words: "I work at". Texts that open alike are of one subject. */
const OPENING = 3;
const openingOf = (text: string): string => words(text).slice(0, OPENING).join(" ");

/** Returns true if another text opens as a text does, and says all that it says, in whichever order. */
export const saysAll = (other: string, text: string): boolean => {
  if (openingOf(other) !== openingOf(text) || deniesSomething(other)) return false;
  const stems = new Set(contentStems(other));
  return contentStems(text).every((stem) => stems.has(stem) || FILLERS.has(stem)) && !givesOtherValue(text, [other]);
};

const givesOtherValue = (text: string, known: readonly string[]): boolean => {
  const given = known.flatMap(valuesOf);
  return valuesOf(text).some(({ kind, value }) => !given.some((one) => one.kind === kind && one.value === value));
};

const valuesOf = (text: string): ReturnType<typeof valuesIn> => valuesIn(text.toLowerCase(), words(text));
