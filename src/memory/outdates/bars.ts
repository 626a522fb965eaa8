import { words as wordsOf } from "../../text/words.ts";
import { tellsDeath } from "./change-of-person.ts";
import { isPerson } from "./holder.ts";
import { type ReadClause, readStatement, sameWord } from "./read-statement.ts";
import { wordings } from "./wordings.ts";
import { regex } from "../../text/regex.ts";

/*
 * Reads that somebody bears again what they could not eat, drink or do, in four languages: "darf wieder Gluten essen",
 * "j'ai repris le gluten". To stop taking or buying a thing makes nobody bear it.
 */

const DOES = String.raw`eat|have|drink|take|tolerate|digest|run|lift|walk|swim|drive|jog`;

/** A bar of health. */
const BAR = wordings(
  String.raw`\p{L}*allerg\p{L}*|alérg\p{L}+|\p{L}*intoler\p{L}+|intoléran\p{L}+|\p{L}*unverträglich\p{L}*|anaphyla\p{L}+|anafil\p{L}+|c(?:o?e|œ|oe)liac|c(?:œ|oe)liaque|celíac[oa]s?|zöliakie`,
  String.raw`(?:can['’]?t|can ?not|mustn['’]?t|must not|(?:not|never) allowed to|(?:don['’]?t|do not) tolerate)(?: (?:even|really))? (?:${DOES})|(?:can|am) (?:not|no longer) (?:${DOES})`,
  String.raw`(?:darf|kann)(?: [\p{L}\d]+){0,4} (?:nicht|kein\p{L}*)(?: \p{L}+){0,3} (?:essen|trinken|nehmen|laufen|joggen|rennen|heben|schwimmen)|(?:darf|vertrag\p{L}*)(?: [\p{L}\d]+){0,4} kein\p{L}*|vertrag\p{L}*(?: [\p{L}\d]+){0,4} nicht`,
  String.raw`(?:peux|dois) (?:pas|plus) (?:manger|boire|prendre|courir|porter|nager)|(?:supporte|digère|tolère) (?:pas|plus)|(?:mange|bois) (?:pas|plus) de (?:gluten|lactose|lait)`,
  String.raw`no (?:puedo|debo) (?:comer|tomar|beber|correr|levantar|nadar)|no tolero|no (?:como|tomo) (?:gluten|lactosa)`,
);
/** Says that somebody no longer can. A bar that begins ends no bar. */
const BARS_ANEW = wordings(
  String.raw`(?:can|may|am) no longer|(?:can['’]?t|can ?not|not allowed)(?: [\p{L}\d]+){0,5} (?:any ?more|any longer)`,
  String.raw`(?:darf|vertrag\p{L}*|kann)(?: [\p{L}\d]+){0,4} (?:nicht|kein\p{L}*)(?: [\p{L}\d]+){0,3} mehr`,
  String.raw`(?:peux|dois|supporte|digère|tolère) plus|n['’]ai plus le droit`,
  String.raw`ya no (?:puedo|debo|tolero)`,
);
/** Says that a bar is over, or was none. */
const IS_OVER = wordings(
  String.raw`outgr[eo]w\p{L}*|gone|over|cured|healed|negative|(?:no|not|never|n['’]?t)(?: \p{L}+){0,2} allergic|misdiagnos\p{L}+|false alarm|mix-?up|desensiti[sz]\p{L}+`,
  String.raw`weg|vorbei|geheilt|verschwunden|negativ|fehldiagnose|fehlalarm|hyposensibilis\p{L}+|desensibilis\p{L}+|überwunden`,
  String.raw`partie|disparu|guérie?|négatif|fausse alerte|erreur|désensibilis\p{L}+|passée`,
  String.raw`desapareci\p{L}+|curad[oa]|superad[oa]|negativ[oa]|falsa alarma|error|desensibiliz\p{L}+`,
);

