import { BRACE, BRACKET, END_OF_BRACE, END_OF_BRACKET, endOfString, QUOTE } from "../dialects/json-text.ts";

/** A depth beyond any useful body. Schemas of tools reach a few dozen levels. */
export const MAX_DEPTH = 500;
/** The length below which no text nests so deep that parsing it takes noticeable time. */
const HARMLESS_CHARACTERS = 64 * 1024;

/** The levels whose brackets are noted: the body, its fields, and the elements of its lists. */
const OUTER_DEPTH = 3;

/** Says whether a JSON text nests too deep to parse in reasonable time. A million levels in 6 MB take a second and a half. */
export const nestsTooDeep = (text: string, atMost = MAX_DEPTH): boolean => outerEnds(text, atMost) === null;

/**
 * Returns the ends of the outer objects and lists of a JSON text by their starts, so that nobody has to look for them again.
 * Returns null if the text nests too deep. Strings are skipped natively, so that a long conversation costs next to nothing.
 */
export function outerEnds(text: string, atMost = MAX_DEPTH): ReadonlyMap<number, number> | null {
  const ends = new Map<number, number>();
  if (text.length <= HARMLESS_CHARACTERS) return ends;
  const starts: number[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (code === BRACE || code === BRACKET) {
      if (depth < OUTER_DEPTH) starts[depth] = at;
      depth += 1;
      if (depth > atMost) return null;
    } else if (code === END_OF_BRACE || code === END_OF_BRACKET) {
      depth -= 1;
      if (depth < OUTER_DEPTH) ends.set(starts[depth] ?? 0, at + 1);
    }
  }
  return ends;
}
