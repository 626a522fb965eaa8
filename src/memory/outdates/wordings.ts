/** Returns a pattern for any of several alternatives, which are patterns themselves, as whole words. */
export const wordings = (...alternatives: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join("|")})(?![\p{L}\p{N}])`, "iu");
