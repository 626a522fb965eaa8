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

/**
 * Function words that are no title of a film, band or book by themselves: "What Is The Capital Of France". It, Us, Her,
 * Up and Who are such titles.
 */
const SMALL_WORDS = wordSet(
  "is are was were the an of to for from with and or does did how what why when where which between by if than because any some your my their our",
);

/**
 * Function words that are names by themselves and not within a title: "In" is indium, "On" a maker of shoes, "Can" a
 * band.
 */
const SMALL_IN_TITLES = wordSet("in on at do can");

/** A name with a possessive: "Asperger's syndrome" is "Asperger syndrome". A dog's owner is no dog owner. */
const OWNING_NAME = /^[A-Z][a-z]{2,}'s$/;

/** Verbs that are names as well: "Will Smith", "May Day", "Can Yaman". */
const NAME_OR_VERB = wordSet("will may can might");

const BEFORE_I = wordSet("do can should could would did am will may must shall if have when that because");
const NOT_AFTER_I = wordSet("and or in as is mean means equal equals times plus minus , ;");

/** Adjectives whose capital means nothing before a word in lower case: "a New phone". */
const ADJECTIVES = wordSet("new best first most main major good better different same other many more various");

/** Offices and professions. The capitalised words before one belong to the title: "an Art Director". */
const OFFICES = wordSet(
  "director manager engineer analyst officer minister president secretary professor consultant developer scientist administrator",
);

/** Subjects and beliefs that are nobody's name. */
const SUBJECTS = wordSet(
  `engineering physics chemistry biology mathematics maths psychology philosophy sociology economics linguistics programming marketing
  accounting photography numerology socialism communism capitalism marxism feminism education scholarship government university
  universities software`,
);

/** Nouns of institutions, goods and trades that name nothing else when they are written with a capital. */
const COMMON_NOUNS = wordSet(
  `college colleges institute institutes school schools company companies center centre hospital hotel hotels restaurant restaurants
  service services system systems website websites software resolution resolutions dictionary dictionaries collection interview interviews
  engineer engineers student students teacher teachers doctor doctors lawyer nurse movie movies book books novel novels song songs
  language languages country countries city cities exam exams test tests paper papers degree diploma internship internships job jobs career careers
  salary business startup startups industry product products brand brands phone phones smartphone laptop laptops computer computers mobile camera
  machine machines generator generators scooter car cars bike bikes plugin plugins network networks database algorithm algorithms function functions
  theory theories method methods example examples topic topics question questions answer answers reaction reactions equation formula theorem
  symptoms treatment disease diseases supplement supplements shampoo vitamin diet recipe yoga meditation culture festival
  card game games test tests prize prizes solvent solvents wave waves reaction reactions technique techniques issue issues
  client clients video videos image images photo photos examination examinations economy project projects strip payment payments
  demand profile profiles design designs computing learning analysis research technology technologies process processes syndrome planet planets protein
  proteins cell cells market markets finance money budget salary salaries universe mower mowers crusher crushers temple temples missile missiles telescope
  telescopes bond bonds expert experts guitar piano website lawn mafia illuminati telepathy dandruff acne photosynthesis osmosis
  democracy socialist economics entrepreneur entrepreneurs programmer programmers designer designers therapist trainer training workshop
  hair weight height marketing advertising blog blogs blogging podcast podcasts drugs
  cricketer player players actor actress mathematician scientist physicist author writer singer comedian
  election elections constitution government policy policies law laws insurance tax loan loans mutual funds fund investment account accounts`,
);

/** Endings of abstract nouns. The few that are titles or places keep their capital. */
const ABSTRACT = /^[a-z]{4,}(?:tion|sion|ment|ness|ology|ship|ability|ence|ance)s?$/;
const TITLES = wordSet(
  "reliance alliance renaissance providence florence clarence terrence lawrence endurance radiance ambiance valence provence inception constitution revolution reformation restoration temptation obsession redemption revelation salvation passion mission fusion vision parliament testament",
);
const isAbstract = (lower: string): boolean => ABSTRACT.test(lower) && lower.length > 7 && !TITLES.has(lower);

