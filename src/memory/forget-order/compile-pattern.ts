/** A letter or digit. `\b` does not know letters with accents. */
export const LETTER = String.raw`[\p{L}\p{N}]`;

/** Compiles a pattern that ignores case and knows all letters. */
export const compilePattern = (pattern: string): RegExp => new RegExp(pattern, "iu");
