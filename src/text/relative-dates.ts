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

const UNITS: ReadonlyMap<string, Unit> = new Map(
  (
    [
      ["day", "day days tag tage tagen jour jours día días dia dias"],
      ["week", "week weeks woche wochen semaine semaines semana semanas"],
      ["month", "month months monat monate monaten mois mes meses"],
      ["year", "year years jahr jahre jahren an ans année années año años"],
    ] as const
  ).flatMap(([unit, words]) => words.split(" ").map((word) => [word, unit] as const)),
);

/** By name, with the number JavaScript gives them. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    "sunday sonntag dimanche domingo",
    "monday montag lundi lunes",
    "tuesday dienstag mardi martes",
    "wednesday mittwoch mercredi miércoles miercoles",
    "thursday donnerstag jeudi jueves",
    "friday freitag vendredi viernes",
    "saturday samstag sonnabend samedi sábado sabado",
  ].flatMap((words, day) => words.split(" ").map((word) => [word, day] as const)),
);

/** Any word; whether it is a number or a unit is looked up. Spelling all of them out takes longer to compile than to match. */
const WORD = String.raw`[\w\u00c0-\u024f]+`;
/** `\b` knows no letters with accents. */
const words = (pattern: string): RegExp =>
  new RegExp(String.raw`(?<![\w\u00c0-\u024f])(?:${pattern})(?![\w\u00c0-\u024f])`, "gi");
const N = `(?<n>${WORD})`;
const UNIT = `(?<unit>${WORD})`;

/** How far away, by the words for it. Signs: before is negative. */
const COUNTED: readonly (readonly [pattern: RegExp, sign: number])[] = [
  [words(`(?:a )?${N} (?:of )?${UNIT} ago`), -1],
  [words(`(?:vor|seit) (?:ein )?${N} ${UNIT}`), -1],
  [words(`(?:il y a|depuis|(?:desde )?hace) (?:un )?${N}(?: de)? ${UNIT}`), -1],
  [words(`(?:in|dans|dentro de) ${N} ${UNIT}`), 1],
];

const NEIGHBOURS: readonly (readonly [pattern: RegExp, step: number])[] = [
  [words(`(?:last|past|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|(?:el|la) pasad[oa]) ${UNIT}`), -1],
  [words(`(?:la |le |l['’]|el )?${UNIT} (?:derni(?:er|ère)|passée?|pasad[oa])`), -1],
  [words(`(?:next|nächste[nrsm]?|kommende[nrsm]?|(?:el|la) próxim[oa]) ${UNIT}`), 1],
  [words(`(?:la |le |l['’]|el )?${UNIT} (?:prochaine?|que viene|próxim[oa])`), 1],
  [words(`(?:this|diese[nrsm]?|cette|est[ea]) ${UNIT}`), 0],
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

/** The nearest such day before or after today. */
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
