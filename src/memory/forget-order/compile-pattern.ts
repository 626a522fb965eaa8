import { regexOf } from "../../text/regex.ts";

/** A letter or digit. `\b` does not know letters with accents. */
export const LETTER = String.raw`[\p{L}\p{N}]`;

/** Returns a pattern that also reads English short forms without their apostrophe: "id", "dont", "shouldnt". */
export const withBareContractions = (pattern: string): string =>
  pattern.replace(/(?<=[\p{L}:|])'(?=(?:t|d|ve|m|re|ll|s)(?!\p{L}))/gu, "'?");

/** Compiles a pattern that ignores case and knows all letters. */
export const compilePattern = (pattern: string): RegExp => regexOf(withBareContractions(pattern), "iu");
