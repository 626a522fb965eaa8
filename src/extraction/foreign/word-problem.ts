import type { Sentence } from "../clauses.ts";
import { type ForeignSpan, spanning } from "./foreign-span.ts";

/*
 * Word problems that are told in the first person: "I have 12 apples and my brother takes 5. How many do I have?" Nobody
 * asks a model how old they are, or how many things they hold.
 */

const ASKS_OF_SELF = new RegExp(
  [
    String.raw`how many(?: \S+){0,5}? (?:do|does|did|will|would) (?:i|we|he|she|they|each(?: of \S+| \S+)?|my \S+)(?: still| now| each)? have(?: left| now| altogether| in total| in all| remaining)?\s*\?`,
    String.raw`how (?:many|much)(?: \S+){0,4}? (?:is|are|remains?)(?: \S+)? (?:left|remaining)(?: over)?\s*\?`,
    String.raw`how old (?:am i|are we|will (?:i|we) be|is (?:he|she|my \S+)|was i)(?! when)`,
    String.raw`(?:when|where|after how \S+(?: \S+)?) (?:do|will|would) (?:we|they) (?:meet|pass|catch)`,
    String.raw`(?:what is|what['’]s|find|calculate|compute) my (?:\S+ ){0,2}?(?:profit|loss|age|average|speed|change|total|number|percentage)`,
    String.raw`(?:on which day|in how many \S+|after how many \S+) (?:do|will|would) (?:i|we|he|she|they) `,
    String.raw`how (?:many|much)[^?]{0,60}(?:altogether|in total|in all)\s*\?`,
    String.raw`wie ?viele?(?: \S+){0,4}? (?:habe ich|haben wir|hat (?:er|sie|jeder)|bleib(?:t|en)|sind(?: noch)? übrig|habe ich übrig)`,
    String.raw`wie alt (?:bin ich|sind wir|ist (?:er|sie|mein\S* \S+))\s*\?`,
    String.raw`wann treffen wir uns\s*\?`,
    String.raw`combien(?: \S+){0,4}? (?:ai-je|avons-nous|sommes-nous|(?:il )?(?:me|nous|lui) reste|reste-t-il|en reste|me rend(?:-on|-t-il)?)`,
    String.raw`quel âge (?:ai-je|avons-nous|a-t-(?:il|elle)|a m(?:a|on) \S+)\s*\?`,
    String.raw`cuánt[oa]s?(?: \S+){0,4}? (?:tengo|tenemos|(?:me|nos|le) quedan?|quedan|somos)(?: \S+){0,2}\s*\?`,
    String.raw`(?:qué edad|cuántos años) (?:tengo|tiene (?:él|ella|mi \S+))\s*\?`,
  ]
    .map((asked) => `(?:(?<![\\w\\u00c0-\\u024f])${asked})`)
    .join("|"),
  "i",
);
const NUMBER =
  /\d+|(?<![\w\u00c0-\u024f])(?:two|three|four|five|six|seven|eight|nine|ten|twelve|half|twice|thrice|dozen|third|quarter|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|doppelt|viertel|drittel|hälfte|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douzaine|quart|tiers|moitié|double|chacun|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doble|mitad|cuart[oa]|terci[oa]|tercera)(?![\w\u00c0-\u024f])/gi;
/** One is no problem: "my dog is 7, how old is he in human years?" */
const LEAST_NUMBERS = 2;
/** In characters. Longer problems are texts of their own. */
const LONGEST = 600;

/** Returns all sentences of a text that is a word problem. */
export function problemSentences(sentences: readonly Sentence[]): ForeignSpan[] {
  const text = sentences.map((sentence) => sentence.text + sentence.ending).join(" ");
  if (text.length > LONGEST || !ASKS_OF_SELF.test(text)) return [];
  if ((text.match(NUMBER)?.length ?? 0) < LEAST_NUMBERS) return [];
  return spanning(sentences, 0, sentences.length, "supposed");
}
