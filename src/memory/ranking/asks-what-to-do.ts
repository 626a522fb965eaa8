import { regexOf } from "../../text/regex.ts";

/*
 * A question of what to do: "What should we do on Friday?" Nothing that was said answers it. It depends on what the person is,
 * has on and must not do, as a plan does. English comes first, then German, French and Spanish.
 */

const OPENING = String.raw`^\W*(?:(?:hey|hi|ok|okay|so|and|well|na|und|also|alors|et|bon|y|oye|bueno|entonces)[\s,¿]+)*`;
const QUESTIONS = [
  String.raw`what (?:(?:should|shall|can|could|might|would|must) (?:i|we) (?:be )?do(?:ing)?|(?:am i|are we) (?:going to )?do(?:ing)?|(?:do i|do we) do (?:on|this|next|today|tonight|tomorrow|over|with|about))`,
  String.raw`was (?:soll(?:te|ten|en)?|kann|können|könnte|könnten|muss|müssen|mach(?:e|en)?|unternehme?n?|tun?) (?:ich|wir)|was mach['’]? ?ich`,
  String.raw`(?:que (?:faire|fais-je|puis-je faire|pourrais-je faire|dois-je faire|peut-on faire|pourrait-on faire)|qu['’]est-ce (?:que je|qu['’]on|que nous) (?:fais|fait|faisons|peux faire|peut faire|pourrais faire|pourrait faire|dois faire|devrais faire))`,
  String.raw`qué (?:hago|hacemos|(?:puedo|podemos|podría|podríamos|debo|debería|deberíamos) hacer|me pongo a hacer)`,
];
const WHAT_TO_DO = regexOf(`${OPENING}(?:${QUESTIONS.join("|")})(?![\\p{L}\\p{M}])`, "iu");

/** Returns whether a text asks what its writer should do. */
export const asksWhatToDo = (text: string): boolean => WHAT_TO_DO.test(text);
