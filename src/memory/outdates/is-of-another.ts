import { changeOfPerson, isPersonInBoth } from "./change-of-person.ts";
import type { ChangeSign } from "./change-signs.ts";
import { isPerson } from "./holder.ts";
import { leavesBar } from "./bars.ts";
import type { ReadClause, SubjectWord } from "./read-statement.ts";
import { differingKinds } from "./values.ts";
import { regex, regexOf } from "../../text/regex.ts";

/*
 * Tells whose change a sign of change is. "Ann gave away her old bike" changes the bike, not Ann; "the rent doubled to 1800"
 * changes the rent. Who stands before a verb that has its object behind it stays as they were.
 */

const whole = (...alternatives: readonly string[]): RegExp => regexOf(`^(?:${alternatives.join("|")})$`, "u");

/** Verbs that change what stands behind them, or what stands before them if nothing does. */
const CHANGES_OBJECT = whole(
  "(?:gave|given)(?: .*)? away|(?:shifted|upped|doubled|tripled|halved|lowered|raised|extended|bumped|rehomed|reassigned|traded|binned)",
  "parted with|handed .* over",
  "(?:vol|vir|doubl|augment|baiss|décal|avanc|repouss|prolong|déplac|transfér|supprim|résili)ée?|réduite?|raccourcie?",
  "movi(?:ó|eron)|(?:sub|redu|adelant|retras|aument|baj)(?:ió|jo|ó|aron|ieron)|dupliqué|devolv(?:í|ió)",
);
/** The same where the object stands before the verb, in German. */
const CHANGES_OBJECT_BEFORE = whole(
  "verschenkt|(?:her|weg|ab|dran)gegeben|gesenkt|erhöht|angehoben|reduziert|halbiert|verdoppelt|verlängert|verkürzt",
  "(?:hoch|runter|herab|herauf)gesetzt",
);
/** Stands behind such a verb, and is no object, in the other languages. */
const NO_OBJECT = new Set(
  "to by from until till since last this next over again twice already today yesterday now à au aux de d du jusqu encore a al del hasta otra".split(
    " ",
  ),
);
/** Stands before such a verb that tells what was done to its subject. */
const PASSIVE = new Set("is are was were be been being got est sont été fue fueron sido está están".split(" "));
/** Before a German noun: shows that it is not what is changed. */
const NOT_ACCUSATIVE =
  /^(?:de[mrs]|eine[mrs]|(?:mein|dein|sein|ihr|unser)e[mrs]|an|auf|aus|bei|durch|für|im|in|ins|am|ans|mit|nach|seit|um|vo[mn]|von|wegen|zu[mr]?)$/u;
/** In words: "was recently lowered". */
const PASSIVE_REACH = 2;

/** "The lights in my gym are off" says nothing of the gym. */
const IS_OFF = /(?:^| )(?:off|out|over|shut)$/u;
const INSIDE = new Set("in at of on from inside near behind".split(" "));

/** Says how somebody is called, in four languages. */
const NAMES = new Set("called named name heißt heisst heißen appelle appellent prénomme llama llaman".split(" "));
/** Ends a name, or a life, in four languages. */
const ENDS_NAME =
  /^(?:re(?:named|christened|branded)|um(?:getauft|benannt)|re(?:baptis|nomm)ée?|re(?:bautizad|nombrad)[oa]|died|passed away|(?:is|are) gone|(?:ver|ge)storben|.*morte?s?|muri(?:ó|eron)|falleció)$/u;

/** Said of a plan, and of somebody who fell into a lake. A word stands without its elided article. */
const ENDS_PLAN = /^(?:ins wasser gefallen|tombée?s? à eau)$/u;

const ENDED_BY_DATE = /^(?:expired|lapsed|abgelaufen|ausgelaufen|caducó)$/u;
/** Undoes that something has expired. */
const RENEWED = regex.u`(?<!\p{L})(?:renewed|renewing|verlängert|erneuert|renouvelée?|fait refaire|renov(?:é|ó|amos)|renovado)(?!\p{L})`;

/**
 * Returns true if a sign of change is of something else than a word that two clauses share.
 * @param clause the later one, which holds the sign and the word
 * @param said the later clause with those around it
 */
export function isOfAnother(
  sign: ChangeSign,
  shared: SubjectWord,
  clause: ReadClause,
  former: ReadClause,
  said: string,
): boolean {
  const { from, to } = sign;
  const { word, at } = shared;
  const words = clause.words.slice(from, to).join(" ");
  if (ENDED_BY_DATE.test(words) && RENEWED.test(said)) return true;
  if (leavesBar(clause, former)) return true;
  if (isPersonInBoth(shared, clause, former) && changeOfPerson(sign, shared, clause, former) === "other") return true;
  if (at >= from) return false;
  if (isAnyOne(at, clause)) return true;
  if (isPerson(former.text) && ENDS_PLAN.test(words)) return true;
  if (isPerson(former.text) && former.words.some((one) => NAMES.has(one)) && !ENDS_NAME.test(words)) return true;
  if (IS_OFF.test(words) && isInside(at, clause) && clause.subject[0]?.word !== word) return true;
  const isChanged = (): boolean => differingKinds(former.values, clause.values, true).length > 0;
  if (CHANGES_OBJECT_BEFORE.test(words)) return hasObjectBetween(at, from, clause) && !isChanged();
  return CHANGES_OBJECT.test(words) && hasObjectBehind(from, to, clause) && !isChanged();
}

/** In words: "a choir", "eine alte Freundin". */
const ARTICLE_REACH = 2;
const INDEFINITE = new Set("a an ein eine einer un une una unos unas some".split(" "));
/** "Une de mes poules" is one of the user's. */
const PARTITIVE = new Set("of de d von unserer meiner".split(" "));

/** Returns true for a thing that nobody has spoken of yet: "a choir in town folded" ends no choir that the user told of. */
function isAnyOne(at: number, { words }: ReadClause): boolean {
  const before = words.slice(Math.max(0, at - ARTICLE_REACH), at);
  return before.some((word) => INDEFINITE.has(word)) && !before.some((word) => PARTITIVE.has(word));
}

const isInside = (at: number, { words }: ReadClause): boolean =>
  [at - 1, at - 2].some((before) => INSIDE.has(words[before] ?? ""));

const hasObjectBetween = (at: number, from: number, { subject, words }: ReadClause): boolean =>
  subject.some(
    (other) =>
      other.at > at &&
      other.at < from &&
      ![other.at - 1, other.at - 2].some((before) => before > at && NOT_ACCUSATIVE.test(words[before] ?? "")),
  );

function hasObjectBehind(from: number, to: number, { subject, words }: ReadClause): boolean {
  // "Doubled two hours later" names a time only.
  const isEnd = NO_OBJECT.has(words[to] ?? "") || !subject.some(({ at }) => at >= to);
  // "Gave the old bike away" has it inside.
  return (to - from > 2 || !isEnd) && !words.slice(Math.max(0, from - PASSIVE_REACH), from).some((w) => PASSIVE.has(w));
}
