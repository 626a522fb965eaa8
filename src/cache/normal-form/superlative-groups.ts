import { CAPITALISED_NAMES, MIXED_NAMES, PEOPLES_AND_LANGUAGES } from "./known-names.ts";
import { wordSet } from "./words.ts";

/*
 * Gives one order to what narrows the noun of a superlative: "the best college for law in Rome", "the best law college
 * in Rome" and "the best college in Rome for law".
 */

/** Nouns that are parts or kinds of what follows them. */
const NOT_NARROWED = wordSet("way part thing side kind type sort one time day moment place");
/** Words that open a clause, which stays where it is. */
const OPENS_TAIL = wordSet("to that which who whom whose where when if while you I we is are was were ever and or but");
const JOINING = wordSet("in of at for");
const OTHER = wordSet("on about under over within with without by from among between per during");
/** People who do something: "a doctor for women" is no "woman doctor". */
const DOER = /(?:er|or|ist|ian|man|woman|king|queen|student|coach|friend|partner|artist|doctor)$/;

interface Group {
  /** "of": behind in, of or at. "for": before the noun, or behind "for". Otherwise the preposition. */
  readonly by: string;
  readonly text: string;
  readonly isName: boolean;
}

/**
 * Returns the words of a superlative with its groups in one order. Returns null if their order may count.
 * @param at the position of the superlative
 */
export function orderGroups(words: readonly string[], at: number): readonly string[] | null {
  const end = words.findIndex((word, i) => i > at && OPENS_TAIL.has(word));
  const phrase = words.slice(at + 1, end < 0 ? words.length : end);
  if (phrase.at(-1) === "?" || !phrase.every((word) => /^[A-Za-z0-9][A-Za-z0-9+#.'-]*$/.test(word))) return null;
  const behind = phrase.findIndex((word) => JOINING.has(word) || OTHER.has(word));
  const nouns = behind < 0 ? phrase : phrase.slice(0, behind);
  const head = nouns.at(-1) ?? "";
  if (nouns.length === 0 || NOT_NARROWED.has(head) || isName(head)) return null;
  const groups = [
    ...groupsBefore(nouns.slice(0, -1), head),
    ...groupsBehind(behind < 0 ? [] : phrase.slice(behind), head),
  ];
  if (groups.some(({ text }) => text === "")) return null;
  const [names, years, others, common] = [
    groups.filter((group) => group.isName && isJoined(group)),
    groups.filter((group) => /^\d{4}$/.test(group.text) && isJoined(group)),
    groups.filter((group) => !isJoined(group)),
    groups.filter((group) => !group.isName && !/^\d{4}$/.test(group.text) && isJoined(group)),
  ];
  if (names.length > 1 || years.length > 1 || groups.length === 0) return null;
  // Two things that narrow in different ways keep their ways: a gift of a man for a woman.
  const kept = common.length > 1 ? common.map(({ by, text }) => `${by} ${text}`) : common.map(({ text }) => text);
  if (common.filter(({ by }) => by === "of").length > 1) return null;
  const ordered = [
    ...kept.toSorted(),
    ...names.map(({ text }) => text),
    ...years.map(({ text }) => text),
    ...others.map(({ by, text }) => `${by} ${text}`).toSorted(),
  ];
  return [
    ...words.slice(0, at + 1),
    head,
    ...ordered.flatMap((group) => ["/", ...group.split(" ")]),
    ...(end < 0 ? [] : words.slice(end)),
  ];
}

const isJoined = ({ by }: Group): boolean => by === "of" || by === "for";

const isName = (word: string): boolean => /^[A-Z]/.test(word) || CAPITALISED_NAMES.has(word);

const kindOf = (word: string): string => (/^\d{4}$/.test(word) ? "year" : isName(word) ? "name" : "word");

/** Cuts the words before a noun into names, years and the rest. */
function groupsBefore(words: readonly string[], head: string): readonly Group[] {
  const runs: string[][] = [];
  for (const [at, word] of words.entries())
    if (at > 0 && kindOf(word) === kindOf(words[at - 1] ?? "")) runs.at(-1)?.push(word);
    else runs.push([word]);
  return runs.map((run) => ({
    by: TOLD.test(head) && READER.has(run.at(-1) ?? "") ? "to" : "for",
    text: run.join(" "),
    isName: isName(run[0] ?? ""),
  }));
}

function groupsBehind(words: readonly string[], head: string): readonly Group[] {
  const starts = words.flatMap((word, at) => (JOINING.has(word) || OTHER.has(word) ? [at] : []));
  return starts.map((start, i) => {
    const [by = "", ...rest] = words.slice(start, starts[i + 1] ?? words.length);
    const bare = /^(?:a|an|the|my)$/.test(rest[0] ?? "") ? rest.slice(1) : rest;
    return { by: relationOf(by, bare[0] ?? "", head), text: bare.join(" "), isName: isName(bare[0] ?? "") };
  });
}

/** Works that are about a subject and for somebody. */
const TOLD =
  /^(?:book|movie|article|course|tutorial|paper|video|blog|podcast|lecture|story|song|site|documentary|channel|joke|quote|poem|meme|comic|novel|riddle)$/;
const READER = wordSet(
  "child children kid kids toddler toddlers baby babies beginner beginners student students woman women man men girl girls boy boys adult adults teen teens teenager teenagers parent parents teacher teachers",
);

/** Returns "of" or "for" for a preposition that only joins. A language, or somebody served, keeps its preposition. */
function relationOf(by: string, next: string, head: string): string {
  if (TOLD.test(head) && (by === "on" || by === "about")) return isName(next) || READER.has(next) ? by : "of";
  if (by === "by" && isName(next) && /^(?:song|album|movie|painting|poem|track)$/.test(head)) return "of";
  if (TOLD.test(head) && by === "for" && READER.has(next)) return "to";
  if (by === "for") return DOER.test(head) || CAPITALISED_NAMES.has(next) ? "to" : "for";
  if (by === "on" && MIXED_NAMES.has(next)) return "of";
  return JOINING.has(by) && !PEOPLES_AND_LANGUAGES.has(next) ? "of" : by;
}
