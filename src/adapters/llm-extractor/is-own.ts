import { CLAUSE_GUARDS } from "../../extraction/clause-guards.ts";
import { type ForeignSpan, foreignSpans } from "../../extraction/foreign-spans.ts";

/** Reasons by which words state nothing, and may be an order all the same. */
const MAY_ORDER: ReadonlySet<ForeignSpan["why"]> = new Set(["asked", "drafted"]);
const CLAUSE_END = /[.!?;:,\n]/;

/**
 * Returns whether the user says a quote of themselves somewhere in the turn: not in a question, a condition, a quotation
 * or a text that they hand over.
 * @param isOrder true for an order to the assistant, which may stand in a question or depend on a condition
 */
export function isOwn(quote: string, said: string, isOrder: boolean): boolean {
  const foreign = foreignSpans(said).filter(({ why }) => !isOrder || !MAY_ORDER.has(why));
  for (let from = said.indexOf(quote); from >= 0; from = said.indexOf(quote, from + 1)) {
    const to = from + quote.length;
    const isForeign = foreign.reduce((sum, span) => sum + overlap(span, from, to), 0) * 2 >= quote.length;
    if (!isForeign && (isOrder || !isSupposed(said.slice(0, from)))) return true;
  }
  return false;
}

const overlap = (span: ForeignSpan, from: number, to: number): number =>
  Math.max(0, Math.min(to, span.to) - Math.max(from, span.from));

/** Returns whether the words before a quote, in its clause, make a condition of it. */
function isSupposed(before: string): boolean {
  const lead = before.split(CLAUSE_END).at(-1)?.trim() ?? "";
  return CLAUSE_GUARDS.condition.pattern.test(lead);
}
