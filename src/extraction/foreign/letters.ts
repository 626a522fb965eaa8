import type { Sentence } from "../clauses.ts";
import { BEGIN, END, pattern, START } from "./edges.ts";
import { type ForeignSpan, spanning } from "./foreign-span.ts";
import { foreignWords } from "./languages.ts";
import { MACHINES, NAMESAKES } from "./reader-words.ts";
import { regex, regexOf } from "../../text/regex.ts";

const SALUTATION = pattern(`^\\W{0,3}(?:${foreignWords("salutation")})`);
const CLOSING = pattern(`${START}(?:${foreignWords("closing")})${END}[\\s,.!]*(?:[^\\s,;:!?]+\\s?){0,3}$`);
const GREETING = String.raw`^\W{0,3}(?:my |mein )?(?:dear|lieber?|liebes|werter?|ch(?:er|ère)|querid[oa]|estimad[oa])\s`;
/** Greets the assistant, as old people do: "Dear computer, I am 81 and cannot read this". */
const TO_A_MACHINE = pattern(GREETING + MACHINES);
const TO_A_NAMESAKE = pattern(GREETING + NAMESAKES);
/** Orders to answer somebody, whose letter stands beside: "can you answer my aunt?" */
const ANSWER_THEM = pattern(
  String.raw`${BEGIN}(?:(?:answer|reply to|respond to|write back to) (?:my|our|this|the|that|her|him|them|a)|(?:antwort|beantwort)\S* (?:auf )?(?:mein|unser|dies|de[mrn]|ihr|ihm|ihnen)\S*|répon\S+ (?:à|au|aux)|(?:responde|responder|contesta|contestar)(?:le)? (?:a|al)|(?:answer|réponse|antwort|respuesta) (?:to|à|für|für|para) (?:my|this|her|him|ma|mon|cette|meine?n?|mi)) (?!\S*\s?(?:question|query|frage|pregunta|(?:ma|mes) question|mis? pregunta))`,
);
/** In characters: the name of who signs. */
const SIGNATURE = 40;

/** Returns whether a sentence greets the assistant. A person of its name has a letter that is signed, or is to be answered. */
function greetsReader(text: string, sentences: readonly Sentence[]): boolean {
  if (TO_A_MACHINE.test(text)) return true;
  if (!TO_A_NAMESAKE.test(text)) return false;
  return !sentences.some((other) => CLOSING.test(other.text) || (other.text !== text && ANSWER_THEM.test(other.text)));
}

/** Returns the sentences of letters, from the salutation to the name below the closing. */
export function letterSentences(sentences: readonly Sentence[]): ForeignSpan[] {
  const first = sentences.findIndex(({ text }) => SALUTATION.test(text) && !greetsReader(text, sentences));
  if (first === -1) return [];
  const closing = sentences.findIndex(({ text }, at) => at > first && CLOSING.test(text));
  if (closing === -1) return spanning(sentences, first, sentences.length, "letter");
  const signed = (sentences[closing + 1]?.text.length ?? SIGNATURE) < SIGNATURE ? 2 : 1;
  return spanning(sentences, first, closing + signed, "letter");
}

/** A letter without a heading opens so. */
const GREETS = regex.iu`^\W{0,3}(?:(?:dear|hi|hello|hey|good (?:morning|day|evening)|hallo|liebe[rs]?|guten (?:tag|morgen|abend)|moin|sehr geehrte|bonjour|bonsoir|salut|ch(?:er|ère)s?|hola|buen[oa]s|estimad[oa]s?|querid[oa]s?)(?!\p{L}))`;
/** Greets whoever reads it, and names nobody. */
const TO_ALL = regex.iu`^\W{0,3}(?:\p{L}+[ ,]+){1,3}(?:all|everyone|everybody|there|folks|team|community|zusammen|alle|ihr|leute|damen|à tou(?:s|te)s?|tou(?:s|te)s?|tout le monde|a tod[oa]s|tod[oa]s|tardes|d[ií]as|noches)(?!\p{L})`;
/** A closing with a name behind it. */
const SIGNED = regexOf(`(?:^|\\n|[.!?]\\s)[^\\p{L}\\n]{0,3}(?:${foreignWords("closing")})[\\s,.!]+\\S`, "iu");

/**
 * Returns whether a letter is somebody else's: it has a heading ("Subject:", "From:"), or it greets somebody by name and is
 * signed. Whoever greets all who read it tells of themselves.
 */
export const isSignedByAnother = (letter: string): boolean =>
  !GREETS.test(letter) || (!TO_ALL.test(letter) && SIGNED.test(letter));
