import type { ForgetOrder } from "./forget-order.ts";
import { contentStems } from "../contains-phrase.ts";
import { regex } from "../../text/regex.ts";

/* The text beside an order to forget: "Forget that my tent word is maple; it's cedar now." */

const LEADING_CONNECTIVES =
  /^[\s,;:.!?()–—→>/|-]+|^(?:and|but|so|because|since|now that|und|aber|sondern|weil|denn|et|mais|car|parce que|puisque|y|pero|porque|ya que)(?=\s)/iu;
/** A pronoun and its verb, which stand for the target of the order. */
const PRONOUN =
  /^(?:(?:now|instead|actually|jetzt|nun|maintenant|ahora)[\s,]+)?(?:(?<en>it's|it is|that's|(?:the|my) (?:new|right|correct) one is)|(?<ens>they're|they are)|(?<de>es ist|das ist|er ist|sie ist|es heißt|es lautet|(?:der|die|das|mein) neue ist)|(?<fr>c'est|(?:le nouveau|la nouvelle) est)|(?<es>(?:ahora )?es|(?:el nuevo|la nueva) es))\s+(?=\S)/iu;
const VERBS: Readonly<Record<string, string>> = { en: "is", ens: "are", de: "ist", fr: "est", es: "es" };
/** The subject in "My tent word is maple" and "mein Zeltwort Ahorn ist". */
const SUBJECT = /^(.+?)\s+(?:is|are|was|were|ist|sind|heißt|lautet|est|sont|s'appelle|es|son|se llama)\s+\S/iu;
const SUBJECT_OF_CLAUSE = /^(.+?)\s+\S+\s+(?:ist|sind|war|heißt|lautet)$/iu;
/** A statement about a place: after "I live in Porto", "it's Lyon now" means "I live in Lyon". */
const PLACED = /^(.+\s(?:in|at|on|for|to|near|à|en|au|bei|auf|nach|a|de))\s+\S.*$/iu;

/** A new value without a verb: "cedar now". */
const BARE_VALUE =
  /^(?:\S+\s+){1,3}(?:(?<en>now|instead)|(?<de>jetzt|stattdessen)|(?<fr>maintenant|désormais)|(?<es>ahora))[\s.!]*$/iu;
/** The same with the adverb in front: "jetzt Zeder". */
const BARE_NEW_VALUE = /^(?:(?<en>now)|(?<de>jetzt|nun)|(?<fr>maintenant)|(?<es>ahora))(?:\s+\S+){1,2}[\s.!]*$/iu;
/** A sentence: it has a pronoun or a possessive in front, or a verb. */
const SENTENCE_START = regex.iu`^(?:i|i'm|we|my|our|he|she|they|you|use|tell|call|ich|wir|mein\p{L}*|er|sie|je|j'\p{L}+|nous|mon|ma|mes|il|elle|yo|mi|mis|vivo|soy)\s|(?:^|\s)(?:is|are|was|were|ist|sind|war|est|sont|es|son)\s`;
/** A thing of the user's: after "my tent word", "it's cedar" means "my tent word is cedar". */
const OWN_THING = /^(?:my|our|mein(?:e[nrms]?)?|unser(?:e[nrms]?)?|mon|ma|mes|notre|nos|mis?|nuestr[oa]s?)\s/iu;

/**
 * Returns a text without its leading connectives, and with "it" replaced by its meaning.
 * @param order the order before, for whose target "it" stands
 */
export function resolvePronoun(said: string, order: ForgetOrder | null): string {
  let rest = said.trim();
  for (let last = ""; last !== rest;) [last, rest] = [rest, rest.replace(LEADING_CONNECTIVES, "").trim()];
  if (!rest.includes("(")) rest = rest.replace(/\)(?=[.!?]*$)/, "");
  if (order === null || order.what === null) return rest;
  const plain = rest.replace(/[’‘]/g, "'");
  const pronoun =
    PRONOUN.exec(plain) ?? (SENTENCE_START.test(plain) ? null : (BARE_VALUE.exec(plain) ?? BARE_NEW_VALUE.exec(plain)));
  if (!pronoun) return rest;
  const value = PRONOUN.test(plain) ? rest.slice(pronoun[0].length) : rest;
  if (meaningfulRest(value) === "") return "";
  const [verb = ""] = Object.entries(pronoun.groups ?? {}).flatMap(([language, found]) =>
    found ? [VERBS[language]] : [],
  );
  const { what } = order;
  if (order.as === "topic" && OWN_THING.test(what)) return `${what} ${verb} ${value}`;
  const subject = SUBJECT.exec(what)?.[1] ?? SUBJECT_OF_CLAUSE.exec(what)?.[1];
  if (subject !== undefined && contentStems(subject).length > 0) return `${subject} ${verb} ${value}`;
  const lead = PLACED.exec(what)?.[1];
  return lead === undefined ? rest : `${lead} ${value}`;
}

/** Words that insist on an order or thank for it. */
const ORDER_WORDS: ReadonlySet<string> = new Set(
  contentStems(
    "no not none nothing nicht kein pas ne please thanks thank you ok okay now again good sorry want need keep kept remember remembered stored private secret business " +
      "danke bitte gut will soll bleibt privat geheim merci plaît bien veux reste privé gracias favor vale quiero quede quedar privado",
  ),
);

/** Returns the rest of a text, or an empty text if it says nothing worth remembering. */
export function meaningfulRest(rest: string): string {
  const tidy = rest.replace(/\s+/g, " ").trim();
  return contentStems(tidy).some((word) => !ORDER_WORDS.has(word)) ? tidy : "";
}
