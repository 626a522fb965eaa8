/*
 * Finds places in JSON text without printing it again: parsing and serialising would lose big integers, repeated keys and
 * the caller's own bytes. The functions check nothing, because JSON.parse has accepted the text. They are linear: a pass
 * over a megabyte takes about 0.5 ms.
 */

/** The place of a value in the text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The place of a member's value, and its key. */
export interface Member extends Span {
  readonly key: string;
}

const SPACE = /[ \t\n\r]*/y;

/** Returns the place of the next token. */
export function skipSpace(text: string, at: number): number {
  SPACE.lastIndex = at;
  SPACE.test(text);
  return SPACE.lastIndex;
}

/** A code, because comparing characters as texts takes three times as long. */
const BACKSLASH = 92;

/** A stretch of a string up to its end, or up to an escape: a match without a bound would need a stack without one. */
const STRETCH = /[^"\\]*(?:\\[^][^"\\]*){0,1000}/y;

/**
 * Returns the end of the string that starts at `at`. The runtime's search finds the end of most strings at once. A
 * string with quotes in it, such as JSON in a prompt, has thousands of them, and is read in one go.
 */
export function endOfString(text: string, at: number): number {
  const quote = text.indexOf('"', at + 1);
  if (text.charCodeAt(quote - 1) !== BACKSLASH) return quote + 1;
  STRETCH.lastIndex = at + 1;
  do STRETCH.test(text);
  while (text.charCodeAt(STRETCH.lastIndex) === BACKSLASH);
  return STRETCH.lastIndex + 1;
}

const SCALAR = /[^,\]}\s]*/y;

/** Returns the end of the value that starts at `at`. */
export function endOfValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return endOfString(text, at);
  if (first !== "{" && first !== "[") {
    SCALAR.lastIndex = at;
    SCALAR.test(text);
    return SCALAR.lastIndex;
  }
  let depth = 0;
  for (let i = at; ; i++) {
    const character = text[i];
    if (character === '"') i = endOfString(text, i) - 1;
    else if (character === "{" || character === "[") depth += 1;
    else if ((character === "}" || character === "]") && --depth === 0) return i + 1;
  }
}

/** Returns the members of the object that starts at `at`, repeated keys included. */
export function members(text: string, at: number): Member[] {
  const found: Member[] = [];
  let i = skipSpace(text, skipSpace(text, at) + 1);
  while (text[i] !== "}") {
    const keyEnd = endOfString(text, i);
    const key = JSON.parse(text.slice(i, keyEnd)) as string;
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    found.push({ key, start, end });
    i = skipSpace(text, end);
    if (text[i] === ",") i = skipSpace(text, i + 1);
  }
  return found;
}

/** Returns the last of these members that has that name. */
export const memberNamed = (all: readonly Member[], key: string): Member | undefined =>
  all.findLast((candidate) => candidate.key === key);

/** Returns the last member of that name, which JSON.parse and nearly every other parser take. */
export function member(text: string, at: number, key: string): Member | undefined {
  return memberNamed(members(text, at), key);
}

/** Returns the elements of the array that starts at `at`. */
export function elements(text: string, at: number): Span[] {
  const found: Span[] = [];
  let i = skipSpace(text, at + 1);
  while (text[i] !== "]") {
    const end = endOfValue(text, i);
    found.push({ start: i, end });
    i = skipSpace(text, end);
    if (text[i] === ",") i = skipSpace(text, i + 1);
  }
  return found;
}

/** Removes the white space between tokens, so that two ways of printing a value read alike. */
export function compact(text: string): string {
  let compacted = "";
  for (let at = 0; at < text.length;) {
    const quote = text.indexOf('"', at);
    const between = quote === -1 ? text.slice(at) : text.slice(at, quote);
    const next = quote === -1 ? text.length : endOfString(text, quote);
    compacted += between.replace(/[ \t\n\r]+/g, "");
    if (quote !== -1) compacted += text.slice(quote, next);
    at = next;
  }
  return compacted;
}

/** Inserts a text at a place. */
export function splice(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at);
}
