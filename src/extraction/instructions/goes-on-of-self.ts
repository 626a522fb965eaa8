import type { ReadClause } from "./read-clauses.ts";
import type { Sign } from "./signs/sign-table.ts";
import { regex } from "../../text/regex.ts";

/* Verbs that look like orders and go on with what somebody means to do: "I'll stay calm and use a soft tone". */

const JOINING = /^(?:and|or|und|oder|et|ou|y|o)$/;
/** Openings of a sentence on what its speaker will do. Words are plain: without accents and apostrophes. */
const WILL_DO =
  /^(?:(?:ok|okay|yes|yeah|well|so|then|also|and|next time|ja|oui|alors|si|vale) ){0,4}(?:i(?:ll| will| should| must| try to| plan to| hope to| intend to| want to| need to| have to)|im (?:going|planning|hoping) to|i am (?:going|planning|hoping) to|ich (?:werde|will|versuche|muss|sollte)|je (?:vais|dois|veux|compte|pense|prevois|espere)|jessaie|j essaie|voy a|pienso|planeo|espero|intento|debo|tengo que|quiero) /u;
/** Signs that somebody is asked. */
const ADDRESSING: ReadonlySet<Sign> = new Set<Sign>(["please", "you", "tome", "answers"]);

/** German puts its verbs last: "ich will reisen und metrische Einheiten benutzen". */
const GERMAN_PLANS = regex.u`^ich (?:will|werde|mochte|plane|muss|habe vor) (?:\S+ ){0,4}?\p{L}+en (?:und|oder) (?:\S+ ){1,6}?\p{L}+en(?: |$)`;

/** Returns whether a clause goes on with what its sentence began to say of the speaker. */
export function goesOnOfSelf({ words, at, end, matches }: ReadClause): boolean {
  const said = words.slice(at, end).map(({ plain }) => plain);
  if (GERMAN_PLANS.test(said.join(" "))) return !asksOfReader(matches.map(({ sign }) => sign));
  if (at === 0 || !JOINING.test(words[at]?.plain ?? "")) return false;
  const before = words.slice(0, at).map((word) => word.plain);
  return WILL_DO.test(before.join(" ")) && !asksOfReader(matches.map(({ sign }) => sign));
}

/** Returns whether signs tell that the reader is asked: "and always answer in French". */
const asksOfReader = (signs: readonly Sign[]): boolean =>
  signs.some((sign) => ADDRESSING.has(sign)) || (signs.includes("answer") && signs.includes("language"));
