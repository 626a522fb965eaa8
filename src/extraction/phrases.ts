import { anyLanguage } from "./vocabularies.ts";

/* The parts that all object types are made of: they cut a phrase down to its object, and tell an empty one. */

/** Properties of the whole turn that decide how far a clause of it can be trusted. */
export interface TurnContext {
  /** The text opens with a greeting: "Hi, I'm Ana". */
  readonly greeted: boolean;
  /** The user writes "i", so that capitals tell nothing. */
  readonly lowercase: boolean;
  /** Length of the whole text. In a long one "always" and "note that" are about its own task. */
  readonly characters: number;
}

/** Returns the phrase normalised for comparison, or null if it is not of the type. */
export type Matcher = (phrase: string, context: TurnContext) => string | null;

const TAIL = new RegExp(String.raw`(?:[\s,]{1,3}(?:${anyLanguage("tails")}))+$`, "i");
export const PUNCTUATION = /^[\s"'“”‘’«»„*_([]+|[\s"'“”‘’«»*_.,;:!?…)\]]+$/g;
export const DETERMINER = new RegExp(String.raw`^(?:${anyLanguage("determiners")})\s+|^l['’]`, "i");
export const EMPTY =
  /^(?:it|its|this|that|these|those|here|there|you|your|yours|him|her|his|hers|theirs?|them|they|us|me|u|ya|what|how|when|where|why|who|which|whatever|everything|anything|nothing|something|someone|all|both|none|one|ones|same|sure|okay|ok|not|no|yes|so|just|only|also|like|as|to|of|if|than|then|more|less|most)\b/i;
export const VAGUE =
  /\b(?:you|your|this(?! (?:year|month|week|weekend|spring|summer|autumn|fall|winter|time)\b)|these(?! days\b)|those|it|he|she|him|his|her|they|their|them|if|that|what|how|who|whom|whose|which)\b/i;
export const ASIDE = new RegExp(String.raw`\s+(?:${anyLanguage("asides")})\s.*$`, "i");

/** Returns a phrase without the words that people add at the end of a sentence: "too", "these days", "by the way". */
export const trimmed = (phrase: string): string => phrase.replace(TAIL, "");

export function normalise(phrase: string): string {
  const bare = phrase.replace(PUNCTUATION, "").replace(TAIL, "").replace(PUNCTUATION, "");
  return bare.toLowerCase().replace(/[’]/g, "'").replace(/\s+/g, " ");
}

export const stripped = (phrase: string): string => phrase.replace(PUNCTUATION, "").replace(DETERMINER, "");
export const capital = (phrase: string): boolean => /^["“]?[\p{Lu}\d]/u.test(phrase);
export const count = (phrase: string): number => phrase.split(/\s+/).length;
export const member =
  (list: ReadonlySet<string>): Matcher =>
  (phrase) => {
    const plain = normalise(phrase);
    if (list.has(plain)) return plain.replace(/^an? /, "");
    const bare = plain.replace(DETERMINER, "");
    return list.has(bare) ? bare : null;
  };
export const upTo = (phrase: string, stop: RegExp): string => phrase.split(stop, 1)[0] ?? "";

export const phrase =
  (limit: number): Matcher =>
  (raw) => {
    const plain = normalise(raw.replace(ASIDE, ""));
    return plain === "" || count(plain) > limit || EMPTY.test(plain) || VAGUE.test(raw)
      ? null
      : plain.replace(DETERMINER, "");
  };
