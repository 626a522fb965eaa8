import { ACRONYMS } from "./known-names.ts";
import { ALWAYS_DISTINCT_PLURALS, DISTINCT_PLURALS, MASS_OR_COUNT_NOUNS } from "./distinct-nouns.ts";

/** Returns the singular of a noun that a superlative asks one of: "the best colleges". */
export function singularHead(word: string): string {
  return /^[a-z]{4,}$/.test(word) &&
    !DISTINCT_PLURALS.has(word) &&
    !ALWAYS_DISTINCT_PLURALS.has(word) &&
    /[^su]s$/.test(word) &&
    !word.endsWith("is")
    ? withoutPlural(word)
    : singular(word);
}

/**
 * Returns the singular of a noun, unless its plural means something else.
 * @param plain true if the other words tell which is meant
 */
export function singular(word: string, plain = false): string {
  if (/^[A-Z]{2,}s$/.test(word)) return foldAcronym(word.slice(0, -1));
  if (IRREGULAR.has(word)) return withoutPlural(word);
  if (word.length < 4 || !/^[a-z]+s$/.test(word) || /(?:ss|us|is|ics|ous)$/.test(word)) return word;
  if (ALWAYS_DISTINCT_PLURALS.has(word)) return word;
  if (DISTINCT_PLURALS.has(word)) return plain ? withoutPlural(word) : word;
  const one = withoutPlural(word);
  return !plain && MASS_OR_COUNT_NOUNS.has(one) ? word : one;
}

const foldAcronym = (word: string): string => (ACRONYMS.has(word.toLowerCase()) ? word.toLowerCase() : word);

/** Nouns that end in -ie, and plurals without an s. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ..."movie cookie calorie selfie zombie rookie brownie genie hoodie smoothie newbie hippie"
    .split(" ")
    .map((one): [string, string] => [`${one}s`, one]),
  ["children", "child"],
  ["teeth", "tooth"],
  ["mice", "mouse"],
  ["wives", "wife"],
  ["knives", "knife"],
  ["women", "woman"],
  ["men", "man"],
  ["feet", "foot"],
]);

function withoutPlural(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:ch|sh|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
