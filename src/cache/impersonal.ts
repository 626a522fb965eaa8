import type { Question } from "./question.ts";

const ASKS =
  /\?\s*$|^\W*(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|explain|define|describe|translate|convert|calculate|compute|summari[sz]e|compare|list|name|give|show|write|solve)\b/i;

/**
 * What is worded like anybody's question, and may want another answer for whoever it is that asks. Words that are about
 * the asker find what is remembered of them; these may bear on it unfound.
 */
export function isAdvice({ eligibility, isFactual }: Question): boolean {
  return eligibility.cache && eligibility.share && !isFactual;
}

/**
 * A question about the world, which anybody may have asked. Earlier rounds of that kind are not
 * recalled for it: they hold nothing of the user, and recalling them would keep a common question
 * from its common answer. A statement ("The deadline is in March") is not one, however impersonal.
 */
export function isImpersonal({ eligibility, text }: Pick<Question, "eligibility" | "text">): boolean {
  return eligibility.cache && eligibility.share && ASKS.test(text);
}
