import { isPersonal } from "../../text/personal-wording.ts";
import { plainText } from "../../text/phrase-pattern.ts";
import { regex } from "../../text/regex.ts";

/** An "I" that stands for anybody: "How do I boil an egg?" In "Where do I live?" it stands for the asker. */
const IMPERSONAL_I =
  /^\W*(?:how (?:do|can|could|would|should) i (?!know\b|look\b|feel\b|seem\b|stand\b|rank\b|compare\b|sound\b|relate\b)|what (?:can|should|must) i do to (?!know\b|be\b)|where (?:do|can|could|would|should) i (?=(?:buy|find|get|download|watch|learn|see|order|purchase|rent|sell|study|stream|apply|register)\b))/i;

/** Returns whether the answer may depend on who asks: personal wording, except for the "I" that stands for anybody. */
export function dependsOnAsker(question: string): boolean {
  return isPersonal(plainText(question).replace(IMPERSONAL_I, ""));
}

/** Openings of questions and requests in four languages, for texts without a question mark. */
const ASKS = regex.iu`\?\s*$|^[\W]*(?:what|what's|whats|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|may|has|have|explain|define|describe|translate|convert|calculate|compute|summari[sz]e|compare|list|name|give|show|tell|help|find|write|solve|wie|was|wer|wo|wann|warum|wieso|welche[rsmn]?|kann|können|darf|gibt|erkläre?|zeig\p{L}*|comment|pourquoi|quand|où|qui|que|quel\p{L}*|combien|est-ce|puis-je|peut-on|explique\p{L}*|cómo|como|qué|que|quién|cuándo|cuánto\p{L}*|cuál\p{L}*|dónde|puedo|puede|por qué|explica\p{L}*)(?!\p{L})`;

/** Returns whether a text states something about its asker, besides or instead of a question. */
export function statesOfAsker(question: string): boolean {
  return plainText(question)
    .split(/(?<=[.?!])\s+/)
    .some((sentence) => !ASKS.test(sentence) && isPersonal(sentence));
}
