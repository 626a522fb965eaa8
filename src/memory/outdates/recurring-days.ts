import { LEXICONS } from "../../text/lexicon.ts";
import type { ReadClause } from "./read-statement.ts";
import { wordings } from "./wordings.ts";
import { regex } from "../../text/regex.ts";

/* Reads on which days of the week something recurs, in four languages: "on Tuesdays", "le mardi", "los jueves". */

const DAYS = LEXICONS.map(({ weekdays }) => weekdays.flatMap((names) => names.split(" ")).join("|"));
const [ENGLISH = "", GERMAN = "", FRENCH = "", SPANISH = ""] = DAYS;
const RECURRING = regex.u`(?<!\p{L})(?:(?:every|each) (?:${ENGLISH})|(?:${ENGLISH})s|(?:immer|jeden) (?:am )?(?:${GERMAN})|(?:${GERMAN})s|(?:le|les|tous les|chaque) (?:${FRENCH})s?(?! (?:\d|prochain|dernier|soir prochain))|(?:los|cada|todos los) (?:${SPANISH})s?)(?!\p{L})`;

/** Returns true if a clause says that something recurs on days of the week. */
export const tellsRecurringDay = ({ text, values }: Pick<ReadClause, "text" | "values">): boolean =>
  values.some(({ kind }) => kind === "weekday") && RECURRING.test(text);

/** Says that it recurs on a day beside others, in four languages. */
const BESIDE = wordings("too|also|as well|auch|zusätzlich|aussi|également|también|además");

/** Tells with whom, or with what, something is done, in four languages. */
const COMPANION = regex.u`(?<!\p{L})(?:with|mit|avec|con) (?:(?:my|our|the|mein\p{L}*|unser\p{L}*|de[mnr]|mon|ma|mes|notre|le|la|les|mis?|el|las|los) )?(\p{L}+)`;
const companionIn = (text: string): string | null => COMPANION.exec(text)?.[1] ?? null;

/** One plays on Tuesdays with Ann, and on Sundays with Bob. */
const haveOtherCompanions = (late: ReadClause, early: ReadClause): boolean => {
  const [now, before] = [companionIn(late.text), companionIn(early.text)];
  return now !== null && before !== null && now !== before;
};

/** Returns true if two clauses say that something recurs on other days. */
export function recurOtherwise(late: ReadClause, early: ReadClause): boolean {
  if (!tellsRecurringDay(late) || !tellsRecurringDay(early) || BESIDE.test(late.text)) return false;
  if (haveOtherCompanions(late, early)) return false;
  const before = early.values.filter(({ kind }) => kind === "weekday").map(({ value }) => value);
  return late.values.every(({ kind, value }) => kind !== "weekday" || !before.includes(value));
}
