/*
 * "Last week" means nothing to whoever reads it in spring. These are the words for it in four languages; a library
 * that knows them (chrono-node, 20 KB gzip with the four) read three of twelve Spanish ones and "avant-hier" as yesterday.
 */

/** Words that count from the day they are said on, and what they come to. */
export interface RelativeDate {
  readonly words: string;
  /** Where they stand in the text. */
  readonly at: number;
  /** As ISO 8601 has it, as exact as the words are: a day, a month, a year, or a week as its first and last day. */
  readonly iso: string;
  /** So long before or after the moment of saying it, in milliseconds since the epoch. */
  readonly instant: number;
}

type Unit = "day" | "week" | "month" | "year";

const DAY_MS = 86_400_000;

const NUMBERS: ReadonlyMap<string, number> = new Map(
  [
    "a an one ein eine einem einer un une una uno",
    "two couple zwei deux dos",
    "three drei trois tres few paar par",
    "four vier quatre cuatro",
    "five fünf cinq cinco",
    "six sechs seis",
    "seven sieben sept siete",
    "eight acht huit ocho",
    "nine neun neuf nueve",
    "ten zehn dix diez",
    "eleven elf onze once",
    "twelve zwölf douze doce",
  ].flatMap((words, i) => words.split(" ").map((word) => [word, i + 1] as const)),
);

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ["day", /^(?:day|tag|jour|d[ií]a)/i],
  ["week", /^(?:week|woche|semaine|semana)/i],
  ["month", /^(?:month|monat|mois|mes)/i],
  ["year", /^(?:year|jahr|an|año)/i],
];

const WEEKDAYS: readonly RegExp[] = [
  /^(?:sunday|sonntag|dimanche|domingo)/i,
  /^(?:monday|montag|lundi|lunes)/i,
  /^(?:tuesday|dienstag|mardi|martes)/i,
  /^(?:wednesday|mittwoch|mercredi|mi[ée]rcoles)/i,
  /^(?:thursday|donnerstag|jeudi|jueves)/i,
  /^(?:friday|freitag|vendredi|viernes)/i,
  /^(?:saturday|samstag|sonnabend|samedi|s[áa]bado)/i,
];

const N = String.raw`(?<n>\d{1,3}|${[...NUMBERS.keys()].join("|")})`;
const UNIT = String.raw`(?<unit>days?|weeks?|months?|years?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?|jours?|semaines?|mois|ans?|années?|d[ií]as?|semanas?|mes(?:es)?|años?)`;
const DAY = String.raw`(?<day>(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sonn|mon|diens|donners|frei|sams)tag|mittwoch|sonnabend|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|domingo|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado)`;
/** `\b` knows no letters with accents. */
const words = (pattern: string): RegExp => new RegExp(String.raw`(?<![\p{L}\d])(?:${pattern})(?![\p{L}\d])`, "giu");

/** How far away, by the words for it. Signs: before is negative. */
const COUNTED: readonly (readonly [pattern: RegExp, sign: number])[] = [
  [words(String.raw`(?:a )?${N} (?:of )?${UNIT} ago`), -1],
  [words(String.raw`(?:vor|seit) (?:ein )?${N} ${UNIT}`), -1],
  [words(String.raw`(?:il y a|depuis|(?:desde )?hace) (?:un )?${N}(?: de)? ${UNIT}`), -1],
  [words(String.raw`(?:in|dans|dentro de) ${N} ${UNIT}`), 1],
];

