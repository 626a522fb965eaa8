import { regex } from "../../text/regex.ts";

/** Returns a pattern for any of several alternatives, which are patterns themselves, as whole words. */
export const wordings = (...alternatives: readonly string[]): RegExp =>
  regex.iu`(?<![\p{L}\p{N}])(?:${alternatives.join("|")})(?![\p{L}\p{N}])`;
