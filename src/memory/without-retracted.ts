import { isOnlyQuestion } from "./round.ts";
import { contentStems, containsPhrase } from "./contains-phrase.ts";

/** What the user said and does not hold any more. */
export interface Retracted {
  /** Verbatim. */
  readonly quote: string;
  /** By which it would be recognised in other words. */
  readonly phrase: string;
}

/** Fewer words are a leftover. */
const MIN_WORDS = 2;
const JOINED = /^[\s.,;:!?…–-]*(?:(?:and|but|so|und|aber|et|mais|y|pero)\s+)?/iu;

/**
 * What a round still tells of the user's words when some of them do not hold any more: what was said beside them. Null
 * where that is nothing, a question, or says the same again.
 */
export function withoutRetracted(said: string, withdrawn: readonly Retracted[]): string | null {
  const left = withdrawn.reduce((text, { quote }) => without(text, quote), said).trim();
  if (left === said.trim() || contentStems(left).length < MIN_WORDS || isOnlyQuestion(left)) return null;
  return withdrawn.some(({ phrase }) => containsPhrase(left, phrase)) ? null : left;
}

function without(text: string, quote: string): string {
  const at = quote === "" ? -1 : text.indexOf(quote);
  if (at < 0) return text;
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at + quote.length);
  // What ended the statement goes with it, unless it goes on.
  return before === "" || /[.!?…;\n]$/u.test(before) ? `${before} ${after.replace(JOINED, "")}` : `${before}${after}`;
}
