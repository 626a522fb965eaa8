import { LEXICONS } from "./lexicon.ts";
import { relativeDatesIn } from "./relative-dates.ts";
import type { Window } from "./time-expressions.ts";
import { regex } from "./regex.ts";

/* Reads which stretch of the past a question is about, in four languages: "in March 2026", "last summer", "two weeks ago". */

const DAY_MS = 86_400_000;

/** Months by name, from 0. Names that are words of their own in English need a sign beside them. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  LEXICONS.flatMap(({ months }) =>
    months.flatMap((names, month) => names.split(" ").map((name) => [name, month] as const)),
  ),
);
const MONTH_NAMES = [...MONTHS.keys()].toSorted((a, b) => b.length - a.length).join("|");
const AMBIGUOUS = new Set(["may", "march", "mars"]);

/** Seasons of the north by name, with their first month. A winter begins in December. */
const SEASONS: ReadonlyMap<string, number> = new Map(
  (
    [
      ["spring frühling frühjahr printemps primavera", 2],
      ["summer sommer été verano", 5],
      ["autumn fall herbst automne otoño", 8],
      ["winter hiver invierno", 11],
    ] as const
  ).flatMap(([names, month]) => names.split(" ").map((name) => [name, month] as const)),
);

const whole = (pattern: string): RegExp => regex.giu`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`;

const LAST = String.raw`(?:last|past|previous|letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?)`;
const BEHIND = String.raw`(?:dernière?|passée?|pasad[oa]|último|anterior|last year|letzten jahres|letztes jahr|l'an dernier|l'année dernière|del año pasado)`;
const JOINT = String.raw`(?:,? (?:of |in |de |del |du )?)`;
const MONTH = whole(
  String.raw`(?<before>(?:in|during|since|of|by|until|early|late|mid|last|this|back in|im|seit|anfang|mitte|ende|letzten|en|au mois de|début|fin|depuis|de|desde|a principios de|a finales de)[ -])?(?:(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)? (?:of |de )?)?(?<month>${MONTH_NAMES})(?: (?<after>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:${JOINT}(?<year>(?:19|20)\d{2}))?(?: (?<past>${BEHIND}))?`,
);
const SEASON = whole(
  String.raw`(?<before>(?:${LAST}|in the|this|during the|over the|im|den|diesen|cet|l'|en|cette?|el|la|au) ?)?(?<season>${[...SEASONS.keys()].join("|")})(?:${JOINT}(?<year>(?:19|20)\d{2}))?(?: (?<past>${BEHIND}))?`,
);
const YEAR = whole(String.raw`(?:in|during|of|im jahr|jahr|en|année|el año|año|2?0?back in) (?<year>(?:19|20)\d{2})`);
/** "Between 3 March and May 2026", "von März bis Mai": one stretch, whatever its months are without it. */
const RANGE = whole(
  String.raw`(?:between|from|zwischen|vo[nm]|entre|depuis|du|de|desde|del?)(?: el| le| dem)? (?:(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)? (?:of |de )?)?(?<month>${MONTH_NAMES})(?:${JOINT}(?<year>(?:19|20)\d{2}))? (?:and|to|until|till|und|bis|et|à|jusqu'à|jusqu'en|au|y|a|al|hasta)(?: el| le| zum| dem)? (?:(?<lastDay>\d{1,2})(?:st|nd|rd|th|er|\.)? (?:of |de )?)?(?<lastMonth>${MONTH_NAMES})(?:${JOINT}(?<lastYear>(?:19|20)\d{2}))?`,
);
const ISO_MONTH = /(?<![\d-])(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?![\d-])/gu;

/** Most texts hold none of these and are done after one test. */
const SIGN = regex.iu`${MONTH_NAMES}|${[...SEASONS.keys()].join("|")}|(?:19|20)\d{2}|last|ago|yesterday|past|gestern|vor|letzt|vorig|vergangen|hier|dernier|passé|il y a|ayer|hace|pasad|último`;
const MAX_CHARACTERS = 500;

/**
 * Returns the stretches of the past that a text names. Usually there are none. What is still to come is none.
 * @param now milliseconds since the epoch
 */
