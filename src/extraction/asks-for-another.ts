import { regex } from "../text/regex.ts";

/*
 * Questions that the user passes on: "my mate wants to know if …", "asking for a friend". They tell no more than that somebody
 * asked, unless something is told behind them.
 */

const WHOSE = "(?:my|our|a|an|mein\\p{L}*|unser\\p{L}*|ein\\p{L}*|mon|ma|mes|notre|une?|mi|mis|nuestr[oa]|una?)";
const SOMEBODY = `${WHOSE} (?:\\p{L}[\\p{L}'’-]* ){1,3}`;
/** Words by which somebody asks, and after which the question stands. */
const ASKS =
  "(?:(?:also |just |still )?(?:wants? to know|wanna know|is asking|are asking|asks?|asked|was asking|wonders?|is wondering|was wondering) (?:me |u |you )?(?:if|whether|how|what|why|when|where|which|who|can|does|do|is)" +
  "|(?:fragt|fragen|will wissen|wollen wissen|möchte wissen|wollte wissen|hat gefragt)[ ,]+(?:ob|wie|was|warum|wann|wo|welche\\p{L}*|wer)" +
  "|(?:(?:me |m['’])?(?:demande|demandent|demandait)|veut savoir|veulent savoir|voudrait savoir) (?:si |s['’]|comment|ce qu|pourquoi|quand|où|quel|combien)" +
  "|(?:me )?(?:pregunta|preguntan|preguntaba|quiere saber|quieren saber) (?:si|cómo|qué|por qué|cuándo|dónde|cuál|cuánt))";
/** "Asking for my sister:", at the beginning. */
const ON_BEHALF = `(?:i['’]?m )?asking (?:this )?for ${WHOSE} |(?:ich )?frage? (?:das )?für ${WHOSE} |(?:je )?demande (?:ça )?pour ${WHOSE} |(?:lo )?pregunto por ${WHOSE} |es para ${WHOSE} `;
const OPENING = "^\\W*(?:(?:and|so|oh|hey|btw|also|und|ach|et|bon|y|oye)[\\s,]+){0,2}";

const PASSED_ON = regex.iu`${OPENING}(?:${SOMEBODY}${ASKS}|${ON_BEHALF})`;
/** The user goes on about themselves or their people: "my mate wants to know if it counts, i said no". */
const OWN = regex.iu`(?<!\p{L})(?:i|i['’](?:m|ve|d|ll)|my|our|me|us|we|ich|mein\p{L}*|unser\p{L}*|wir|je|j['’]\p{L}+|mon|ma|mes|notre|nos|nous|yo|mi|mis|nuestr[oa]s?|soy|estoy|tengo|vivo)(?!\p{L})`;
/** Behind the question, or in place of it, something is told of somebody: "asking for my son, he has celiac disease". */
const TELLS = regex.iu`[,;:–—]\s*(?:(?:because|and|weil|denn|und|parce qu\S*|porque|y)\s)?(?:he|she|they|it|who|er|sie|die|der|il|elle|ils|elles|qui|que|es|est[áa]|tiene|vive|cumple)(?!\p{L})|['’]s\s|(?<!\p{L})(?:who|que|qui)\s(?:has|is|lives|vive|tiene|est|a)(?!\p{L})`;

/** Returns whether a sentence only passes on somebody's question. */
export function asksForAnother(sentence: string): boolean {
  const opening = PASSED_ON.exec(sentence)?.[0];
  return (
    opening !== undefined &&
    !OWN.test(sentence.slice(opening.length)) &&
    !TELLS.test(sentence.slice(opening.length - 1))
  );
}
