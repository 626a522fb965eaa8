import { isDoing } from "./doing.ts";
import { AUXILIARIES, DETERMINERS, QUESTION_WORDS, wordSet } from "./words.ts";

/** Words that carry nothing where the words of meaning around them are the same and in the same order. */
const WEAK = wordSet("so very , any some that");
const PREPOSITIONS = wordSet("of in on at for about");

const NO_MEANING = new Set([
  ...QUESTION_WORDS,
  ...AUXILIARIES,
  ...DETERMINERS,
  ...PREPOSITIONS,
  ...WEAK,
  ...wordSet("to with from by and or not how best good be been being it I can"),
]);

/** With fewer words of meaning than this a question hangs on each of the others. */
const ENOUGH = 2;
const PLENTY = 3;

/** Before these a preposition says when, or how much. */
const MEASURED = wordSet(
  "hour hours minute minutes day days week weeks month months year years night morning evening least most first last time once all",
);

/** Verbs and particles of phrasal verbs: "look for" and "look in" are two. */
const PHRASAL = wordSet(
  `look turn put take give go come log sign set stand sit let pass point argue live die fly sail vote care ask think feel
  hear know talk speak write read laugh shout believe trust call fall lie stay arrive apply work account stick agree rely
  depend insist major specialise specialize invest deal is are was were be been being it him her them me us you I out up down
  off back away over on in`,
);

const PERFECT = wordSet("been ever you");

/** Leaves out of a question what its words of meaning, in their order, say already. */
export function dropWeakWords(list: readonly string[]): readonly string[] {
  const [first = ""] = list;
  if (!QUESTION_WORDS.has(first)) return list;
  const meaning = list.filter((word) => !NO_MEANING.has(word)).length;
  if (meaning < ENOUGH) return list;
  const prepositions = list.filter((word) => PREPOSITIONS.has(word)).length;
  return list.filter((word, at) => {
    const next = list[at + 1];
    if (at === 0 || next === undefined || next === "?") return true;
    if (word === "some") return /^(?:is|are)$/.test(list[at - 1] ?? "");
    if (WEAK.has(word) || (at === 1 && first === "what" && (word === "is" || word === "are"))) return false;
    if (/^(?:have|has)$/.test(word)) return !(PERFECT.has(next) || /^(?:you|I|we|they|ever)$/.test(list[at - 1] ?? ""));
    if (word === "been" || word === "being") return false;
    if (!PREPOSITIONS.has(word) || meaning < PLENTY || (prepositions > 1 && !/^(?:of|in|at)$/.test(word))) return true;
    const before = list[at - 1] ?? "";
    return isDoing(before) || PHRASAL.has(before) || MEASURED.has(next) || !/^[a-z]/i.test(next) || at === 1;
  });
}
