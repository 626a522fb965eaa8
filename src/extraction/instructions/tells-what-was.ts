import type { ReadClause } from "./read-clauses.ts";
import type { Match } from "./sign-reader.ts";
import type { Sign } from "./signs/sign-table.ts";
import { regex, regexOf } from "../../text/regex.ts";

/*
 * Facts whose words look like an instruction's, since they deny or leave out the subject: "no longer vegetarian", "never
 * owned one".
 */

/** Openings of a clause in the past, or of one that denies what held before. Its words are plain: without accents. */
const WAS = regex.u`^(?:no longer (?!than )(?=\S)|never (?:\p{L}{2,}ed|had|been|was|were|did|got|saw|went|bought|sold|met|knew|took|drove|flew|won|lost|learnt) |nicht mehr (?=\S)|nie (?:ge\p{L}+[tn]|be\p{L}+[tn]|\p{L}+ (?:gehabt|besessen|gewesen)) ?|jamais (?:eu|ete|possede|fait) ?|ya no (?:soy|estoy|tengo|vivo|como|trabajo) |nunca (?:he|tuve|fui|estuve|hice) )`;
/** Denies what somebody was at the end of the clause: "not a student anymore". */
const WAS_TILL_NOW = regex.u`^not (?:an?|in|at|with|on|the|my) (?:\p{L}+ ){1,4}any ?more `;
/** Words for what is broken, which short notes put beside a thing: "cracked screen", "écran fissuré". */
const BROKEN =
  /(?:^| )(?:cracked|broken|smashed|shattered|scratched|dented|blocked|leaking|burst|busted|faulty|kaputt|gesprungen|gebrochen|gerissen|zerkratzt|defekt|geplatzt|casse|cassee|fissuree?|felee?|rayee?|brisee?|crevee?|rot[oa]|rajad[oa]|rayad[oa]|agrietad[oa]|pinchad[oa]) /u;
/** "Dead" of a thing, and not as in "dead simple answers". */
const THINGS =
  "(?:batter(?:y|ies)|phone|mobile|screen|display|laptop|computer|pc|tablet|charger|router|engine|car|motor|drive|disk|disc|monitor|keyboard|mouse|tv|pixels?|boiler|fridge|oven|lamp|bulb|plant|watch)";
const DEAD = regexOf(`(?:^| )(?:dead ${THINGS}|${THINGS} (?:is |was |went )?dead) `, "u");
/** In words. A longer clause has a verb that says more. */
const MAX_NOTE = 4;
/** Signs of a way of answering. */
const ANSWERING: ReadonlySet<Sign> = new Set<Sign>([
  ...(["answer", "produce", "manner", "want", "allow", "form", "unit", "measured", "register", "address"] as const),
  ...(["language", "length", "content", "honesty", "code", "answers", "everything", "you", "tome"] as const),
]);
/** Diets are signs of what to leave out of an answer: "only vegan recipes". Here they are what somebody was. */
const DIET = /^(?:vega|veggie|veget|pesca|pesce|kosher|koscher|halal)/u;
const ACTING: ReadonlySet<Sign> = new Set<Sign>(["answer", "produce", "manner", "negative", "no", "when", "always"]);
const ASKING: ReadonlySet<Sign> = new Set<Sign>(["please", "always", "answers", "you"]);

/** Signs of a way of answering that is over. */
const WAY: ReadonlySet<Sign> = new Set<Sign>(["form", "answers"]);
/** The same behind "not in". */
const MEASURES: ReadonlySet<Sign> = new Set<Sign>(["language", "unit"]);

/** Returns whether a clause tells what was or is no more, and has no word of how to answer. */
export function tellsWhatWas(clause: ReadClause): boolean {
  const { words, at: start, end, matches } = clause;
  const opener = matches.find(({ at, sign }) => at === start && sign === "opener");
  const head = opener && opener.end < end ? opener.end : start;
  const plain = words.slice(head, end).map((word) => word.plain);
  const text = `${plain.join(" ")} `;
  if (
    plain.length <= MAX_NOTE &&
    (BROKEN.test(text) || DEAD.test(text)) &&
    !matches.some(({ sign }) => ACTING.has(sign))
  )
    return true;
  if (
    WAS_TILL_NOW.test(text) &&
    !matches.some(
      (match) => WAY.has(match.sign) || (plain[1] === "in" && match.at === head + 2 && MEASURES.has(match.sign)),
    )
  )
    return true;
  const opening = WAS.exec(text)?.[0];
  if (opening === undefined) return false;
  const from = head + opening.trim().split(" ").length;
  const answers = ({ at, sign }: Match): boolean =>
    at >= from && ANSWERING.has(sign) && !DIET.test(words[at]?.plain ?? "");
  return !matches.some((match) => ASKING.has(match.sign) || answers(match));
}
