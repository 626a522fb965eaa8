import { contentStems } from "../contains-phrase.ts";
import { clausesOf } from "../statements/same-statement.ts";
import { tellsOfEvent } from "./events.ts";
import { expandContractions, holds } from "./forget-candidate.ts";
import { regex } from "../../text/regex.ts";

/*
 * Tells a thing from a verb of the same stem: "the move" is not what "my boss moved the deadline" tells. What the user does
 * may be meant by its noun all the same: "my painting", "I paint".
 */

/** An article or a possessive and one word: "the move", "meinen Umzug". */
const ONE_NOUN = regex.iu`^(?:(?:the|an?|that|this|my|our|der|die|das|de[nms]|eine?[nrms]?|mein\p{L}*|unser\p{L}*|le|la|les|une?|mon|ma|mes|notre|nos|el|los|las|una|mis?|nuestr\p{L}+)\s+|l['’])(?<noun>\p{L}+)$`;
/** Ends of another form of a noun, in four languages. */
const NOUN_ENDING = /^(?:s|es|e|en|n|er|ern|x|se|sse|nen)?$/u;
/** The user as the subject of a clause. Spanish needs no pronoun. */
const OF_USER = regex.iu`(?<![\p{L}\p{N}])(?:i|we|ich|wir|je|j|nous|on|yo|nos|me|mich|uns)(?![\p{L}\p{N}])|^\W*\p{L}+(?:é|í|amos|imos|emos)(?!\p{L})`;
const DETERMINER = regex.iu`^(?:the|an?|that|this|my|our|of|for|der|die|das|de[nms]|eine?[nrms]?|mein\p{L}*|unser\p{L}*|beim|zum|im|am|vom|le|la|les|une?|mon|ma|mes|notre|du|el|los|las|una|mis?|nuestr\p{L}+|del|al)$`;

/** Returns false if a text has a verb only where an order names a thing, and somebody else does it. */
export function namesThing(said: string, what: string): boolean {
  const noun = ONE_NOUN.exec(what.trim())?.groups?.["noun"]?.toLowerCase();
  const [stem] = noun === undefined ? [] : contentStems(noun);
  if (noun === undefined || stem === undefined) return true;
  const clauses = clausesOf(expandContractions(said)).filter((clause) => formsOf(clause, stem).length > 0);
  return clauses.length === 0 || clauses.some((clause) => tellsNoun(clause, noun, stem));
}

function tellsNoun(clause: string, noun: string, stem: string): boolean {
  const isEvent = tellsOfEvent(clause, stem);
  if (isEvent === true) return true;
  const forms = formsOf(clause, stem).filter(({ word }) => isFormOf(word, noun));
  if (isEvent === false) return forms.some(({ before }) => before.some((word) => DETERMINER.test(word)));
  return forms.length > 0 || OF_USER.test(clause);
}

/** Returns the words of a clause that share a stem, with the two words before each. */
function formsOf(clause: string, stem: string): { readonly word: string; readonly before: readonly string[] }[] {
  const all = clause.toLowerCase().match(/\p{L}+/gu) ?? [];
  return all.flatMap((word, at) =>
    holds(new Set(contentStems(word)), stem) ? [{ word, before: all.slice(Math.max(0, at - 2), at) }] : [],
  );
}

function isFormOf(word: string, noun: string): boolean {
  const [short, long] = word.length < noun.length ? [word, noun] : [noun, word];
  if (long.startsWith(short) && NOUN_ENDING.test(long.slice(short.length))) return true;
  return short.endsWith("y") && long === `${short.slice(0, -1)}ies`;
}
