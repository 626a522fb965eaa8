import { foodLimitIn } from "../memory/statements/food-limits.ts";
import { regex, regexOf } from "../text/regex.ts";

/* Finds limits that open a request for food. People leave out the "I" there: "can't do dairy, which pasta?" */

/** Words before it that say nothing. */
const LEAD = String.raw`^\W{0,3}(?:(?:hi|hello|hey|ok|okay|oh|btw|fyi|also|and|so|well|hallo|übrigens|und|bonjour|salut|alors|et|hola|oye|pues|y)[\s,:.!]{1,3}){0,2}`;
const LIMITS = [
  String.raw`(?:can['’]?t|cannot|can not) (?:eat|have|do|drink|touch|stand|digest|tolerate|handle|stomach)\s`,
  String.raw`(?:\w+ly |super |very |quite )?allergic to\s|\w+[- ]intolerant(?= here| btw|$)`,
  String.raw`(?:vegan|vegetarian|pescatarian|c(?:o)?eliac)(?= here| btw|$)`,
  String.raw`(?:stark |schwer |leicht )?allergisch (?:gegen|auf)\s|\w+intolerant(?=$| hier)|(?:darf|vertrage?|kann) kein`,
  String.raw`(?:très |fortement )?allergique (?:aux?|à)\s|intolérante? (?:au|à)\s`,
  String.raw`(?:muy )?al[ée]rgic[oa] a|intolerante a`,
];
const LEADING = regexOf(`${LEAD}(?<limit>(?:${LIMITS.join("|")}).*)$`, "iu");
/** The first clause of a sentence, and the sign after it. */
const FIRST_CLAUSE = regex.u`^(?<clause>(?:[^,.;!?–—]|\.(?=\p{L}))+)(?<sign>[,.;!?–—]?)`;
const MOST_WORDS = 9;

/** Returns the words of a sentence that limit what its speaker eats, if it begins with them. Returns null if it does not. */
export function leadingFoodLimit(sentence: string): string | null {
  const { clause = "", sign } = FIRST_CLAUSE.exec(sentence.replace(/^\W+/u, ""))?.groups ?? {};
  if (sign === "?" || clause.split(/\s+/).length > MOST_WORDS) return null;
  const limit = LEADING.exec(clause.trim())?.groups?.["limit"];
  return limit !== undefined && foodLimitIn(limit) ? limit : null;
}
