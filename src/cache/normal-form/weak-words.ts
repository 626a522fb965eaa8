import { isActionVerb } from "./action-verbs.ts";
import { PEOPLES_AND_LANGUAGES } from "./known-names.ts";
import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/** Words without meaning if the content words around them are the same and in the same order. */
const WEAK = wordSet("so very , any some that");
const PLACING = wordSet("of in at for");
const HAVING = wordSet("have has been being");

const NO_MEANING = new Set([
  ...QUESTION_WORDS,
  ...AUXILIARIES,
  ...DETERMINERS,
  ...wordSet("of in on at for about"),
  ...WEAK,
  ...wordSet("to with from by and or not how best good be been being it I can"),
]);

/** With fewer content words, each of the other words matters. */
const MIN_CONTENT_WORDS = 2;
const MANY_CONTENT_WORDS = 3;

/** Words before which a preposition says when, or how much. */
const MEASURED = wordSet(
  "hour hours minute minutes day days week weeks month months year years night morning evening least most first last time once all",
);

/** Verbs and particles of phrasal verbs: "look for" and "look in" differ. */
const PHRASAL = wordSet(
  `look turn put take give go come log sign set stand sit let pass point argue live die fly sail vote care ask think feel
  hear know talk speak write read laugh shout believe trust call fall lie stay arrive apply work account stick agree rely
  depend insist major specialise specialize invest deal is are was were be been being it him her them me us you I out up down
  off back away over on in`,
);

const PERFECT = wordSet("been ever you");

/** Drops words of a question that its content words, in their order, already imply. */
export function dropWeakWords(list: readonly string[]): readonly string[] {
  const [first = ""] = list;
  if (!QUESTION_WORDS.has(first)) return list;
  const meaning = list.filter((word) => !NO_MEANING.has(word)).length;
  if (meaning < MIN_CONTENT_WORDS) return list;
  const kept = list.filter((word, at) => at === 0 || at === list.length - 1 || !isWeak(list, word, at));
  return meaning < MANY_CONTENT_WORDS
    ? kept
    : kept.map((word, at) => (isPlacePreposition(kept, word, at) ? "in" : word));
}

function isWeak(list: readonly string[], word: string, at: number): boolean {
  const before = list[at - 1] ?? "";
  const next = list[at + 1] ?? "";
  if (next === "?") return false;
  if (word === "some") return !/^(?:is|are)$/.test(before);
  if (WEAK.has(word)) return true;
  if (at === 1 && list[0] === "what") return word === "is" || word === "are";
  return HAVING.has(word) && (PERFECT.has(next) || /^(?:you|I|we|they|ever)$/.test(before));
}

/**
 * Returns whether a preposition only names a place: "the population of Norway", "the best college in India", "the
 * teacher at a school". A verb may need its own preposition.
 */
function isPlacePreposition(list: readonly string[], word: string, at: number): boolean {
  const before = list[at - 1] ?? "";
  const next = list[at + 1] ?? "";
  if (!PLACING.has(word) || at < 2 || !/^[a-z]/i.test(next)) return false;
  return (
    !isActionVerb(before) &&
    !PHRASAL.has(before) &&
    !MEASURED.has(next) &&
    !PEOPLES_AND_LANGUAGES.has(next.toLowerCase())
  );
}
