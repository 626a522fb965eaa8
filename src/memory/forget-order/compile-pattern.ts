import { regexOf } from "../../text/regex.ts";

/** A letter or digit. `\b` does not know letters with accents. */
export const LETTER = String.raw`[\p{L}\p{N}]`;

/**
 * Returns a pattern that also reads how people type in a hurry: "id", "dont" and "shouldnt" without their apostrophe, "u"
 * and "ur", and "q" for "que".
 */
export const withShortForms = (pattern: string): string =>
  pattern
    .replace(/(?<=[\p{L}:|])'(?=(?:t|d|ve|m|re|ll|s)(?!\p{L}))/gu, "'?")
    .replace(/(?<![\p{L}\\[])(?:you(?:r)?|que)(?![\p{L}\]])/gu, (word) => `(?:${word}|${SHORT[word]})`);

const SHORT: Readonly<Record<string, string>> = { you: "u", your: "ur", que: "q" };

/** Compiles a pattern that ignores case and knows all letters. */
export const compilePattern = (pattern: string): RegExp => regexOf(withShortForms(pattern), "iu");
