import { regexOf } from "../../text/regex.ts";

/** A letter in upper case that is no part of an escape. */
const UPPER_CASE = /(?<!\\|\\[pP]\{[A-Za-z]{0,9})[A-Z]/;

/** The text that was lowered last: a line is held against some thirty patterns. */
let raised = "";
let lowered = "";

function lower(text: string): string {
  if (text !== raised) [raised, lowered] = [text, text.toLowerCase()];
  return lowered;
}

/**
 * A pattern that does not regard case: it lowers the texts. V8 takes twice as long to compile a pattern that does so itself,
 * and most are compiled for one line of a block.
 */
export class Wordings {
  readonly source: string;
  private compiled: RegExp | null = null;

  /**
   * @param source in lower case
   * @throws TypeError if it has a letter in upper case, which nothing would match
   */
  constructor(source: string) {
    if (UPPER_CASE.test(source)) throw new TypeError(`A pattern has a letter in upper case: ${source}`);
    this.source = source;
  }

  /** Returns true if the pattern matches. */
  test(text: string): boolean {
    return this.pattern.test(lower(text));
  }

  /** Returns the words that match, in lower case. Returns null if none do. */
  find(text: string): string | null {
    return this.pattern.exec(lower(text))?.[0] ?? null;
  }

  private get pattern(): RegExp {
    return (this.compiled ??= regexOf(this.source, "u"));
  }
}

/** Returns a pattern for any of several alternatives, which are patterns themselves in lower case, as whole words. */
export const wordings = (...alternatives: readonly string[]): Wordings =>
  new Wordings(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join("|")})(?![\p{L}\p{N}])`);

/** Returns a pattern for what one of several patterns finds. */
export const either = (...some: readonly Wordings[]): Wordings =>
  new Wordings(some.map(({ source }) => source).join("|"));
