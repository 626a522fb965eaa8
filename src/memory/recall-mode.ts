import type { Weights } from "./recall-search.ts";
import { isOnlyQuestion } from "./round.ts";

/** The weights by which a text is recalled. */
export interface RecallMode extends Weights {
  /** The factor for a memory's rank, for each memory of its conversation that was taken before. */
  readonly repeatFactor: number;
}

/**
 * The mode of a question, which looks something up. Its answer may stand anywhere, and several times in one
 * conversation.
 */
const LOOKUP: RecallMode = { neighbours: 0.4, conversation: 0.2, recency: 0, recencySpan: 1, repeatFactor: 1 };
/**
 * The mode of any other text, which continues something recent. One memory tells what a conversation was about.
 * RealMem's questions are of this kind, LoCoMo's and LongMemEval's are lookups. Either mode costs the other's questions
 * 11 to 17 points of recall.
 */
const CONTINUATION: RecallMode = { neighbours: 0.4, conversation: 0.5, recency: 1, recencySpan: 40, repeatFactor: 0.1 };

const MAX_LOOKING_UP_CHARACTERS = 250;
/** "Good, what is next?" is a question and continues something all the same. */
const GOES_ON_TOGETHER = /\b(?:we(?:['’](?:ve|re))?|our|let['’]?s|next|back|ready|continue|last time)\b/i;

export function recallModeFor(query: string): RecallMode {
  const asks = /[?？]\s*$/.test(query) && query.length <= MAX_LOOKING_UP_CHARACTERS;
  return asks && (isOnlyQuestion(query) || !GOES_ON_TOGETHER.test(query)) ? LOOKUP : CONTINUATION;
}

/** Returns whether a text asks for something that was said before, and continues nothing. */
export const looksUp = (query: string): boolean => recallModeFor(query) === LOOKUP;

const ABOUT_THE_USER =
  /^\W*(?:(?:so|and|ok|hey|hi)\W+)?(?:what|tell me what|do|can)\b.{0,30}\b(?:know|remember|learn(?:ed|t)?|recall|tell)\b.{0,20}\babout (?:me|myself)\b\W*$|^\W*who am i\W*$/i;

/**
 * Returns whether a query asks for everything about the user. "What do you know about me?" has no word to search for,
 * so the newest facts answer it.
 */
export function asksForProfile(query: string): boolean {
  return query.length < 120 && ABOUT_THE_USER.test(query);
}
