/** A depth beyond any useful body. Schemas of tools reach a few dozen levels. */
export const MAX_DEPTH = 500;
/** The length below which no text nests so deep that parsing it takes noticeable time. */
const HARMLESS_CHARACTERS = 64 * 1024;

/**
 * Says whether a JSON text nests too deep to parse in reasonable time. A million levels in 6 MB take a second and a
 * half. Strings are skipped natively, so that a long conversation costs next to nothing.
 */
export function nestsTooDeep(text: string, atMost = MAX_DEPTH): boolean {
  if (text.length <= HARMLESS_CHARACTERS) return false;
  const signs = /["[\]{}]/g;
  let depth = 0;
  for (let sign = signs.exec(text); sign; sign = signs.exec(text)) {
    if (sign[0] === '"') signs.lastIndex = endOfString(text, sign.index);
    else depth += sign[0] === "[" || sign[0] === "{" ? 1 : -1;
    if (depth > atMost) return true;
  }
  return false;
}

/** A character code, because comparing characters as texts takes three times as long. */
const BACKSLASH = 92;

const QUOTE = 34;

/** Returns the place after the quote that ends a string. A quote after an odd number of backslashes does not end it. */
function endOfString(text: string, start: number): number {
  const quote = text.indexOf('"', start + 1);
  if (quote === -1) return text.length;
  if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote + 1;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at + 1;
  }
  return text.length;
}