export function periodsIn(text: string, now: number): Window[] {
  const said = text.slice(0, MAX_CHARACTERS).toLowerCase().normalize("NFC");
  if (!SIGN.test(said)) return [];
  const ranges = rangesIn(said, now);
  const named = ranges.length > 0 ? ranges : [...daysIn(said, now), ...seasonsIn(said, now)];
  const found = named.length > 0 ? named : yearsIn(said);
  const counted = relativeDatesIn(said, now).flatMap(({ iso }) => windowOf(iso));
  // "May last year" is a month, and no year.
  const wider = (one: Window): boolean => found.some(({ from, to }) => one.from <= from && one.to >= to);
  return [...found, ...counted.filter((one) => !wider(one))].filter(({ from }) => from <= now);
}

function rangesIn(said: string, now: number): Window[] {
  return [...said.matchAll(RANGE)].map(({ groups = {} }) => {
    const { day, month = "", year, lastDay, lastMonth = "", lastYear } = groups;
    const [first, last] = [MONTHS.get(month) ?? 0, MONTHS.get(lastMonth) ?? 0];
    const ends =
      lastYear !== undefined
        ? Number(lastYear)
        : Number(year ?? latestYear(last, now)) + Number(year !== undefined && first > last);
    const begins = year === undefined ? ends - Number(first > last) : Number(year);
    const { from } = day === undefined ? monthOf(begins, first) : dayOf(Date.UTC(begins, first, Number(day)));
    const { to } = lastDay === undefined ? monthOf(ends, last) : dayOf(Date.UTC(ends, last, Number(lastDay)));
    return { from, to };
  });
}

function daysIn(said: string, now: number): Window[] {
  const iso = [...said.matchAll(ISO_MONTH)].map(({ groups }) => {
    const [year, month] = [Number(groups?.["year"]), Number(groups?.["month"]) - 1];
    const day = groups?.["day"];
    return day === undefined ? monthOf(year, month) : dayOf(Date.UTC(year, month, Number(day)));
  });
  const named = [...said.matchAll(MONTH)].flatMap(({ groups = {} }) => {
    const { before, day, after, month: name = "", year, past } = groups;
    const isClear = [before, day, after, year, past].some((part) => part !== undefined);
    if (AMBIGUOUS.has(name) && !isClear) return [];
    const month = MONTHS.get(name) ?? 0;
    const of = year === undefined ? latestYear(month, now, past) : Number(year);
    const date = day ?? after;
    return [date === undefined ? monthOf(of, month) : dayOf(Date.UTC(of, month, Number(date)))];
  });
  return [...iso, ...named];
}

function seasonsIn(said: string, now: number): Window[] {
  return [...said.matchAll(SEASON)].flatMap(({ groups = {} }) => {
    const { before, season = "", year, past } = groups;
    if (before === undefined && year === undefined && past === undefined) return [];
    const first = SEASONS.get(season) ?? 0;
    const of = year === undefined ? latestYear(first, now) : Number(year) - (first === 11 ? 1 : 0);
    return [{ from: Date.UTC(of, first, 1), to: Date.UTC(of, first + 3, 1) }];
  });
}

const yearsIn = (said: string): Window[] =>
  [...said.matchAll(YEAR)].map(({ groups }) => {
    const year = Number(groups?.["year"]);
    return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
  });

const monthOf = (year: number, month: number): Window => ({
  from: Date.UTC(year, month, 1),
  to: Date.UTC(year, month + 1, 1),
});

const dayOf = (at: number): Window => ({ from: at, to: at + DAY_MS });

/** Returns the latest year in which a month had begun. "March last year" is that of the year before. */
function latestYear(month: number, now: number, past?: string): number {
  const date = new Date(now);
  if (past !== undefined && /year|jahr|an|año/u.test(past)) return date.getUTCFullYear() - 1;
  return date.getUTCFullYear() - (date.getUTCMonth() < month ? 1 : 0);
}

/** Returns the stretch of a date in ISO 8601: a day, a month, a year, or a week as its first and last day. */
function windowOf(iso: string): Window[] {
  const [first = "", last] = iso.split("/");
  const [year = NaN, month, day] = first.split("-").map(Number);
  if (Number.isNaN(year)) return [];
  if (last !== undefined) return [{ from: Date.parse(first), to: Date.parse(last) + DAY_MS }];
  if (month === undefined) return [{ from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) }];
  return [day === undefined ? monthOf(year, month - 1) : dayOf(Date.UTC(year, month - 1, day))];
}
