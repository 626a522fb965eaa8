import { ACRONYMS, CAPITALISED_NAMES, MIXED_NAMES } from "./known-names.ts";
import { WORDS_THAT_ARE_NAMES } from "./words-that-are-names.ts";
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
  "is are was were the a an of in on at to for from with and or do does did can how what why when where which between by",
);

/** "Asperger's syndrome" is "Asperger syndrome" as well; a dog's owner is no dog owner. */
const OWNING_NAME = /^[A-Z][a-z]{2,}'s$/;

/** First names as well as verbs: "Will Smith", "May Day", "Can Yaman". */
const NAME_OR_VERB = wordSet("will may can might");

const BEFORE_I = wordSet("do can should could would did am will may must shall if have when that because");
const NOT_AFTER_I = wordSet("and or in as is mean means equal equals times plus minus , ;");

/** The token in the case that carries its meaning. Words outside the known lists keep the case they came in. */
export function foldCase(tokens: readonly string[], at: number, tellable: boolean): string {
  const written = tokens[at] ?? "";
  const token =
    at > 2 && tellable && at < tokens.length - 1 && OWNING_NAME.test(written) ? written.slice(0, -2) : written;
  const lower = token.toLowerCase();
  if (token === "i" && isPronoun(tokens, at)) return "I";
  if (token === lower) return token;
  const stem = lower.endsWith("'s") ? lower.slice(0, -2) : lower;
  if (foldsAsName(token.slice(0, stem.length), stem, tellable)) return token.endsWith("'S") ? token : lower;
  if (!/^[A-Z][a-z]*(?:'s)?$|^[A-Z]{6,}$/.test(token)) return token;
  if (at === 0) return opensSentence(lower, tokens[1]) ? lower : token;
  if (token.length > 1 && SMALL_WORDS.has(lower)) return lower;
  return token.length > 2 &&
    tellable &&
    !WORDS_THAT_ARE_NAMES.has(stem) &&
    !WORDS_THAT_ARE_NAMES.has(stem.replace(/s$/, ""))
    ? lower
    : token;
}

/** "i" is also an index and the imaginary unit. */
function isPronoun(tokens: readonly string[], at: number): boolean {
  const after = tokens[at + 1];
  if (after === undefined || NOT_AFTER_I.has(after.toLowerCase()) || !/^[a-z']{2,}$/i.test(after)) return false;
  return at === 0 || BEFORE_I.has((tokens[at - 1] ?? "").toLowerCase());
}

function foldsAsName(written: string, lower: string, tellable: boolean): boolean {
  if (CAPITALISED_NAMES.has(lower)) return /^[A-Z][a-z]+$/.test(written) || (tellable && /^[A-Z]{5,}$/.test(written));
  return ACRONYMS.has(lower) || MIXED_NAMES.has(lower);
}

function opensSentence(lower: string, next: string | undefined): boolean {
  if (NAME_OR_VERB.has(lower)) return next !== undefined && DETERMINERS.has(next.toLowerCase());
  if (QUESTION_WORDS.has(lower) || AUXILIARIES.has(lower) || REQUEST_VERBS.has(lower)) return true;
  if (OPENING_PREPOSITIONS.has(lower)) return asksBehind(lower, next);
  return DETERMINERS.has(lower) && lower !== "i" && lower !== "a";
}

/** Whether a question has enough words for each to be told by the others, in whatever case it is written. */
export function isTellable(tokens: readonly string[]): boolean {
  return tokens.filter((token) => /^[A-Za-z]{4,}$/.test(token) && !FRAME_WORDS.has(token.toLowerCase())).length >= 2;
}

const FRAME_WORDS = new Set([...AUXILIARIES, ...QUESTION_WORDS, ...REQUEST_VERBS]);
