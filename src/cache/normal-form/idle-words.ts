import { verbOfGerund } from "./action-verbs.ts";
import { AUXILIARIES, QUESTION_WORDS, wordSet } from "./words.ts";

/* Drops words that a question may have or lack, and joins phrases for which one question has two wordings. */

const IDLE = wordSet("even just very actually truly simply various different certain possible");
/** Words that say no more than a plural: "the various parts". */
const LISTING = wordSet("various different possible");
const NOT_BEFORE = wordSet("not n't never or and the a an is are if as be was were");
/** Words that an idle word belongs to: "just in time", "very same", "various artists". */
const NOT_AFTER = wordSet("to in if though as like when because same first last than from between and or not");

/** Drops "various", "possible" and "just" from a question of several words. */
export function dropIdleWords(list: readonly string[]): readonly string[] {
  if (list.length < 4 || !(QUESTION_WORDS.has(list[0] ?? "") || AUXILIARIES.has(list[0] ?? ""))) return list;
  return list.filter((word, at) => !isIdle(word, list[at - 1] ?? "", list[at + 1] ?? "", at));
}

function isIdle(word: string, before: string, next: string, at: number): boolean {
  if (at < 2 || !IDLE.has(word)) return false;
  const isListed = LISTING.has(word) && before === "the";
  return (isListed || !NOT_BEFORE.has(before)) && !NOT_AFTER.has(next) && /^[a-z]/i.test(next);
}

const GOALS =
  "(?:more )?(?:rich|richer|better|fit|fitter|healthy|healthier|famous|smart|smarter|taller|stronger|slim|thin|successful|confident|happy|happier|popular|productive|pregnant)\\b";

const JOINED: readonly (readonly [needs: string, phrase: RegExp, same: string])[] = [
  [
    "why",
    /^((?:what|which|who|do|should|is|are|can) .*\b(?:best|worst|favorite|favourite|most|your|you|should|think|be|better) .*?) (?:[,?] )?(?:and )?why(?: or why not)?$/,
    "$1",
  ],
  ["how to", new RegExp(`^how to (?:be|get) (?=${GOALS})`), "how to become "],
  [
    "make",
    /^what makes? (?!a |an |the best |it |this |that |you |me |us )([^ ]+(?: [^ ]+)?) (?:so )?([a-z]+)$/,
    "why is $1 $2",
  ],
  ["learn how", /\blearn(ing)? how to /, "learn$1 to "],
  ["enhance", /^how to enhance (?=[a-z])/, "how to improve "],
  [
    "increase",
    /^how to increase (?=(?:my |the )?(?:[a-z]+ )?(?:memory|iq|IQ|concentration|focus|stamina|vocabulary|metabolism|immunity|performance|skills?|knowledge|confidence)\b)/,
    "how to improve ",
  ],
  [
    "more",
    /^(how to (?:become|[a-z]+(?: (?:a|an|the|my))?(?: [a-z]+){0,2})) more (?=[a-z])(?!than\b|about\b|or less\b|money\b)/,
    "$1 ",
  ],
  ["more about", /\b(learn|know) more about /, "$1 about "],
  ["be", /^(should I|how do I|how to) be (?=an? |[a-z]+$)/, "$1 become "],
  ["ew", /\b[Nn]ew [Yy]ear(?:'?s)?(?= (?:resolution|eve|day))/, "new year"],
  ["learn", /^how to (?:start learning|start to learn|begin learning|begin to learn) /, "how to learn "],
  ["prepar", /^how to (?:start |begin )?(?:preparing|preparation|to prepare|prepare) for /, "how to prepare for "],
  ["whether", /^(how do I know) whether /, "$1 if "],
  ["cope", /^how to cope with (?=[a-z])/, "how to deal with "],
  [
    "get over",
    /^how to get over (?=(?:a |an |the |my )?(?:break ?up|addiction|fear|depression|anxiety|phobia|shyness|heartbreak|laziness|procrastination)\b)/,
    "how to overcome ",
  ],
  [
    "steps",
    /^what (?:are )?(?:the |some )?(?:good |best )?(?:steps|tips|tricks|methods|techniques) (?:to|for|on) (?=[a-z])/,
    "how to ",
  ],
  [
    "tips",
    /^what (?:are )?(?:the |some )?(?:good |best )?(?:tips|tricks|methods|techniques) (?:to|for|on) (?=[a-z])/,
    "how to ",
  ],
  ["method", /^what (?:is )?(?:the )?(?:best )?method (?:to|of|for) (?=[a-z])/, "how to "],
  ["possible", /^how (?:is it|would it be) possible to /, "how to "],
  ["better", /^(how to become (?:an? )?)better (?=[a-z]+)/, "$1good "],
  ["go about", /^how to go about (?=[a-z]+ing )/, "how to "],
];

/** Joins two wordings of one question: "how to get rich" and "how to become rich". */
export function joinWordings(list: readonly string[]): readonly string[] {
  const text = list.join(" ");
  const said = JOINED.reduce(
    (words, [needs, phrase, same]) => (text.includes(needs) ? words.replace(phrase, same) : words),
    text,
  );
  if (said === text) return list;
  const words = said.split(" ");
  // "Tips for learning chess" names its verb as a gerund.
  const verb = words[0] === "how" && words[1] === "to" ? verbOfGerund(words[2] ?? "") : null;
  return verb === null ? words : words.with(2, verb);
}
