import { MY_WORDS } from "./disclosures/persons.ts";
import { tokensOf } from "../text/tokens.ts";
import { regex, regexOf } from "../text/regex.ts";

/* Sentences that tell of nobody whom the user knows: questions about the world, word problems, scripts that no one reads. */

/** How questions open that end without a question mark: "who plays the butler in the manor house". */
const ASKING = regex.iu`^\W*(?:(?:to|in|on|for|of|from|at|with|by|an|aus|de|à|para|con|en) )?(?:who|whom|whose|whats|which(?! means)|why|how(?! about)|what(?! a )|(?:when|where) (?:is|are|was|were|did|does|do|will|can)|(?:is|are) there|wer|wem|wessen|welche[rmns]?|warum|wieso|weshalb|wann|wie(?! gesagt| schon| immer)|was (?:ist|sind|war|waren|kostet|heißt|bedeutet|macht)|wo (?:ist|sind|war|liegt|gibt)|qui|quel(?:le)?s?|pourquoi|comment|combien|où (?:est|sont|se)|quand (?:est|sont|a)|qu['’]est-ce|est-ce|quién(?:es)?|qué|cuál(?:es)?|cuándo|dónde|por qué|cómo|cuánt[oa]s?)(?![\p{L}\p{M}])`;
const ENDS_ASKING = /\?["'”’»)\s]*$/u;
/** Spanish leaves out "yo". */
const SPANISH_OWN = regex.iu`(?<!\p{L})(?:tengo|soy|estoy|voy|vivo|trabajo|hago|puedo|quiero|necesito|he \p{L}+(?:[ai]do|to|cho)|hemos|tenemos|somos)(?!\p{L})`;

/** Search words, which ask without a question: "cast of the lighthouse", "the lowest point is called the". */
const SEARCHES = regexOf(
  String.raw`^\W*(?:the )?(?:(?:full |real |official |other )?(?:names?|types?|kinds?|list|meaning|definition|cast|lyrics|winners?|author|capital|population|presidents?|king|queen|founder|director|examples?|function|role|history|number|site|causes?|symptoms?|advantages?) (?:of|for|in)\s|(?:bedeutung|definition|hauptstadt|liste|beispiele) (?:von|für|der|des)\s|(?:signification|définition|capitale|liste|exemples?) d|(?:significado|definición|capital|lista|ejemplos?) de)` +
    String.raw`|(?:\s(?:release|air|premiere|finale|opening) date(?: (?:in|for|of|on) [^\s,]+)*|\s(?:full )?cast|\slyrics|\smeaning|\squizlet|\s(?:is|are|was|were) (?:called|known as|located|based on|caused by)(?: (?:the|an?|in))?|\srecord holder)\W*$`,
  "iu",
);

/** Returns whether a sentence asks and names nobody of the user's. */
export function asksOfWorld(sentence: string): boolean {
  if (!ASKING.test(sentence) && !ENDS_ASKING.test(sentence) && !SEARCHES.test(sentence)) return false;
  return !SPANISH_OWN.test(sentence) && !namesUser(sentence);
}

/** Words by which people speak of themselves in French, and that are others in English: "on the bus", "20 m". */
const FRENCH_ALONE = new Set(["on", "m", "j"]);
const FRENCH = regex.iu`(?<!\p{L})(?:est|les|une|des|pas|avec|pour|dans|et|au|aux|du|chez|nous|notre|vous|très)(?!\p{L})|[cdjlmnqst]['’]\p{L}`;

/** German for "in the": "im Zug". */
const IN_THE = "im";
const GERMAN = regex.iu`(?<!\p{L})(?:der|die|das|den|dem|ist|sind|und|ein|eine|nicht|wer|wie|mit|von)(?!\p{L})`;

/** Returns whether a word of a text speaks of the user. */
export function namesUser(text: string): boolean {
  // The language is asked for once: "from now on" over and over has as many words that depend on it.
  const isFrench = once(() => FRENCH.test(text));
  const isGerman = once(() => GERMAN.test(text));
  return tokensOf(text, Infinity).some(
    ({ word }) => MY_WORDS.has(word) && (!FRENCH_ALONE.has(word) || isFrench()) && (word !== IN_THE || !isGerman()),
  );
}

/** Returns a question that is answered when it is first asked. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | null = null;
  return () => (answer ??= ask());
}

const AMOUNT = regex.iu`(?<!\p{L})(?:how (?:many|much|long|far|old|fast|tall)|what (?:is|was|are|will be|percent\w*|fraction)|wie ?viele?|wie (?:lange|weit|alt|schnell)|combien|cuánt[oa]s?)(?!\p{L})[^?]*\?\W*$`;
const NUMBER = regex.giu`\d+|(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice|dozen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|doppelt|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douzaine|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doble)(?!\p{L})`;
/** Two are no problem: an owner who asks how much a dog may eat names its age and its weight. */
const MANY_NUMBERS = 3;

/** Returns whether a turn in which nobody says "I" is a word problem: it gives numbers and asks for another. */
export const isWordProblem = (said: string): boolean =>
  AMOUNT.test(said) && (said.match(NUMBER)?.length ?? 0) >= MANY_NUMBERS;

const LETTER = regex.gu`\p{L}`;
const LATIN = /\p{Script=Latin}/gu;

/** Returns whether most letters are of a script that none of the four languages is written in. */
export function isInOtherScript(sentence: string): boolean {
  const letters = sentence.match(LETTER)?.length ?? 0;
  return 2 * (sentence.match(LATIN)?.length ?? 0) < letters;
}
