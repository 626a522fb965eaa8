import { contentStems } from "../contains-phrase.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { holds } from "./forget-candidate.ts";
import { ENGLISH_MATTERS } from "./matters/english.ts";
import { FRENCH_MATTERS } from "./matters/french.ts";
import { GERMAN_MATTERS } from "./matters/german.ts";
import { MATTER_NAMES, type MatterName } from "./matters/matter-words.ts";
import { SPANISH_MATTERS } from "./matters/spanish.ts";

/*
 * Matters of a life by language: a word of an order is looked for in texts as its own language tells of the matter. Read
 * across languages, beginnings of words would meet by chance: "calv" of "calvo", and Calvin.
 */

interface LanguageMatter {
  readonly name: MatterName;
  /** True if the language joins words, as German does. */
  readonly isJoining: boolean;
  readonly isEnglish: boolean;
  readonly named: ReadonlySet<string>;
  readonly tells: (text: string) => boolean;
}

/** Matters that anybody tells of to anybody. An order that names none of its matter does not mean one of them. */
const EVERYDAY: ReadonlySet<MatterName> = new Set([
  "address",
  "employer",
  "exam",
  "school",
  "driving",
  "business",
  "couple",
  "money",
  "smoking",
]);

let kept: readonly LanguageMatter[] | null = null;

/** Returns all matters. They are read with the first order, because to stem their words takes 10 ms. */
const all = (): readonly LanguageMatter[] => (kept ??= readMatters());

const readMatters = (): readonly LanguageMatter[] =>
  [ENGLISH_MATTERS, GERMAN_MATTERS, FRENCH_MATTERS, SPANISH_MATTERS].flatMap((language) =>
    MATTER_NAMES.map((name) => {
      const { named, told } = language[name];
      // Few of some two hundred patterns are ever needed, and to compile all takes as long as to start the isolate.
      let compiled: RegExp | null = null;
      return {
        name,
        isJoining: language === GERMAN_MATTERS,
        isEnglish: language === ENGLISH_MATTERS,
        named: new Set(contentStems(named)),
        tells: (text: string) => (compiled ??= compileTold(told)).test(text),
      };
    }),
  );

const compileTold = (told: string): RegExp =>
  compilePattern(`(?<!${LETTER})(?:${told.replace(/=(?![!:])/gu, `(?!${LETTER})`)})`);

/** In letters. Other forms of shorter words are other words: "suchen" and "Sucht". */
const MIN_FORM = 7;

/** General heads that German joins to a matter: "Sprachproblem". */
const GENERAL_HEAD =
  /s?(?:problem\p{L}{0,2}|sache|geschichte|ding|kram|thema|zeug|lage|sorgen|angelegenheit\p{L}*|story|krise|schwierigkeit\p{L}*)$/u;
/** In letters. A shorter beginning is that of too many words. */
const MIN_BEGINNING = 4;

/** In letters. German joins words for a matter: "Hautkrankheit", "Flugangst". */
const MIN_END = 5;
const isEndOf = (end: string, word: string): boolean =>
  end.length >= MIN_END && word.length >= end.length + MIN_BEGINNING - 1 && word.endsWith(end);

/** Returns the matters that a word of an order names. */
function namedBy(wanted: string): readonly LanguageMatter[] {
  const found = all().filter(({ named }) => named.has(wanted) || (wanted.length >= MIN_FORM && holds(named, wanted)));
  const beginning = wanted.replace(GENERAL_HEAD, "");
  if (found.length > 0) return found;
  if (beginning === wanted || beginning.length < MIN_BEGINNING) {
    return all().filter(({ isJoining, named }) => isJoining && [...named].some((one) => isEndOf(one, wanted)));
  }
  return all().filter(({ isJoining, named }) => isJoining && [...named].some((one) => one.startsWith(beginning)));
}

/**
 * Returns whether a text tells of a matter that a word names, in the language of the word. Returns null if it names none.
 * @param wanted the stem of the word
 */
export function tellsOfNamed(text: string, wanted: string): boolean | null {
  const matters = namedBy(wanted);
  return matters.length === 0 ? null : matters.some(({ tells }) => tells(text));
}

/** Returns whether a word names a matter in English, in which the word behind it may be what is meant: "job offer". */
export const isEnglishName = (wanted: string): boolean =>
  all().some(({ isEnglish, named }) => isEnglish && named.has(wanted));

/** Returns whether a word names a matter, in any language. */
export const namesMatter = (wanted: string): boolean => namedBy(wanted).length > 0;

/** Returns whether a word names a matter that people would rather not have told. */
export const namesDelicate = (wanted: string): boolean => namedBy(wanted).some(({ name }) => !EVERYDAY.has(name));

/** Returns true for a text that tells of something that people would rather not have told. */
export const isDelicate = (text: string): boolean =>
  all().some(({ name, tells }) => !EVERYDAY.has(name) && tells(text));
