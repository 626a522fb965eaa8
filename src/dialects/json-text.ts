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

/* Codes, because comparing characters as texts takes three times as long. */
const BACKSLASH = 92;
export const QUOTE = 34;
export const COMMA = 44;
export const BRACE = 123;
export const BRACKET = 91;
export const END_OF_BRACE = 125;
export const END_OF_BRACKET = 93;
const SPACE = 32;

/** Returns the place of the next token. All that a JSON text has below a space is space. */
export function skipSpace(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) <= SPACE) next += 1;
  return next;
}

/**
 * Returns the end of the string that starts at `at`. The runtime's search finds quotes faster than any loop could, also
 * in code and JSON in a prompt, where thousands of them are escaped. A quote after an even number of backslashes ends it.
 * A string without an end, in a text that nobody has parsed, ends with the text.
 */
export function endOfString(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return text.length;
}

/** Returns the end of the value that starts at `at`. */
export function endOfValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === QUOTE) return endOfString(text, at);
  if (first !== BRACE && first !== BRACKET) return endOfScalar(text, at);
  let depth = 0;
  for (let i = at; ; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = endOfString(text, i) - 1;
    else if (code === BRACE || code === BRACKET) depth += 1;
    else if ((code === END_OF_BRACE || code === END_OF_BRACKET) && --depth === 0) return i + 1;
  }
}

function endOfScalar(text: string, at: number): number {
  for (let end = at; ; end++) {
    const code = text.charCodeAt(end);
    // Behind the end of the text there is none.
    if (code <= SPACE || code === COMMA || code === END_OF_BRACE || code === END_OF_BRACKET || code !== code)
      return end;
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
const memberNamed = (all: readonly Member[], key: string): Member | undefined =>
  all.findLast((candidate) => candidate.key === key);

/** Returns the last member of that name, which JSON.parse and nearly every other parser take. */
export function member(text: string, at: number, key: string): Member | undefined {
  return memberNamed(members(text, at), key);
}

/**
 * Returns the elements of the array that starts at `at`.
 * @param endOf finds the end of an element
 */
export function elements(text: string, at: number, endOf = (start: number): number => endOfValue(text, start)): Span[] {
  const found: Span[] = [];
  let i = skipSpace(text, at + 1);
  while (text[i] !== "]") {
    const end = endOf(i);
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
