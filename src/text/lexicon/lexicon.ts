export type Unit = "day" | "week" | "month" | "year";

/** The words of one language for numbers, times and what carries no meaning, for dates, recall and extraction alike. */
export interface Lexicon {
  /** Words for one, two, three and so on, each with its synonyms, separated by blanks. */
  readonly numbers: readonly string[];
  readonly units: Readonly<Record<Unit, string>>;
  /** From Sunday on, as JavaScript counts them; each with its spellings. */
  readonly weekdays: readonly string[];
  /** From January on. */
  readonly months: readonly string[];
  readonly dates: DateWords;
  /** Words that carry no meaning in a search, separated by blanks. */
  readonly stopWords: string;
}

/** Patterns for times that count from now. `{n}` stands for a number and `{unit}` for a unit of time. */
export interface DateWords {
  readonly ago: string;
  readonly ahead: string;
  /** Words before and behind a unit or weekday: "last week", "la semana pasada". */
  readonly last: Around;
  readonly next: Around;
  readonly current: string;
  /** An article before a unit that has "last" or "next" behind it. */
  readonly articles: string;
  readonly dayBeforeYesterday: string;
  readonly yesterday: string;
  readonly today: string;
  readonly tomorrow: string;
  readonly dayAfterTomorrow: string;
  /** Matches any text with one of these. Most texts have none, and are done after this test. */
  readonly signs: string;
}

interface Around {
  readonly before: string;
  readonly behind: string;
}
