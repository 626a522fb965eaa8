import { contentWords } from "../../text/words.ts";
import { isOnlyQuestion, type SaidAndAnswered } from "../round.ts";
import { regex } from "../../text/regex.ts";

/*
 * A memory echo is a round that repeats what memory told: "What is my cat called?", "Your cat is called Moss." Recalled
 * beside that memory, it would only take the place of another.
 */

/** A longer question states facts of its own. */
const MAX_QUESTION_CHARACTERS = 120;
/** No text of more characters is read: a question and any greeting before it are shorter. */
const MAX_READ_CHARACTERS = 2_000;
/** A question may use so many words that no injected text holds, because users put it in other words. */
const MAX_NEW_WORDS_ASKED = 2;
/** An answer may use so many words beside those it repeats: "a lovely name". Each repeated word allows one more. */
const MAX_NEW_WORDS_ANSWERED = 1;

const GREETING = regex.iu`^\s*(?:(?:hi|hello|hey|hallo|moin|guten \p{L}+|good \p{L}+|bonjour|salut|coucou|hola|buenas? ?\p{L}*|ok(?:ay)?|thanks|danke|merci|gracias)\b[^.!?\n]{0,20}[.!,]\s*){1,3}`;
const ORDERS =
  /^(?:please |bitte |kannst du mir |can you |could you )?(?:tell me|remind me|say|name|sag(?: mir|e mir)?|erinner(?:e)? mich|nenn(?:e)?(?: mir)?|dis[- ]moi|rappelle[- ]moi|dime|recuérdame)\b[^.!?\n]*[.!?]?\s*$/iu;
/** "I forgot where my bike is": whoever says so asks. */
const FORGOT = regex.iu`^(?:(?:sorry|oh|hm+)[, ]+)?(?:i (?:(?:have |completely |totally )?forg[eo]t(?:ten)?|(?:can['’]?t|cannot|don['’]?t|no longer) (?:remember|recall|know)|wonder|(?:need|want) to know) (?:again )?(?:what|where|who|whose|when|which|how)|ich (?:weiß nicht(?: mehr)?|habe? vergessen|erinnere mich nicht(?: mehr)?),? (?:was|wo|wer|wann|wie|welche\p{L}*)|(?:j['’]ai oublié|je ne (?:sais|me souviens) plus) (?:où|qui|quand|comment|quel\p{L}*|ce que)|(?:olvidé|he olvidado|no (?:recuerdo|sé|me acuerdo)) (?:dónde|quién|cuándo|cómo|qué|cuál))\b[^.!?,;\n]*[.!…]*\s*$`;
/**
 * Openings of clauses in which a question states something: "…, since I broke my leg?", "Did I say that I bought a
 * boat?"
 */
const ALSO_STATES =
  /\b(?:since|because|now that|given that|although|after i|that (?:i|we|my)|and (?:i|we|my)|but (?:i|we|my)|weil|dass|seit ich|nachdem|und (?:ich|wir|mein\w*)|aber (?:ich|wir|mein\w*)|parce qu|puisqu|que (?:j|nous|m[aeo])|et (?:j|nous|m[aeo])|mais (?:j|m[aeo])|porque|ya que|que (?:yo|tengo|soy|mi)|y (?:yo|tengo|soy|mi)|pero (?:yo|mi))\b/i;

/** Words that people and models put around questions and answers. */
const FILLERS: ReadonlySet<string> = new Set(
  contentWords(
    "told said mentioned mention remember recall reminded remind noted note notes saved memory according based course sure " +
      "certainly absolutely great happy glad anything else something assist question answer ask called name named earlier " +
      "before previously previous conversation conversations last time again here just let me know if feel free " +
      "gesagt erzählt erwähnt erinnere erinnerst notiert laut heißt name natürlich gerne klar frage früher weißt " +
      "dit mentionné rappelle souviens noté selon appelle nom bien sûr déjà sais " +
      "dijiste mencionaste recuerdas recuerdo según llama nombre claro sabes",
  ),
);

/** Returns whether the user only asked. Any other round is no echo, whatever was injected. */
export function mayBeMemoryEcho({ said, answer }: SaidAndAnswered): boolean {
  if (answer === "" || said.length > MAX_READ_CHARACTERS) return false;
  const asked = withoutGreeting(said);
  if (asked.length > MAX_QUESTION_CHARACTERS || ALSO_STATES.test(asked)) return false;
  return isOnlyQuestion(asked) || ORDERS.test(asked) || FORGOT.test(asked);
}

const withoutGreeting = (said: string): string => said.replace(GREETING, "").trim();

/**
 * Returns whether the user only asked, and the answer only repeats.
 * @param injected the injected memories, and what the model saw of the conversation
 */
export function isMemoryEcho(round: SaidAndAnswered, injected: readonly string[]): boolean {
  if (injected.length === 0 || !mayBeMemoryEcho(round)) return false;
  const known = new Set(injected.flatMap((text) => contentWords(text)));
  return repeats(round, (words) => words.filter((word) => known.has(word)).length);
}

/**
 * Returns whether a question and its answer say hardly more than is known.
 * @param countKnown returns how many of some content words were told before
 */
export function repeats({ said, answer }: SaidAndAnswered, countKnown: (words: readonly string[]) => number): boolean {
  const askedFor = new Set(contentWords(withoutGreeting(said)));
  const asks = [...askedFor].filter((word) => !FILLERS.has(word));
  if (asks.length - countKnown(asks) > MAX_NEW_WORDS_ASKED) return false;
  const answered = [...new Set(contentWords(answer))].filter((word) => !askedFor.has(word) && !FILLERS.has(word));
  const told = countKnown(answered);
  return told > 0 && answered.length - told <= told + MAX_NEW_WORDS_ANSWERED;
}
