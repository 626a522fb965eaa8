import { LEXICONS } from "../../text/lexicon.ts";
import { contentWords } from "../../text/words.ts";
import { isChangeWord } from "./change-signs.ts";
import { isShortDay, rowsOfDays } from "./short-days.ts";
import { regex } from "../../text/regex.ts";

/* The values in a statement that a later one may replace: days, dates, times, prices, numbers of things, names. */

/** A value, and what it is a value of. Two values of one kind are compared. */
export interface Value {
  readonly kind: string;
  readonly value: string;
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** Surrounds alternatives so that they match whole words only. */
const whole = (alternatives: string): RegExp => regex.gu`(?<![\p{L}\p{N}])(?:${alternatives})(?![\p{L}\p{N}])`;

/** Words of a list by their place in it, the same for all languages. */
function placesOf(lists: readonly (readonly string[])[]): Map<string, string> {
  return new Map(
    lists.flatMap((list) =>
      list.flatMap((names, place) => names.split(" ").map((name) => [name, `${place}`] as const)),
    ),
  );
}

const WEEKDAYS = placesOf(LEXICONS.map(({ weekdays }) => weekdays));
const MONTHS = placesOf(LEXICONS.map(({ months }) => months));
/** "One" is left out, because it is an article in three of the languages. */
const NUMBERS = new Map(
  [...placesOf(LEXICONS.map(({ numbers }) => numbers.map((names) => names.split(" ")[0] ?? "")))].flatMap(
    ([name, place]) => (place === "0" ? [] : [[name, `${Number(place) + 1}`] as const]),
  ),
);
for (const one of ["one", "einen", "une", "uno", "una"]) NUMBERS.set(one, "1");

const MONTH_NAMES = [...MONTHS.keys()].map(escaped).join("|");
const DAY_NAMES = [...WEEKDAYS.keys()].map(escaped).join("|");
const NUMBER = String.raw`\d+(?:[.,]\d+)*|${[...NUMBERS.keys()].join("|")}`;
const UNITS_OF_MONEY = "€|\\$|£|euros?|eur|dollars?|bucks|quid|pounds?|pesos?|francs?|grand";

const WEEKDAY = whole(`(${DAY_NAMES})s?`);
const DATE = whole(
  String.raw`(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:of |de )?(${MONTH_NAMES})|(${MONTH_NAMES})\s+(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)`,
);
const CLOCK = whole(
  String.raw`(\d{1,2}(?:[:.]\d\d)?) ?(?:am|pm|uhr|h|o['’]clock)|(?:starts? at|at|until|till|um|ab|bis|à|a las?) (${NUMBER})`,
);
/** "From 8 to 3", "de 7 a 3". */
const HOURS = whole(
  String.raw`(?:from|between|von|zwischen|de|entre) (\d{1,2}(?:[:.h]\d\d)?) ?(?:am|pm|h|uhr)? (?:to|till|until|and|bis|und|à|a|et|y) (\d{1,2}(?:[:.h]\d\d)?)`,
);
/** "48x48". */
const SIZE = regex.gu`(?<![\p{L}\p{N}])(\d+) ?[x×] ?(\d+)(?![\p{L}\p{N}])`;
const PRICE = regex.gu`[€$£]\s?(\d[\d.,]*)|(?<![\p{L}\p{N}])(\d[\d.,]*)\s?(?:${UNITS_OF_MONEY})(?![\p{L}\p{N}])`;
const COUNT = regex.gu`(?<![\p{L}\p{N}.,:])(${NUMBER})(?![\p{N}:])(?:\s?-?(%|[\p{L}]{2,}))?`;
const UNITS = placesOf(LEXICONS.map(({ units }) => Object.values(units)));
const UNIT_NAMES = [...UNITS.keys()].map(escaped).join("|");
const DURATION = whole(String.raw`(${NUMBER}|ein|eine[mnrs]?|un|une) (${UNIT_NAMES})`);
const ARTICLES = /^(?:eine?[mnrs]?|une?)$/;
const unitOf = (name: string): string => UNITS.get(name) ?? name;
const TITLES = new Set(
  "dr doctor mr mrs ms miss prof professor herr frau monsieur madame mme señor señora doña coach".split(" "),
);
/** Returns true for a title of a person. */
export const isTitle = (word: string): boolean => TITLES.has(word);
const TITLED = whole(String.raw`(${[...TITLES].join("|")})\.? (\p{L}{3,})`);

const HOURS_OF_DAY = 24;

const numberOf = (text: string): string =>
  NUMBERS.get(text) ?? text.replace(/[.,]+$/, "").replace(/[.,](?=\d{3}\b)/g, "");
const titleKind = (title: string): string =>
  /^(?:dr|doctor)$/.test(title) ? "doctor" : title.startsWith("prof") ? "professor" : "person";

const DIGIT = /\d/;
/** Words that may be, or stand beside, a value. */
const OF_VALUES = new Set([...NUMBERS.keys(), ...UNITS.keys(), ...TITLES, ...WEEKDAYS.keys()]);
const isOfValue = (word: string): boolean => OF_VALUES.has(word) || WEEKDAYS.has(word.slice(0, -1));

/**
 * Returns the values in a text.
 * @param text in lower case
 * @param all its words
 */
export function valuesIn(text: string, all: readonly string[]): Value[] {
  const found: Value[] = [];
  const hasDigit = DIGIT.test(text);
  if (all.some(isShortDay)) found.push(...rowsOfDays(text).map((value) => ({ kind: DAYS_KIND, value })));
  if (!hasDigit && !all.some(isOfValue)) return found;
  // A part of the text is one value only: the number in a date is no count.
  let left = text;
  const take = (pattern: RegExp, read: (groups: readonly (string | undefined)[]) => Value | null): void => {
    left = left.replace(pattern, (match: string, ...groups: (string | undefined)[]) => {
      const value = read(groups);
      if (value) found.push(value);
      return value ? " ; ".padEnd(match.length) : match;
    });
  };
  // "My doctor extended her leave" names none.
  take(TITLED, ([title = "", name = ""]) => (isChangeWord(name) ? null : { kind: titleKind(title), value: name }));
  // These four are looked for in vain where no digit stands: most texts with a number say it in words.
  if (hasDigit) {
    take(DATE, ([day, month, monthBefore, dayAfter, alone]) => ({
      kind: DATE_KIND,
      value: `${day ?? dayAfter ?? alone ?? ""} ${MONTHS.get(month ?? monthBefore ?? "") ?? ""}`,
    }));
    take(PRICE, ([before, behind]) => ({ kind: "price", value: numberOf(before ?? behind ?? "") }));
    take(HOURS, ([from = "", to = ""]) => ({ kind: "hours", value: `${numberOf(from)} ${numberOf(to)}` }));
    take(SIZE, ([width = "", height = ""]) => ({ kind: SIZE_KIND, value: `${width} ${height}` }));
  }
  take(CLOCK, ([exact, named]) => {
    const value = numberOf(exact ?? named ?? "");
    // "At 48 points" is no time of day.
    return parseFloat(value) > HOURS_OF_DAY ? null : { kind: "clock", value };
  });
  take(WEEKDAY, ([name = ""]) => ({ kind: "weekday", value: WEEKDAYS.get(name) ?? name }));
  take(DURATION, ([number = "", unit = ""]) => ({
    kind: `${DURATION_OF}${unitOf(unit)}`,
    value: ARTICLES.test(number) ? "1" : numberOf(number),
  }));
  take(COUNT, ([number = "", unit = ""]) => ({
    kind: `number ${unit === "%" ? unit : isChangeWord(unit) ? "" : (contentWords(unit)[0] ?? "")}`,
    value: numberOf(number),
  }));
  return found;
}

/** The kind of a day of a month. */
export const DATE_KIND = "date";
/** The kind of several weekdays in a row. */
export const DAYS_KIND = "days";
/** The kind of a width with a height. */
export const SIZE_KIND = "size";
/** Begins the kind of a duration or an age, and the unit ends it. */
export const DURATION_OF = "duration ";
/** Begins the kind of a number of something, and what it counts ends it. */
export const NUMBER_OF = "number ";
/** The kind of a number of which the text does not say what it counts. */
const BARE = NUMBER_OF;

/**
 * Returns the kinds of values that two statements give differently, and share none of. A number of nothing is compared
 * with none.
 * @param loosely true compares it with every number
 */
export function differingKinds(some: readonly Value[], others: readonly Value[], loosely = false): string[] {
  if (some.length === 0 || others.length === 0) return [];
  const isBare = loosely && (some.some(hasNoUnit) || others.some(hasNoUnit));
  const kindOf = ({ kind }: Value): string => comparedKind(kind, loosely, isBare);
  const kinds: string[] = [];
  // Two lines of a block come here more often than anywhere else, most of them for nothing: it makes no lists of each kind.
  some.forEach((one, i) => {
    const kind = kindOf(one);
    if ((kind === BARE && !loosely) || some.findIndex((first) => kindOf(first) === kind) < i) return;
    let isGiven = false;
    for (const other of others) {
      if (kindOf(other) !== kind) continue;
      isGiven = true;
      for (const mine of some) if (kindOf(mine) === kind && agrees(mine, other)) return;
    }
    if (isGiven) kinds.push(kind);
  });
  return kinds;
}

const hasNoUnit = ({ kind }: Value): boolean => kind === BARE;

/** Returns the kind as which a value is compared. */
function comparedKind(kind: string, loosely: boolean, isBare: boolean): string {
  if (!loosely) return kind;
  if (isBare && (kind.startsWith(BARE) || kind === "price")) return BARE;
  return kind.startsWith(DURATION_OF) ? DURATION_OF : kind;
}

function agrees(one: Value, other: Value): boolean {
  if (one.kind !== "date") return one.value === other.value && sameMeasure(one.kind, other.kind);
  const [[day, month], [otherDay, otherMonth]] = [one.value.split(" "), other.value.split(" ")];
  return day === otherDay && (month === otherMonth || month === "" || otherMonth === "");
}

/** Returns false for months and years, which are never the same number. */
const sameMeasure = (one: string, other: string): boolean => one === other || !one.startsWith(DURATION_OF);
