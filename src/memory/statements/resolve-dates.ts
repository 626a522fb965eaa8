import type { Extraction, Statement } from "../../ports/memory.ts";
import { type RelativeDate, relativeDatesIn } from "../../text/relative-dates.ts";

/**
 * Returns a statement whose text keeps its meaning: it adds the date of "last week" behind these words. The quote stays
 * as said.
 * @param at when it was said, in milliseconds since the epoch
 */
export function resolveDates<T extends Extraction>(extraction: T, at: number): T {
  if (extraction.type === "amendment") return extraction;
  const dates = relativeDatesIn(extraction.quote, at);
  return dates.length === 0 ? extraction : { ...extraction, text: dates.reduce(insertDate, extraction.text) };
}

/** Returns when a statement began to hold: an earlier time that its words name, or when it was said. */
export function holdsFrom({ quote }: Pick<Statement, "quote">, at: number): number {
  const earlier = relativeDatesIn(quote, at).find(({ instant }) => instant < at);
  return earlier?.instant ?? at;
}

function insertDate(text: string, { words, iso }: RelativeDate): string {
  const at = text.indexOf(words);
  const end = at < 0 ? text.length : at + words.length;
  return `${text.slice(0, end)} (${iso})${text.slice(end)}`;
}
