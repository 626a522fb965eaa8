import { LEXICONS } from "../../text/lexicon.ts";
import { words } from "../../text/words.ts";
import { statementKey } from "./statement-key.ts";

/*
 * Tells sentences that say the same in other words: "I moved to Lyon in May" and "since May I've been living in Lyon". Whatever
 * is not listed here decides, and so does its order, because a line that is told in place of another must say all of it.
 */

/** In words. A longer sentence is seldom said again. */
const LONGEST = 20;

/** The speaker, and forms of "be" that only join. */
const FRAME = new Set("i im am been bin ich je suis yo soy estoy".split(" "));
/** Words of which each says what the first one says. */
const SAME: ReadonlyMap<string, string> = new Map(
  [
    "live living lives wohne lebe habite vis vivo resido",
    "work working works arbeite travaille trabajo",
    "love enjoy",
    "child kid",
    "children kids",
    "mother mum mom",
    "father dad",
    "flat apartment",
    "bicycle bike",
  ].flatMap((line) => line.split(" ").map((word, _, [first = word]) => [word, first] as const)),
);
/** Verbs whose place in a sentence changes with its order. */
const VERBS = new Set(["live", "work"]);
/** Words between such a verb and the place. */
const BEFORE_PLACES: ReadonlySet<string> = new Set("in at nach bei à en".split(" "));
/** Words between "work" and an employer: somebody who works for them works at them. */
const BEFORE_EMPLOYERS: ReadonlySet<string> = new Set(["for", "für", "pour", "para"]);
/** Words for that somebody lives somewhere since a time: neighbours, or a preposition and a verb at the end. */
const SETTLED = ["moved to", "mudé a", "nach … gezogen", "nach … umgezogen"].map((phrase) => phrase.split(" "));
/** Follows a verb of the past, whose stem is that of the present. */
const PAST = "past";

const SINCE = new Set(["since", "seit", "depuis", "desde"]);
const BEFORE_TIMES = new Set("in on im am en el los for".split(" "));
const listed = (all: readonly string[]): string[] => all.flatMap((names) => names.split(" "));
const DAYS = new Set(LEXICONS.flatMap(({ months, weekdays }) => listed([...months, ...weekdays])));
const UNITS = new Set(LEXICONS.flatMap(({ units }) => listed(Object.values(units))));
const NUMBERS = new Set(LEXICONS.flatMap(({ numbers }) => listed(numbers)));

/** The words of a sentence, with its one time apart from the others. */
interface Told {
  readonly others: readonly string[];
  readonly time: readonly string[];
}

/** Returns what a sentence says. Sentences with one key say the same, in the same words or in others. */
export function restatementKey(sentence: string): string {
  const all = words(/n['’]t/.test(sentence) ? sentence.replace(/n['’]t\b/gu, " not") : sentence);
  if (all.length > LONGEST) return statementKey(sentence);
  const settled = SETTLED.find((parts) => holdsInOrder(all, parts));
  const { others, time } = settled
    ? tell(["live", ...all.filter((word) => word !== "me" && !settled.includes(word))], true)
    : tell(all, false);
  const verbs = others.filter((word) => VERBS.has(word));
  const besides = others.filter(
    (word) =>
      !VERBS.has(word) &&
      !(verbs.length > 0 && BEFORE_PLACES.has(word)) &&
      !(verbs.includes("work") && BEFORE_EMPLOYERS.has(word)),
  );
  const said = statementKey([...verbs, ...besides].join(" "));
  return said === "" ? statementKey(sentence) : [said, ...time.toSorted()].join(" @ ");
}

/** Returns whether two words stand side by side, or with others where the phrase has a gap. */
function holdsInOrder(all: readonly string[], [first = "", ...rest]: readonly string[]): boolean {
  const at = all.indexOf(first);
  if (at < 0) return false;
  return rest.length > 1 ? all.indexOf(rest.at(-1) ?? "", at + 1) > 0 : all[at + 1] === rest[0];
}

/** @param isSettled true if the words said that somebody came to live there, and since then does */
function tell(all: readonly string[], isSettled: boolean): Told {
  const kept = all
    .filter((word, i) => !FRAME.has(word) && !(word === "have" && all[i + 1] === "been"))
    .map((word) => (word.endsWith("ed") ? word + PAST : (SAME.get(word) ?? word)));
  const times = kept.flatMap((_, i) => (isTimeAt(i, kept) ? [i] : []));
  const [first = -1] = times;
  // Each of two times belongs to something else.
  if (first < 0 || times.at(-1) !== first + times.length - 1) return { others: kept, time: [] };
  const isSince = SINCE.has(kept[first - 1] ?? "");
  const from = isSince || BEFORE_TIMES.has(kept[first - 1] ?? "") ? first - 1 : first;
  const others = kept.filter((_, i) => i < from || i >= first + times.length);
  const time = kept.slice(first, first + times.length).map((word) => word.replace(/s$/, ""));
  return { others, time: isSince || isSettled ? [...time, "since"] : time };
}

/** Returns true for the name of a day or a month, and for a number of days, months or years. */
function isTimeAt(at: number, all: readonly string[]): boolean {
  const word = all[at] as string;
  if (DAYS.has(word) || (word.endsWith("s") && DAYS.has(word.slice(0, -1)))) return true;
  return UNITS.has(word) ? isNumber(all[at - 1] ?? "") : isNumber(word) && UNITS.has(all[at + 1] ?? "");
}

const isNumber = (word: string): boolean => NUMBERS.has(word) || /^\d+$/.test(word);
