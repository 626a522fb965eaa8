import type { Question } from "./exchange.ts";

const ASKS =
  /\?\s*$|^\W*(?:what|who|whom|whose|which|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|explain|define|describe|translate|convert|calculate|compute|summari[sz]e|compare|list|name|give|show|write|solve)\b/i;

/**
 * A question about the world, which anybody may have asked. Earlier rounds of that kind are not
 * recalled for it: they hold nothing of the user, and recalling them would keep a common question
 * from its common answer. A statement ("The deadline is in March") is not one, however impersonal.
 */
export function isImpersonal({ eligibility, text }: Question): boolean {
  return eligibility.cache && eligibility.share && ASKS.test(text);
}
