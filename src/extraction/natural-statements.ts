import type { Extraction, Statement } from "../ports/memory.ts";
import { judgeSentences } from "./disclosures/judge-sentences.ts";
import { type ForeignSpan, foreignSpans } from "./foreign-spans.ts";
import { LANGUAGES } from "./languages.ts";
import { normalise } from "./phrases.ts";

/*
 * Statements in people's own words: whole sentences that say something of the user, in no known slot. Each competes with
 * nothing but itself, so that saying it again is one memory.
 */

/** In characters. A longer sentence is a document or a list, and no statement. */
const MAX_STATEMENT = 600;
/** The share of a sentence that facts of known slots cover, from which on the sentence adds nothing to them. */
const COVERED = 0.75;
/** "So I live in Bergen, right?": whoever asks so makes sure of what was said before. */
const ASKS_TO_CONFIRM =
  /,\s*(?:right|correct|yes|no|(?:is|are|am|was|do|did|have)n['’]?t (?:i|it|we|that)|am i not|oder|richtig|stimmt['’]?s?|nicht wahr|ja|n['’]est-ce pas|c['’]est (?:ça|bien ça)|non|oui|verdad|cierto|correcto|sí)\s*\?\s*$/iu;
/** The share of a sentence that may be somebody else's words, or a request, beside what the user states. */
const FOREIGN = 0.5;

/**
 * Returns the sentences of a turn that are worth remembering, in order.
 * @param found the statements of known slots and the corrections in the turn. A sentence that says no more than they do is
 * left out.
 */
export function naturalStatements(said: string, found: readonly Pick<Extraction, "quote">[]): Statement[] {
  const judged = judgeSentences(said).filter(({ label }) => label === "keep");
  if (judged.length === 0) return [];
  const foreign = foreignSpans(said);
  return judged.flatMap(({ from, to, confidence, kind }): Statement[] => {
    const quote = said.slice(from, to);
    if (quote.length > MAX_STATEMENT || ASKS_TO_CONFIRM.test(quote) || foreignShare(foreign, from, to) > FOREIGN)
      return [];
    if (coveredShare(quote, found) >= COVERED) return [];
    const slot = `said:${normalise(quote)}`;
    return [{ type: "semantic", text: quote, quote, slot, value: "yes", confidence, ...(kind && { kind }) }];
  });
}

/** Returns the share of a sentence that facts say. Words such as "as I said", with which it opens, do not count. */
function coveredShare(sentence: string, found: readonly Pick<Extraction, "quote">[]): number {
  const quotes = [...new Set(found.map(({ quote }) => quote))].filter((quote) => sentence.includes(quote));
  if (quotes.length === 0) return 0;
  const apart = quotes.filter((quote) => !quotes.some((other) => other !== quote && other.includes(quote)));
  const opened = LANGUAGES.reduce((text, { openers }) => text.replace(openers, ""), sentence);
  return apart.reduce((sum, quote) => sum + quote.length, 0) / Math.max(1, opened.length);
}

/** Returns the share of a stretch that is not the user's own. */
function foreignShare(foreign: readonly ForeignSpan[], from: number, to: number): number {
  const covered = foreign.map((span) => Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)));
  return covered.reduce((sum, length) => sum + length, 0) / (to - from);
}
