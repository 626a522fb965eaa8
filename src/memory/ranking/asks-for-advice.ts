import { regex } from "../../text/regex.ts";

/* English comes first, then German, French and Spanish. */
const ADVICE = regex.iu`(?<![\p{L}\p{M}])(?:should (?:i|we)|shall (?:i|we)|(?:can|could|may|do) (?:i|we) (?:take|eat|drink|have|use|bring|cook|get|do|go|buy|make|give|watch|meet)|(?:i|we) (?:could|should|can)|good|best|better|ideal|ideas?|recommend\p{L}*|suggest\p{L}*|advi[cs]e|soll(?:te|ten|en)? (?:ich|wir)|(?:kann|könnte|können|könnten|darf) (?:ich|wir)|(?:ich|wir) (?:\p{L}+ ){0,4}(?:soll|sollen|kann|können)|gut\p{L}{0,2}|best\p{L}{1,2}|ideen?|empfiehl\p{L}*|empfehl\p{L}*|rat|vorschlag\p{L}*|(?:dois|devrais|peux|pourrais)-je|(?:je|nous|on) (?:dois|devrais|peux|pourrais|peut|pourrait)|que (?:faire|préparer|prendre|offrir|cuisiner|manger)|comment (?:aller|faire)|bon(?:ne)?s?|meilleure?s?|idées?|conseil\p{L}*|propos\p{L}*|(?:debo|debería|puedo|podría|podemos) \p{L}+r|buen[oa]?s?|mejor\p{L}*|ideas?|recomi\p{L}+|recomend\p{L}+|sugi\p{L}+|suger\p{L}+|consej\p{L}+|qué (?:le |les |me |nos )?(?:regalo|cocino|preparo|compro|llevo|hago|uso|veo|vemos|como))(?![\p{L}\p{M}])`;

/** Returns whether a text asks what is good for its writer, or what they should do. */
export const asksForAdvice = (text: string): boolean => ADVICE.test(text);
