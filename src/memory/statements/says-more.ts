import { words } from "../../text/words.ts";
import { contentStems } from "../contains-phrase.ts";
import { valuesIn } from "../outdates/values.ts";

/*
 * Tells whether a statement that gives its slot the value it has says something besides: "I play tennis on Tuesdays with
 * Ann" and "I play tennis on Sundays with my dad" both say that somebody plays tennis.
 */

/** In words that nobody said before. One alone is mostly another wording: "I live in Oslo", "I'm based in Oslo". */
const LEAST = 2;

/**
 * Returns true if a text says more than others: a day, a time or a number that they do not give, or several other words.
 * @param known texts, and what is understood of the text
 */
export function saysMore(text: string, known: readonly string[]): boolean {
  const stems = new Set(known.flatMap((other) => contentStems(other)));
  const more = new Set(contentStems(text).filter((stem) => !stems.has(stem)));
  if (more.size === 0) return false;
  return more.size >= LEAST || givesOtherValue(text, known);
}

const givesOtherValue = (text: string, known: readonly string[]): boolean => {
  const given = known.flatMap(valuesOf);
  return valuesOf(text).some(({ kind, value }) => !given.some((one) => one.kind === kind && one.value === value));
};

const valuesOf = (text: string): ReturnType<typeof valuesIn> => valuesIn(text.toLowerCase(), words(text));
