import { type SpokenLanguage, spokenLanguage } from "../../text/spoken-language.ts";
import { words } from "../../text/words.ts";
import { pastimeOf } from "./pastimes.ts";

/*
 * Counts the pastimes that somebody speaks of again and again. It claims no more than it counted: on how many days
 * the user said the word, and which day of the week most of them were.
 */

/** A statement of the user. */
export interface DatedStatement {
  readonly memory: string;
  readonly text: string;
  /** When it was said, in milliseconds since the epoch. */
  readonly at: number;
}

/** A pastime that statements of several days name. */
export interface RecurringPastime {
  /** The beginning of the word, so that "hike" and "hiking" are one. */
  readonly stem: string;
  /** The word as it was last said. */
  readonly word: string;
  /** The language of the statements. */
  readonly language: SpokenLanguage;
  /** The days in UTC on which it was said, in order, such as "2026-11-29". */
  readonly days: readonly string[];
  /** The day of the week of most of them, 0 for Sunday. Null if none stands out. */
  readonly weekday: number | null;
  /** The ids of the statements, each once. */
  readonly restsOn: readonly string[];
}

/** On fewer days it is a coincidence. */
const MIN_DAYS = 4;
/** Within fewer days it is one trip, or one project. */
const MIN_SPAN_DAYS = 21;
/** The share of the days that one day of the week must have to be named. */
const WEEKDAY_SHARE = 0.75;
const DAY_MS = 86_400_000;

/** Returns the pastimes that statements of four days or more name, over three weeks or more. */
export function recurringPastimes(statements: readonly DatedStatement[]): RecurringPastime[] {
  const said = new Map<string, { word: string; texts: string[]; days: Set<string>; memories: Set<string> }>();
  for (const { memory, text, at } of statements.toSorted((a, b) => a.at - b.at)) {
    const day = new Date(at).toISOString().slice(0, 10);
    for (const word of new Set(words(text))) {
      const stem = pastimeOf(word);
      if (stem === null) continue;
      const pastime = said.get(stem) ?? { word, texts: [], days: new Set<string>(), memories: new Set<string>() };
      said.set(stem, pastime);
      pastime.word = word;
      pastime.texts.push(text);
      pastime.days.add(day);
      pastime.memories.add(memory);
    }
  }
  return [...said].flatMap(([stem, { word, texts, days: distinct, memories }]): RecurringPastime[] => {
    const days = [...distinct];
    const span = (Date.parse(days.at(-1) ?? "") - Date.parse(days[0] ?? "")) / DAY_MS;
    if (days.length < MIN_DAYS || span < MIN_SPAN_DAYS) return [];
    return [{ stem, word, language: spokenLanguage(texts), days, weekday: weekdayOf(days), restsOn: [...memories] }];
  });
}

function weekdayOf(days: readonly string[]): number | null {
  const counts = [0, 0, 0, 0, 0, 0, 0];
  for (const day of days) {
    const weekday = new Date(day).getUTCDay();
    counts[weekday] = (counts[weekday] as number) + 1;
  }
  const most = Math.max(...counts);
  return most >= WEEKDAY_SHARE * days.length ? counts.indexOf(most) : null;
}
