import type { Extraction, Statement } from "../ports/memory.ts";
import { type RelativeDate, relativeDatesIn } from "../text/relative-dates.ts";

/**
 * A statement whose text keeps its meaning: behind "last week" stands which week that was. The quote stays as said.
 * @param at when it was said, in milliseconds since the epoch
 */
export function resolveDates<T extends Extraction>(saying: T, at: number): T {
  if (saying.type === "amendment") return saying;
  const dates = relativeDatesIn(saying.quote, at);
  return dates.length === 0 ? saying : { ...saying, text: dates.reduce(written, saying.text) };
}

/** From when it holds, as far as its words tell: when it was said unless they name an earlier time. */
export function holdsFrom({ quote }: Pick<Statement, "quote">, at: number): number {
  const earlier = relativeDatesIn(quote, at).find(({ instant }) => instant < at);
  return earlier?.instant ?? at;
}

function written(text: string, { words, iso }: RelativeDate): string {
  const at = text.indexOf(words);
  const end = at < 0 ? text.length : at + words.length;
  return `${text.slice(0, end)} (${iso})${text.slice(end)}`;
}
