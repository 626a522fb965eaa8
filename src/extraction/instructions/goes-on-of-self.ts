import type { ReadClause } from "./read-clauses.ts";
import type { Sign } from "./signs/sign-table.ts";

/* Verbs that look like orders and go on with what somebody means to do: "I'll stay calm and use a soft tone". */

const JOINING = /^(?:and|or|und|oder|et|ou|y|o)$/;
/** Openings of a sentence on what its speaker will do. Words are plain: without accents and apostrophes. */
const WILL_DO =
  /^(?:(?:ok|okay|yes|yeah|well|so|then|also|and|next time|ja|oui|alors|si|vale) ){0,4}(?:i(?:ll| will| should| must| try to| plan to| want to| need to| have to)|im going to|i am going to|ich (?:werde|will|versuche|muss|sollte)|je (?:vais|dois|veux)|jessaie|j essaie|voy a|intento|debo|tengo que|quiero) /u;
/** Signs that somebody is asked. */
const ADDRESSING: ReadonlySet<Sign> = new Set<Sign>(["please", "you", "tome", "answers"]);

/** Returns whether a clause goes on with what its sentence began to say of the speaker. */
export function goesOnOfSelf({ words, at, matches }: ReadClause): boolean {
  if (at === 0 || !JOINING.test(words[at]?.plain ?? "")) return false;
  const before = words.slice(0, at).map(({ plain }) => plain);
  return WILL_DO.test(before.join(" ")) && !asksOfReader(matches.map(({ sign }) => sign));
}

/** Returns whether signs tell that the reader is asked: "and always answer in French". */
const asksOfReader = (signs: readonly Sign[]): boolean =>
  signs.some((sign) => ADDRESSING.has(sign)) || (signs.includes("answer") && signs.includes("language"));
