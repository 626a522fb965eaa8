import { ACRONYMS, CAPITALISED_NAMES, MIXED_NAMES } from "./known-names.ts";
import {
  asksBehind,
  AUXILIARIES,
  DETERMINERS,
  OPENING_PREPOSITIONS,
  QUESTION_WORDS,
  REQUEST_VERBS,
  wordSet,
} from "./words.ts";

/** Function words no film, band or book bears alone: "What Is The Capital Of France". Not It, Us, Her, Up, Who. */
const SMALL_WORDS = wordSet(
  "is are was were the an of to for from with and or does did how what why when where which between by",
);

/** The same in a title alone: by itself "In" is indium, "On" a maker of shoes, "Can" a band. */
const SMALL_IN_TITLES = wordSet("in on at do can");

/** "Asperger's syndrome" is "Asperger syndrome" as well; a dog's owner is no dog owner. */
const OWNING_NAME = /^[A-Z][a-z]{2,}'s$/;

/** First names as well as verbs: "Will Smith", "May Day", "Can Yaman". */
const NAME_OR_VERB = wordSet("will may can might");

const BEFORE_I = wordSet("do can should could would did am will may must shall if have when that because");
const NOT_AFTER_I = wordSet("and or in as is mean means equal equals times plus minus , ;");

/** Adjectives that say nothing by a capital where what they stand before has none: "a New phone". */
const ADJECTIVES = wordSet("new best first most main major good better different same other many more various");

/** What one becomes by studying or by being elected. The words before it, capital for capital, are part of the title: "an Art Director". */
const OFFICES = wordSet(
  "director manager engineer analyst officer minister president secretary professor consultant developer scientist administrator",
);

/** What is learned or believed, and nobody's name. */
const SUBJECTS = wordSet(
  `engineering physics chemistry biology mathematics maths psychology philosophy sociology economics linguistics programming marketing
  accounting photography numerology socialism communism capitalism marxism feminism education scholarship government university
  universities software`,
);

/**
 * The token in the case that carries its meaning. A capital inside a sentence is one letter of the word, and tells
 * Amber from amber: it goes only where the word in small letters is known to say the same. A miss costs one call.
 */
export function foldCase(tokens: readonly string[], at: number, tellable: boolean): string {
  const written = tokens[at] ?? "";
  const token =
    at > 2 && tellable && at < tokens.length - 1 && OWNING_NAME.test(written) ? written.slice(0, -2) : written;
  const lower = token.toLowerCase();
  if (token === "i" && isPronoun(tokens, at)) return "I";
  if (token === lower) return token;
  const stem = lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  if (foldsAsName(token.slice(0, stem.length), stem, tellable)) return token.endsWith("'S") ? token : lower;
  if (!isCapitalised(token)) return token;
  if (at === 0) return opensSentence(lower, tokens[1]) ? lower : token;
  return isMeaninglessCapital(tokens, at, lower) ? lower : token;
}

function isMeaninglessCapital(tokens: readonly string[], at: number, lower: string): boolean {
  const before = tokens[at - 1] ?? "";
  const next = tokens[at + 1] ?? "";
  if (SMALL_WORDS.has(lower) || /^[.?!]$/.test(before)) return SMALL_WORDS.has(lower);
  if (SMALL_IN_TITLES.has(lower)) return isCapitalised(before) && isCapitalised(next);
  if (ADJECTIVES.has(lower)) return /^[a-z]{3,}$/.test(next) && !AUXILIARIES.has(next);
  return SUBJECTS.has(lower) || isInTitle(tokens, at);
}

function isInTitle(tokens: readonly string[], from: number): boolean {
  let at = from;
  while (isCapitalised(tokens[at] ?? "") && !OFFICES.has((tokens[at] ?? "").toLowerCase())) at += 1;
  return OFFICES.has((tokens[at] ?? "").toLowerCase());
}

const isCapitalised = (token: string): boolean => /^[A-Z][a-z]*(?:'s)?$/.test(token);

/** "i" is also an index and the imaginary unit. */
function isPronoun(tokens: readonly string[], at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined || NOT_AFTER_I.has(after.toLowerCase()) || !/^[a-z']{2,}$/i.test(after)) return false;
  return at === 0 || BEFORE_I.has((tokens[at - 1] ?? "").toLowerCase());
}

function foldsAsName(written: string, lower: string, tellable: boolean): boolean {
  if (CAPITALISED_NAMES.has(lower)) return /^[A-Z][a-z]+$/.test(written) || (tellable && /^[A-Z]{5,}$/.test(written));
  return MIXED_NAMES.has(lower) || (ACRONYMS.has(lower) && /^[A-Z]+$/.test(written));
}

function opensSentence(lower: string, next: string | undefined): boolean {
  if (NAME_OR_VERB.has(lower)) return next !== undefined && DETERMINERS.has(next.toLowerCase());
  if (QUESTION_WORDS.has(lower) || AUXILIARIES.has(lower) || REQUEST_VERBS.has(lower)) return true;
  if (OPENING_PREPOSITIONS.has(lower)) return asksBehind(lower, next);
  return DETERMINERS.has(lower) && lower !== "i" && lower !== "a";
}

/** Whether a question has enough words for each to be told by the others, in whatever case it is written. */
export function hasEnoughContext(tokens: readonly string[]): boolean {
  return tokens.filter((token) => /^[A-Za-z]{4,}$/.test(token) && !FRAME_WORDS.has(token.toLowerCase())).length >= 2;
}

const FRAME_WORDS = new Set([...AUXILIARIES, ...QUESTION_WORDS, ...REQUEST_VERBS]);
