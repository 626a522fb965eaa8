import { alternatives, LEXICONS } from "./lexicon.ts";
import type { Unit } from "./lexicon/lexicon.ts";

/*
 * "Last week" means nothing to a reader in spring. The lexicons hold the words for it in four languages. A library
 * that knows them (chrono-node, 20 KB gzip with the four) read three of twelve Spanish ones, and "avant-hier" as yesterday.
 */

/** Words that count from the day they are said on, with the date they mean. */
export interface RelativeDate {
  readonly words: string;
  /** Index of their first character in the text. */
  readonly at: number;
  /** In ISO 8601, as exact as the words are: a day, a month, a year, or a week as its first and last day. */
  readonly iso: string;
  /** The moment they mean, in milliseconds since the epoch. */
  readonly instant: number;
}

const DAY_MS = 86_400_000;

const listed = (words: string): string[] => words.split(" ");

/** Numbers by the words for them, in all languages. */
const NUMBERS: ReadonlyMap<string, number> = new Map(
  LEXICONS.flatMap(({ numbers }) => numbers.flatMap((words, i) => listed(words).map((word) => [word, i + 1] as const))),
);

const UNITS: ReadonlyMap<string, Unit> = new Map(
  LEXICONS.flatMap(({ units }) =>
    (["day", "week", "month", "year"] as const).flatMap((unit) =>
      listed(units[unit]).map((word) => [word, unit] as const),
    ),
  ),
);

/** Weekdays by name, with the number JavaScript gives them. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  LEXICONS.flatMap(({ weekdays }) =>
    weekdays.flatMap((words, day) => listed(words).map((word) => [word, day] as const)),
  ),
);

/** Any word: the maps tell numbers and units. A pattern that spells all of them out takes longer to compile than to match. */
const WORD = String.raw`[\w\u00c0-\u024f]+`;
const NUMBER = `(?<n>${WORD})`;
const UNIT = `(?<unit>${WORD})`;
/** Matches whole words only. `\b` knows no letters with accents. */
const words = (pattern: string): RegExp =>
  new RegExp(
    String.raw`(?<![\w\u00c0-\u024f])(?:${pattern.replace("{n}", NUMBER).replace("{unit}", UNIT)})(?![\w\u00c0-\u024f])`,
    "gi",
  );

/** Patterns for a number of units, and their sign: before now is negative. */
const COUNTED: readonly (readonly [pattern: RegExp, sign: number])[] = [
  ...LEXICONS.map(({ dates }) => [words(dates.ago), -1] as const),
  ...[...new Set(LEXICONS.map(({ dates }) => dates.ahead))].map((ahead) => [words(ahead), 1] as const),
];

const ARTICLE = `(?:${alternatives(({ dates }) => dates.articles)})?`;

const NEIGHBOURS: readonly (readonly [pattern: RegExp, step: number])[] = [
  [words(`(?:${alternatives(({ dates }) => dates.last.before)}) {unit}`), -1],
  [words(`${ARTICLE}{unit} (?:${alternatives(({ dates }) => dates.last.behind)})`), -1],
  [words(`(?:${alternatives(({ dates }) => dates.next.before)}) {unit}`), 1],
  [words(`${ARTICLE}{unit} (?:${alternatives(({ dates }) => dates.next.behind)})`), 1],
  [words(`(?:${alternatives(({ dates }) => dates.current)}) {unit}`), 0],
];

const DAYS: readonly (readonly [pattern: RegExp, days: number])[] = [
  [words(alternatives(({ dates }) => dates.dayBeforeYesterday)), -2],
  [words(alternatives(({ dates }) => dates.yesterday)), -1],
  [words(alternatives(({ dates }) => dates.today)), 0],
  [words(alternatives(({ dates }) => dates.dayAfterTomorrow)), 2],
  [words(alternatives(({ dates }) => dates.tomorrow)), 1],
];

/** Most texts hold none of these and are done after one test. */
const SIGNS = new RegExp(
  alternatives(({ dates }) => dates.signs),
  "i",
);

/**
 * Returns the words of a text that name a time by counting from now, in order, none inside another.
 * @param now when the user said it, in milliseconds since the epoch; days are those of UTC, because the user's clock is unknown
 */
export function relativeDatesIn(text: string, now: number): RelativeDate[] {
  if (!SIGNS.test(text)) return [];
  const found: RelativeDate[] = [];
  const add = (match: RegExpExecArray, iso: string, instant: number): void => {
    const [spoken] = match;
    const end = match.index + spoken.length;
    if (!found.some(({ at, words: other }) => match.index < at + other.length && at < end))
      found.push({ words: spoken, at: match.index, iso, instant });
  };
  for (const [pattern, sign] of COUNTED)
    for (const match of text.matchAll(pattern)) {
      const { n = "", unit = "" } = match.groups ?? {};
      const count = /^\d{1,3}$/.test(n) ? Number(n) : NUMBERS.get(n.toLowerCase());
      const kind = UNITS.get(unit.toLowerCase());
      if (count === undefined || kind === undefined) continue;
      const instant = shifted(now, kind, sign * count);
      add(match, kind === "week" ? dayOf(instant) : isoOf(kind, instant), instant);
    }
  for (const [pattern, step] of NEIGHBOURS)
    for (const match of text.matchAll(pattern)) {
      const word = match.groups?.["unit"]?.toLowerCase() ?? "";
      const [kind, day] = [UNITS.get(word), WEEKDAYS.get(word)];
      if (kind !== undefined) add(match, isoOf(kind, shifted(now, kind, step)), shifted(now, kind, step));
      else if (day !== undefined && step !== 0) add(match, dayOf(weekday(day, step, now)), weekday(day, step, now));
    }
  for (const [pattern, days] of DAYS)
    for (const match of text.matchAll(pattern)) {
      const instant = now + days * DAY_MS;
      add(match, dayOf(instant), instant);
    }
  return found.toSorted((a, b) => a.at - b.at);
}

function shifted(now: number, unit: Unit, count: number): number {
  if (unit === "day" || unit === "week") return now + count * (unit === "day" ? 1 : 7) * DAY_MS;
  const date = new Date(now);
  const months = unit === "month" ? count : count * 12;
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() + (Math.min(date.getUTCDate(), length) - 1) * DAY_MS + (now % DAY_MS);
}

/** Returns the nearest such weekday before today, or after it for a positive step. */
function weekday(wanted: number, step: number, now: number): number {
  const today = new Date(now).getUTCDay();
  const ahead = (wanted - today + 7) % 7 || 7;
  return now + (step > 0 ? ahead : ahead === 7 ? -7 : ahead - 7) * DAY_MS;
}

const dayOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

function isoOf(unit: Unit, instant: number): string {
  if (unit === "day") return dayOf(instant);
  if (unit !== "week") return dayOf(instant).slice(0, unit === "month" ? 7 : 4);
  const monday = instant - ((new Date(instant).getUTCDay() + 6) % 7) * DAY_MS;
  return `${dayOf(monday)}/${dayOf(monday + 6 * DAY_MS)}`;
}