/** Words of what is so again. Few sentences hold one, and the others are read no further. */
const AGAIN = new Set(
  `again wieder nouveau repris reprends recommencé remanger remange reboire rebois recourir recours otra nuevo volver vuelvo volví
   vuelto`.split(/\s+/),
);
/** Words of what is so now. They lift a bar if somebody can or may: "I have a cat now" lifts none. */
const NOW = new Set("now back allowed cleared jetzt inzwischen mittlerweile maintenant ya ahora".split(" "));
const CAN = wordings(
  String.raw`can|could|able|may|tolerate|digest|allowed|cleared|back on`,
  String.raw`kann|darf|dürfen|vertrag\p{L}*|verträgt`,
  String.raw`peux|peut|pouvons|droit|digère|supporte|tolère`,
  String.raw`puedo|puede|podemos|toler\p{L}+`,
);
const BEARS = wordings(
  String.raw`${DOES}|eating|having|drinking|tolerating|running|lifting|back on|had`,
  String.raw`esse|isst|essen|gegessen|trinke?n?|getrunken|vertrag\p{L}*|verträgt|laufen?|joggen?|rennen|heben|schwimmen|hatte`,
  String.raw`(?:re)?mang\p{L}+|(?:re)?boi\p{L}+|digère|supporte|tolère|prendre|repris|reprends|(?:re)?courir|nager|porter`,
  String.raw`com\p{L}{1,4}|beb\p{L}{1,3}|tom\p{L}{1,3}|toler\p{L}+|correr|nadar|levantar`,
);
const DENIES = regex.iu`(?<![\p{L}\p{N}])(?:not|no|never|\p{L}+n['’]t|cant|dont|wont|nicht|nie|kein\p{L}*|pas|plus|jamais|nunca|without|ohne|sans|sin)(?![\p{L}\p{N}])|(?<!\p{L})\p{L}+[- ]?(?:free|frei\p{L}*)(?!\p{L})`;
/** Somebody or something else as the subject, unless they say so of the user: "my guests eat cheese again". */
const OF_OTHERS = regex.iu`^\W*(?:my|our|the|mein\p{L}*|unser\p{L}*|der|die|das|mon|ma|mes|nos|le|la|les|mis?|nuestr\p{L}+|el|los|las)\s(?!(?:[\p{L}.]+\s){1,3}?(?:says?|said|thinks|lets?|cleared|sagt|meint|dit|pense|dice|dijo)\s)`;

/** Names of one food, or of one thing that is done, in four languages. A bar of one bars all of its line. */
const ONE_THING = [
  String.raw`\p{L}*gluten\p{L}*|wheat|bread|pasta|c(?:o?e|œ|oe)liac|c(?:œ|oe)liaque|celíac[oa]|zöliakie|weizen|brot|nudeln|blé|pain|pâtes|trigo|pan`,
  String.raw`la[ck]to?s\p{L}*|dairy|milk|cheese|yog(?:h)?urt|cream|milch\p{L}*|käse|joghurt|sahne|lait|laitages?|fromage|yaourt|leche|lácteos|queso|yogur`,
  String.raw`(?:\p{L}*nuts?|almonds?|\p{L}*nüsse?n?|nuss|noix|noisettes?|arachides?|cacahu\p{L}+|nue(?:z|ces)|frutos secos|maní)`,
  String.raw`shellfish|seafood|prawns?|shrimps?|crab|meeresfrüchte|garnelen|fruits de mer|crustacés|crevettes?|mariscos?|gambas`,
  String.raw`runn?(?:ing)?|jog(?:ging)?|laufen?|joggen?|rennen|(?:re)?cour(?:ir|s)|corr(?:er|o)`,
  String.raw`lift(?:ing)?|heben|porter|levantar|cargar`,
].map((names) => wordings(names));

/** Returns true if a text says that somebody bears again what they could not eat, drink or do. */
export function liftsBar(text: string): boolean {
  const all = wordsOf(text.toLowerCase());
  if (!all.some((word) => AGAIN.has(word)) && !(all.some((word) => NOW.has(word)) && CAN.test(text))) return false;
  return BEARS.test(text) && !DENIES.test(text) && (!OF_OTHERS.test(text) || isPerson(text));
}

const bars = new WeakMap<ReadClause, boolean>();

/** Returns true if a clause tells of a bar. It is read once, and compared with every later line of a block. */
function isBar(clause: ReadClause): boolean {
  let known = bars.get(clause);
  if (known === undefined) bars.set(clause, (known = BAR.test(clause.text)));
  return known;
}

/** Returns true if a clause tells of a bar of health, and a later one neither of that bar nor that somebody bears it again. */
export const leavesBar = (late: ReadClause, early: ReadClause): boolean =>
  isBar(early) &&
  (BARS_ANEW.test(late.text) ||
    !(isBar(late) || IS_OVER.test(late.text) || liftsBar(late.text) || tellsDeath(late.text)));

/** Returns true if an earlier text tells of a bar, and a later one that somebody bears something else again. */
export const liftsOtherBar = (newer: string, older: string): boolean =>
  BAR.test(older) && liftsBar(newer) && !nameOneThing(readStatement(newer), readStatement(older));

/** Returns true if two texts name one thing that is eaten, drunk or done. */
export function nameOneThing(some: readonly ReadClause[], others: readonly ReadClause[]): boolean {
  const [one, other] = [some, others].map((clauses) => clauses.map(({ text }) => text).join(" ")) as [string, string];
  if (ONE_THING.some((names) => names.test(one) && names.test(other))) return true;
  const named = others.flatMap(thingsIn);
  return some.flatMap(thingsIn).some((thing) => named.some((same) => sameWord(same, thing)));
}

/** Returns the things that a clause names, without what is done to them. */
const thingsIn = ({ words, subject }: ReadClause): string[] =>
  subject.flatMap(({ word, at }) => (BEARS.test(words[at] ?? "") ? [] : word));

/** Returns true if a text tells of a bar that did not begin just now. */
export const tellsBar = (text: string): boolean => BAR.test(text) && !BARS_ANEW.test(text);