const LAST = "last|past|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?";
const NEXT = "next|nächste[nrsm]?|kommende[nrsm]?";
const THIS = "this|diese[nrsm]?|cette|est[ea]";
const NEIGHBOURS: readonly (readonly [pattern: RegExp, step: number])[] = [
  [words(String.raw`(?:${LAST}) (?:${UNIT}|${DAY})`), -1],
  [words(String.raw`(?:la |le |l['’]|el )?(?:${UNIT}|${DAY}) (?:derni(?:er|ère)|passée?|pasad[oa])`), -1],
  [words(String.raw`(?:el|la) pasad[oa] (?:${UNIT}|${DAY})`), -1],
  [words(String.raw`(?:${NEXT}) (?:${UNIT}|${DAY})`), 1],
  [words(String.raw`(?:la |le |l['’]|el )?(?:${UNIT}|${DAY}) (?:prochaine?|que viene|próxim[oa])`), 1],
  [words(String.raw`(?:el|la) próxim[oa] (?:${UNIT}|${DAY})`), 1],
  [words(String.raw`(?:${THIS}) ${UNIT}`), 0],
];

/** "Morgen" and "mañana" are mornings, too. */
const DAYS: readonly (readonly [pattern: RegExp, days: number])[] = [
  [words("the day before yesterday|vorgestern|avant-hier|anteayer|antier|antes de ayer"), -2],
  [words(String.raw`yesterday|gestern|(?<!\b(?:ich|wir|bin|sind|und|ist|wohne|lebe) )hier(?! in)|ayer`), -1],
  [words("today|tonight|heute|aujourd['’]hui|hoy"), 0],
  [words("the day after tomorrow|übermorgen|après-demain|pasado mañana"), 2],
  [words("tomorrow|(?<!guten |am |jeden |heute |gestern )morgen|demain|(?<!la |de |por |cada |esta )mañana"), 1],
];

/** Most texts have none of these and are done here. */
const SIGN =
  /ago\b|\blast\b|\bpast\b|\bnext\b|\bthis\b|\bin \S+ |yesterday|today|tonight|tomorrow|\bvor\b|\bseit\b|letzte|vorige|vergangene|nächste|kommende|\bdiese|gestern|heute|morgen|il y a|depuis|\bdans\b|derni|passé|prochain|\bcette\b|\bhier\b|demain|aujourd|hace|pasad|próxim|que viene|\best[ea]\b|ayer|anti?er|\bhoy\b|mañana|dentro de/i;

/**
 * The words of a text that name a time by counting from now, in order, none inside another.
 * @param now milliseconds since the epoch: when it was said, in UTC, for want of the user's own clock
 */
export function relativeDatesIn(text: string, now: number): RelativeDate[] {
  if (!SIGN.test(text)) return [];
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
      const count = NUMBERS.get(n.toLowerCase()) ?? Number(n);
      const kind = unitOf(unit);
      const instant = shifted(now, kind, sign * count);
      add(match, kind === "week" ? dayOf(instant) : isoOf(kind, instant), instant);
    }
  for (const [pattern, step] of NEIGHBOURS)
    for (const match of text.matchAll(pattern)) {
      const { unit, day } = match.groups ?? {};
      const kind = day === undefined ? unitOf(unit ?? "") : "day";
      const instant = day === undefined ? shifted(now, kind, step) : weekday(day, step, now);
      add(match, isoOf(kind, instant), instant);
    }
  for (const [pattern, days] of DAYS)
    for (const match of text.matchAll(pattern)) {
      const instant = now + days * DAY_MS;
      add(match, dayOf(instant), instant);
    }
  return found.toSorted((a, b) => a.at - b.at);
}

const unitOf = (word: string): Unit => UNITS.find(([, pattern]) => pattern.test(word))?.[0] ?? "day";

function shifted(now: number, unit: Unit, count: number): number {
  if (unit === "day" || unit === "week") return now + count * (unit === "day" ? 1 : 7) * DAY_MS;
  const date = new Date(now);
  const months = unit === "month" ? count : count * 12;
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() + (Math.min(date.getUTCDate(), length) - 1) * DAY_MS + (now % DAY_MS);
}

/** The nearest such day before or after today. */
function weekday(word: string, step: number, now: number): number {
  const wanted = WEEKDAYS.findIndex((pattern) => pattern.test(word));
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
