import { isOnlyQuestion } from "../round.ts";
import { containsPhrase, contentStems } from "../contains-phrase.ts";

/** Words of the user that no longer hold. */
export interface Retracted {
  /** Verbatim. */
  readonly quote: string;
  /** The phrase that identifies it in other words. */
  readonly phrase: string;
}

/** Fewer words are a leftover. */
const MIN_WORDS = 2;
const JOINED = /^[\s.,;:!?…–-]*(?:(?:and|but|so|und|aber|et|mais|y|pero)\s+)?/iu;

/**
 * Returns the part of a user's text that still holds. Returns null if nothing is left, if it only asks, or if it
 * repeats what was retracted.
 */
export function withoutRetracted(said: string, retracted: readonly Retracted[]): string | null {
  const left = retracted.reduce((text, { quote }) => without(text, quote), said).trim();
  if (left === said.trim() || contentStems(left).length < MIN_WORDS || isOnlyQuestion(left)) return null;
  return retracted.some(({ phrase }) => containsPhrase(left, phrase)) ? null : left;
}

function without(text: string, quote: string): string {
  const at = quote === "" ? -1 : text.indexOf(quote);
  if (at < 0) return text;
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at + quote.length);
  // The punctuation of a removed statement goes with it, unless the sentence continues.
  return before === "" || /[.!?…;\n]$/u.test(before) ? `${before} ${after.replace(JOINED, "")}` : `${before}${after}`;
}
