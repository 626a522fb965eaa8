import { compilePattern, LETTER } from "./compile-pattern.ts";
import { isMeant } from "./is-meant.ts";
import type { NamedForgetOrder } from "./resolve-forget-target.ts";
import { POSSESSIVES } from "../../text/possessives.ts";
import { regex, regexOf } from "../../text/regex.ts";

/*
 * Parts a clause that lists things, or what somebody does, without saying "I" again: of "got a tattoo and a piercing" the
 * piercing stays, of "quit smoking, started pottery" the pottery. What may only add to what goes ("a loan, 9,000 at 5 %")
 * goes with it.
 */

const AND = "(?:and|plus|und|sowie|et|y|e|as well as)";
/** Between two parts: "and", which joins another thing, or a comma, which may go on about the same. */
const BETWEEN = compilePattern(
  String.raw`\s*,\s*(?:${AND}\s+)?|\s+${AND}\s+|\s+(?=(?:with|mit|avec|con)\s+(?:\p{N}+|one|two|three|four|five|six|my|our|zwei|drei|vier|mein\p{L}*|unser\p{L}*|deux|trois|quatre|mes|nos|dos|tres|cuatro|mis)\s)`,
);
const BETWEEN_PARTS = regexOf(`(?<mark>${BETWEEN.source})`, "giu");

/** In a mark between parts, joins another thing. */
const JOINS = regexOf(AND, "iu");
/** Words that open a clause of the user. With a verb alone behind them it says nothing: "I live", of "I live with two dogs". */
const WHO = compilePattern(String.raw`^(?:(?:i|we|ich|wir|je|nous|yo|nosotros)\s+|j['’])`);
/** In words. */
const MIN_WORDS = 2;

/** Verbs of what somebody does, has or did, in four languages. A part that begins with one tells something of its own. */
const VERB = compilePattern(
  String.raw`^(?:also |then |just |now |auch |jetzt |aussi |también )?(?:am|have|had|got|get|live|lived|work|worked|play|played|take|took|started|stopped|moved|sleep|slept|eat|drink|run|ran|own|love|like|hate|study|learn|bought|sold|joined|quit|drive|ride|speak|sing|teach|train|bin|habe?|hatte|wohne?|lebe?|arbeite|spiele?|nehme?|fahre?|lerne?|studiere?|mag|liebe|hasse|esse?|trinke?|laufe?|singe?|besitze|suis|ai|habite|travaille|bosse|joue|prends|mange|bois|vis|étudie|apprends|aime|déteste|cours|chante|conduis|soy|tengo|vivo|trabajo|juego|tomo|como|bebo|estudio|aprendo|corro|canto|conduzco|me gusta)(?!${LETTER})`,
);
/** Begins a thing: an article, a number, a possessive. */
const DETERMINER = String.raw`(?:an?|the|some|one|two|three|four|five|six|seven|eight|nine|ten|my|our|eine?[nmrs]?|der|die|das|den|dem|zwei|drei|vier|fünf|sechs|mein\p{L}*|unser\p{L}*|une?|des|du|de la|de l['’]|les?|la|deux|trois|quatre|cinq|mon|ma|mes|un|una|unos|unas|los|las|el|dos|tres|cuatro|cinco|mis?)`;
/** The subject and its verb, before the first thing: "I've got | a tattoo", "tengo | depresión". */
const HEAD = compilePattern(
  String.raw`^(?<head>(?:[\p{L}'’]+\s+){1,4}?)(?=${DETERMINER}(?!${LETTER}))|^(?<verb>(?:(?:i|we|ich|wir|je|nous|j['’])\s*)?(?:have|got|take|own|like|love|hab|habe|nehme|mag|ai|prends|aime|tengo|tomo|quiero)\s+)`,
);
const OPENS_THING = compilePattern(String.raw`^(?:${DETERMINER})(?!${LETTER})`);
/** Begins a part that says of a thing how it is, and so is a clause of its own: "the spare key is under the pot". */
const TELLS_OF_THING = compilePattern(
  String.raw`^${DETERMINER}\s*(?:[\p{L}\p{N}'’-]+\s+){1,3}?(?:is|are|was|were|ist|sind|war|waren|liegt|steht|est|sont|était|étaient|es|son|está|están|era|eran|estaba)(?!${LETTER})`,
);
/** Begins a part with a preposition, which the clause before it needs: "with three goats". */
const JOINED = compilePattern(String.raw`^(?:with|mit|avec|con)\s`);

/** Tells the name of somebody in the part before it: "a colleague, he's called Ruben", "ma prof de yoga, Solène". */
const NAMES = compilePattern(
  String.raw`^(?:(?:(?:he|she|they|it)(?:'s| is)|who(?:'s| is)) (?:called|named)|(?:his|her|their|whose) name(?:'s| is)|(?:er|sie|es|die|der) heißt|(?:il|elle|qui) s['’]appelle|(?:que )?se llama|called|named|namens|nommée?|llamad[oa])(?!${LETTER})`,
);
const BARE_NAME = regex.u`^\p{L}[\p{L}'’-]+$`;
const ENDS_WITH_OWNED = compilePattern(String.raw`(?<!${LETTER})(?:${POSSESSIVES})\s+(?:[\p{L}'’-]+\s*){1,4}$`);

interface Part {
  readonly text: string;
  readonly mark: string;
}

/** Returns the parts of a clause that an order to forget does not mean, each a statement by itself. */
export function partsKept(clause: string, order: NamedForgetOrder): string[] {
  const parts = partsOf(clause);
  if (parts.length < 2) return [];
  const { groups } = HEAD.exec(parts[0]?.text ?? "") ?? {};
  const opening = (groups?.["head"] ?? groups?.["verb"] ?? "").trim();
  const kept: string[] = [];
  let goes = false;
  for (const [at, { text, mark }] of parts.entries()) {
    const isOwn = mark === "" || VERB.test(text);
    goes = (goes && !isOwn && !JOINS.test(mark) && !JOINED.test(text)) || isMeant(text, order);
    if (goes && tellsNameOf(text, parts[at - 1]?.text) && isBefore(kept, parts[at - 1]?.text)) kept.pop();
    if (goes) continue;
    if (isOwn || TELLS_OF_THING.test(text)) kept.push(text);
    else if (opening !== "" && OPENS_THING.test(text)) kept.push(`${opening} ${text}`);
  }
  return kept.filter((part) => part.replace(WHO, "").split(/\s+/).length >= MIN_WORDS);
}

const tellsNameOf = (text: string, before = ""): boolean =>
  NAMES.test(text) || (BARE_NAME.test(text) && ENDS_WITH_OWNED.test(before));

/** Returns true if the part before was kept last, whole or with the opening of the clause. */
const isBefore = (kept: readonly string[], before = ""): boolean => kept.at(-1)?.endsWith(before) === true;

function partsOf(clause: string): Part[] {
  const marks = [...clause.matchAll(BETWEEN_PARTS)];
  return [{ 0: "", index: 0 }, ...marks].map(({ 0: mark, index }, i) => ({
    mark,
    text: clause.slice(index + mark.length, marks[i]?.index).trim(),
  }));
}