/**
 * Returns a token in the letter case that carries its meaning. A capital inside a sentence is part of the word, and
 * tells Amber from amber. It goes only if the word in lower case is known to mean the same. A miss costs one call.
 */
export function foldCase(tokens: readonly string[], at: number, hasContext: boolean): string {
  const written = tokens[at] ?? "";
  const token =
    at > 2 && hasContext && at < tokens.length - 1 && OWNING_NAME.test(written) ? written.slice(0, -2) : written;
  const lower = token.toLowerCase();
  if (token === "i" && isPronoun(tokens, at)) return "I";
  if (token === lower) return token;
  const stem = lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  if (foldsAsName(token.slice(0, stem.length), stem, hasContext)) return token.endsWith("'S") ? token : lower;
  if (!isCapitalised(token)) return token;
  if (at === 0) return opensSentence(lower, tokens[1]) ? lower : token;
  return isMeaninglessCapital(tokens, at, lower, hasContext) ? lower : token;
}

function isMeaninglessCapital(tokens: readonly string[], at: number, lower: string, hasContext: boolean): boolean {
  const before = tokens[at - 1] ?? "";
  const next = tokens[at + 1] ?? "";
  if (SMALL_WORDS.has(lower) || /^[.?!]$/.test(before)) return SMALL_WORDS.has(lower);
  if (SMALL_IN_TITLES.has(lower)) return isCapitalised(before) && isCapitalised(next);
  if (ADJECTIVES.has(lower)) return /^[a-z]{3,}$/.test(next) && !AUXILIARIES.has(next);
  if (SUBJECTS.has(lower) || isInTitle(tokens, at)) return true;
  return hasContext && (COMMON_NOUNS.has(lower) || isAbstract(lower));
}

function isInTitle(tokens: readonly string[], from: number): boolean {
  let at = from;
  while (isCapitalised(tokens[at] ?? "") && !OFFICES.has((tokens[at] ?? "").toLowerCase())) at += 1;
  return OFFICES.has((tokens[at] ?? "").toLowerCase());
}

const isCapitalised = (token: string): boolean => /^[A-Z][a-z]*(?:'s)?$/.test(token);

/** Returns whether "i" is a pronoun. It is also an index and the imaginary unit. */
function isPronoun(tokens: readonly string[], at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined || NOT_AFTER_I.has(after.toLowerCase()) || !/^[a-z']{2,}$/i.test(after)) return false;
  return at === 0 || BEFORE_I.has((tokens[at - 1] ?? "").toLowerCase());
}

function foldsAsName(written: string, lower: string, hasContext: boolean): boolean {
  if (CAPITALISED_NAMES.has(lower)) return /^[A-Z][a-z]+$/.test(written) || (hasContext && /^[A-Z]{5,}$/.test(written));
  return MIXED_NAMES.has(lower) || (ACRONYMS.has(lower) && /^[A-Z]+$/.test(written));
}

function opensSentence(lower: string, next: string | undefined): boolean {
  if (NAME_OR_VERB.has(lower)) return next !== undefined && DETERMINERS.has(next.toLowerCase());
  if (QUESTION_WORDS.has(lower) || AUXILIARIES.has(lower) || REQUEST_VERBS.has(lower)) return true;
  if (OPENING_PREPOSITIONS.has(lower)) return asksBehind(lower, next);
  return DETERMINERS.has(lower) && lower !== "i" && lower !== "a";
}

/** Returns whether a question has enough words for each to be clear from the others, whatever its letter case. */
export function hasEnoughContext(tokens: readonly string[]): boolean {
  return tokens.filter((token) => /^[A-Za-z]{4,}$/.test(token) && !FRAME_WORDS.has(token.toLowerCase())).length >= 2;
}

const FRAME_WORDS = new Set([...AUXILIARIES, ...QUESTION_WORDS, ...REQUEST_VERBS]);
