import type { Match } from "./sign-reader.ts";
import type { Sign } from "./signs/sign-table.ts";
import type { Span, Word } from "./words-in.ts";

/* Instructions that follow from what somebody says of themselves: "hab ne leseschwäche, deshalb bitte kurze sätze". */

const CONCLUDING = /^(?:so|therefore|hence|also|deshalb|deswegen|darum|drum|daher|donc|alors|asi|entonces)$/;
const CONCLUDING_PAIR = /^(?:por eso|du coup)$/;
/** Signs that a reason holds for a while or of somebody else. */
const OF_NOW: ReadonlySet<Sign> = new Set<Sign>(["moment", "this", "other", "wh"]);
/** Signs that one thing is asked: "i have a cold so keep the soup recipe short". */
const OF_ONE_THING: ReadonlySet<Sign> = new Set<Sign>(["this", "definite", "moment", "order", "task"]);

/** Signs that a length is that of an answer. */
const OF_ANSWERS: readonly Sign[] = ["answer", "answers", "form", "please", "produce"];

/**
 * Returns whether a clause asks, for good, what follows from the clause before.
 * @param words those of the sentence
 * @param reason the signs of the clause before
 * @param asked the signs of the clause
 */
export function followsFromReason(
  words: readonly Word[],
  clause: Span,
  reason: readonly Match[],
  asked: readonly Match[],
): boolean {
  if (!opensConclusion(words, clause) || reason.some(({ sign }) => OF_NOW.has(sign))) return false;
  const signs = new Set(asked.map(({ sign }) => sign));
  if (signs.has("everything")) return true;
  // "On a diet, so only short walks" asks for no short answers.
  if (signs.has("length") && !OF_ANSWERS.some((sign) => signs.has(sign))) return false;
  return !asked.some(({ sign }) => OF_ONE_THING.has(sign)) && !(signs.has("produce") && signs.has("indefinite"));
}

function opensConclusion(words: readonly Word[], { at }: Span): boolean {
  const [first, second] = [words[at]?.plain ?? "", words[at + 1]?.plain ?? ""];
  return at > 0 && (CONCLUDING.test(first) || CONCLUDING_PAIR.test(`${first} ${second}`));
}
