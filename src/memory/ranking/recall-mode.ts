import type { Weights } from "./recall-search.ts";
import { sentencesOf } from "../../text/sentences.ts";
import { isOnlyQuestion } from "../round.ts";
import { regex } from "../../text/regex.ts";

/** The weights by which a text is recalled. */
export interface RecallMode extends Weights {
  /** The factor for a memory's rank, for each memory of its conversation that was taken before. */
  readonly repeatFactor: number;
  /** True if words that tell little in any text count less. */
  readonly weighsWords: boolean;
}

/**
 * The mode of a question, which looks something up. Its answer may stand anywhere, and several times in one
 * conversation.
 */
const LOOKUP: RecallMode = {
  neighbours: 0.4,
  relevance: {
    words: 2.1,
    before: 0.5,
    around: 1.3,
    share: 1.25,
    asked: 4,
    nearby: 1.7,
    conversation: 1.6,
    related: 0,
    pairs: 1.4,
    sentence: 1.7,
    answer: 0.5,
    cosine: 4.6,
    statedCosine: 1,
    statedWords: 0.4,
    time: 2.9,
    recency: 0,
    primacy: 0,
  },
  recencySpan: 40,
  weighsWords: false,
  repeatFactor: 1,
};

/**
 * So small a factor that each conversation gives one memory before any gives a second. With 0.1, a conversation far ahead
 * took two of five places in one question of seven on RealMem, and the second seldom helped.
 */
const ONE_EACH = 0.01;

/** The mode of a question after some talk: what it is about may have been spoken of in several conversations. */
const LOOKUP_IN_TALK: RecallMode = { ...LOOKUP, repeatFactor: ONE_EACH };

/**
 * The mode of a question that counts or orders several things, of which each was spoken of in a conversation of its own. Its
 * five memories reach a tenth more of those conversations on LongMemEval_S and LoCoMo, and a fifth more on BEAM.
 */
const LOOKUP_OF_SEVERAL: RecallMode = { ...LOOKUP, repeatFactor: 0.7 };

/** Words by which somebody counts, adds up or orders. English comes first, then German, French and Spanish. */
const OF_SEVERAL = regex.iu`(?<![\p{L}\p{M}])(?:${[
  "how (?:many|often)|in total|altogether|order of|in (?:what|which) order|list (?:of )?(?:all|the|my|every)|all (?:of )?(?:the|my)|every",
  "wie ?(?:viele|oft)|insgesamt|reihenfolge|alle (?:meine|die)|jede[nrsm]?",
  "combien (?:de(?! temps)|d(?=['’]))|au total|en tout|(?:quel|l['’]) ?ordre|tou(?:s|tes) (?:les|mes)|chaque",
  "cuánt[oa]s|en total|(?:qué|el) orden|tod[oa]s (?:los|las|mis)|cada",
].join("|")})(?![\p{L}\p{M}])`;

/** Sentences before a question from which on a text is talk. */
const TALK = 2;

/**
 * The mode of any other text, which continues something recent. One memory tells what a conversation was about.
 * RealMem's questions are of this kind, LoCoMo's and LongMemEval's are lookups. Either mode costs the other's questions
 * 11 to 17 points of recall.
 */
const CONTINUATION: RecallMode = {
  neighbours: 0.4,
  relevance: {
    words: 0.85,
    before: 0,
    around: 0.5,
    share: 0,
    asked: 0,
    nearby: 0,
    conversation: 3.3,
    related: 1.8,
    pairs: 0.3,
    sentence: 0.4,
    answer: 0,
    cosine: 0.9,
    statedCosine: 0,
    statedWords: 0,
    time: 0,
    recency: 3.5,
    primacy: 2.4,
  },
  recencySpan: 40,
  weighsWords: true,
  repeatFactor: ONE_EACH,
};

const ENDS_IN_QUESTION = /[?？]\s*$/;
const MAX_LOOKING_UP_CHARACTERS = 250;
/** "Good, what is next?" is a question and continues something all the same. */
const GOES_ON_TOGETHER = /\b(?:we(?:['’](?:ve|re))?|our|let['’]?s|next|back|ready|continue|last time)\b/i;

export function recallModeFor(query: string): RecallMode {
  const asks = ENDS_IN_QUESTION.test(query) && query.length <= MAX_LOOKING_UP_CHARACTERS;
  if (!asks) return CONTINUATION;
  if (isOnlyQuestion(query)) return OF_SEVERAL.test(query) ? LOOKUP_OF_SEVERAL : LOOKUP;
  if (GOES_ON_TOGETHER.test(query)) return CONTINUATION;
  const told = sentencesOf(query).filter(({ to }) => !ENDS_IN_QUESTION.test(query.slice(0, to)));
  return told.length < TALK ? LOOKUP : LOOKUP_IN_TALK;
}

/** Returns whether a text asks for something that was said before, and continues nothing. */
export const isLookupQuery = (query: string): boolean => !recallModeFor(query).weighsWords;

const ABOUT_THE_USER =
  /^\W*(?:(?:so|and|ok|hey|hi)\W+)?(?:what|tell me what|do|can)\b.{0,30}\b(?:know|remember|learn(?:ed|t)?|recall|tell)\b.{0,20}\babout (?:me|myself)\b\W*$|^\W*who am i\W*$/i;

/**
 * Returns whether a query asks for everything about the user. "What do you know about me?" has no word to search for,
 * so the newest facts answer it.
 */
export function asksForProfile(query: string): boolean {
  return query.length < 120 && ABOUT_THE_USER.test(query);
}
