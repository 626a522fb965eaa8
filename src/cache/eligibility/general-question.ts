import { FIRST_NAMES } from "../../memory/ranking/first-names.ts";
import { isForSomebody } from "../../memory/topics/topics.ts";
import { plainText } from "../../text/phrase-pattern.ts";
import { GENERAL_QUESTIONS } from "./facts/general-questions.ts";
import { isPersonal } from "./personal.ts";

/** A longer question describes a situation. */
const MAX_CHARACTERS = 120;

/** Matters in which anybody's question may be meant for somebody at home: "can dogs eat grapes?" */
const OF_A_HOUSEHOLD =
  /(?<!\p{L})(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|teenagers?|dogs?|cats?|pupp(?:y|ies)|kittens?|people|eat|drink|food|safe|healthy|harmful|kinder|babys?|hunde?|katzen?|menschen|essen|trinken|gesund|giftig für|enfants?|bébés?|chiens?|chats?|niñ[oa]s?|bebés?|perr[oa]s?|gat[oa]s?|allerg\p{L}*|alérg\p{L}*|diabet\p{L}*|pregnan\p{L}*|schwanger\p{L}*|enceinte\p{L}*|embaraz\p{L}*)(?!\p{L})/iu;

/** German words that look like others' words for advice and for oneself: "best", "I'm". */
const NO_ADVICE = /(?<!\p{L})(?:besteh\p{L}*|im)(?!\p{L})/gu;

/**
 * Returns whether a question asks for what anybody may know of a kind of things: "how are pearls made?". Such a question
 * is told only the memories that cover it. It is no ground for sharing an answer.
 */
export function isGeneralQuestion(question: string): boolean {
  if (question.length > MAX_CHARACTERS) return false;
  const text = plainText(question)
    .toLowerCase()
    .replace(/^[¿¡\s]+|[\s.?!]+$/g, "");
  if (/[.?!;:]\s/.test(text) || isPersonal(question) || OF_A_HOUSEHOLD.test(text)) return false;
  if (isForSomebody(text.replace(NO_ADVICE, ""))) return false;
  if ((text.match(/\p{L}+/gu) ?? []).some((word) => FIRST_NAMES.has(word))) return false;
  return GENERAL_QUESTIONS.some((form) => form.test(text));
}
