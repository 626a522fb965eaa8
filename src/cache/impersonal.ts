import type { Question } from "./question.ts";

const ASKS =
  /\?\s*$|^\W*(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|explain|define|describe|translate|convert|calculate|compute|summari[sz]e|compare|list|name|give|show|write|solve)\b/i;

/**
 * Returns whether a question reads like anybody's, yet each asker may need another answer. Personal wording finds the
 * memories that matter; these may matter without being found.
 */
export function isAdvice({ eligibility, isFactual }: Question): boolean {
  return eligibility.cache && eligibility.share && !eligibility.aboutAsker && !isFactual;
}

/**
 * Returns whether a question is about the world, so that anybody may have asked it. Earlier rounds of that kind are not
 * recalled for it. They hold nothing about the user, and recalling them would keep a common question from its common
 * answer. A statement ("The deadline is in March") is no such question, however impersonal.
 */
export function isImpersonal({ eligibility, text, isFactual }: Question): boolean {
  return eligibility.cache && eligibility.share && !eligibility.aboutAsker && (isFactual || ASKS.test(text));
}
