/** Opens a pattern over a whole sentence: marks may stand before its first word. */
export const START = String.raw`^[^\w\u00c0-\u024f]{0,6}`;
/** Ends a word of the four languages. `\b` knows ASCII letters only. */
export const END = String.raw`(?![\w\u00c0-\u024f])`;
/** Begins a word of the four languages. */
export const BEGIN = String.raw`(?<![\w\u00c0-\u024f])`;

/** Returns a pattern over the alternatives, without regard to case. Classes of Unicode take V8 long to compile. */
export const pattern = (source: string): RegExp => new RegExp(source, "i");

/** Returns the same as a pattern whose matches are all found. */
export const everywhere = (source: string): RegExp => new RegExp(source, "gi");
