import { type Attribute, USER } from "./attribute.ts";
import { PEOPLE, POSSESSIVE } from "../people-words.ts";
import { wordings } from "../wordings.ts";
import { CARS_BY_VERB, MAKE_OF } from "./makes.ts";
import { regex } from "../../../text/regex.ts";

/*
 * Reads which car, phone and computer the user has, by the names of makes and models: "I drive a Fiesta", "my Yaris won't
 * start". A later one replaces an earlier one without any word of change.
 */

/** Returns true for a word that may name a car, a phone or a computer. Most clauses have none, and are read no further. */
export const mayBePossession = (word: string): boolean => MAKE_OF.has(word) || CARS_BY_VERB.includes(word);

const NAMES = [...MAKE_OF.keys()].join("|");
/** No word of these stands between the user and what they have. */
const OTHERS = String.raw`${PEOPLE}s?|work|company|office|firmen\p{L}*|dienst\p{L}*|second|other|zweit\p{L}*|deuxième|segund[oa]|otr[oa]|boss|manager|landlord|landlady|teacher|doctor|chef(?:in)?|vermieter(?:in)?|lehrer(?:in)?|patron(?:ne)?|proprio|propriétaire|prof|jef[ea]|caser[oa]|lego|toy|model|rental|hire|loaner|spielzeug\p{L}*|modell\p{L}*|jouet|juguete|with|for|like|of|to|than|mit|für|wie|avec|pour|comme|con|para|como`;
/** A thing that is called so belongs to the user only if they drive it. */
const FORMER = "old|ex|first|last|former|previous|alte[rsnm]?|ancien(?:ne)?|antigu[oa]|viej[oa]";
const between = (not: string): string => String.raw`(?:(?!(?:${not})\s)[\p{L}\d-]+\s+){0,3}?`;
const HAVE = String.raw`(?:i|we)(?: just| now)* (?:have|own|use|got|bought|ride|work on|type on)|(?:ich|wir) (?:habe?n?|nutzen?)|j['’]ai|je (?:bosse sur|travaille sur)|tengo|uso`;
const DRIVE = String.raw`(?:i|we)(?: just| now)* drive|(?:ich |wir )?fahre?n?(?: ich| wir)?|je (?:roule en|conduis)|conduzco|llevo`;
/** Stand behind the name of a make that makes other things as well, or before whom it is of. In four languages. */
const ELSE = String.raw`(?!\s+(?:\p{L}+\s+)?(?:tv|telly|television|fridge|freezer|washing|washer|tablet|tab|watch|monitor|speakers?|headphones|motor(?:bike|cycle)|bike|moped|scooter|tractor|motorrad|roller|moped|fernseher|kühlschrank|waschmaschine|fahrrad|télé|frigo|moto|vélo|tele|televisor|lavadora|nevera|bici)(?!\p{L})|\s+(?:for|from|of|to|vom|von|für|del?|du|d['’]|pour|para|à|a)\s*(?:(?:${POSSESSIVE}|the|dem|der|die|den|la|el|le|l['’])\s+)?(?:${PEOPLE}|boss|chef|jef[ea])(?!\p{L})|\s+(?:that|which|den|das|die|que)\s+${POSSESSIVE}\s+${PEOPLE}(?!\p{L}))`;
const HAS = regex.gu`(?<!\p{L})(?:(?:${DRIVE})\s+${between(OTHERS)}(?<driven>${NAMES}|${CARS_BY_VERB.join("|")})|(?:(?:${HAVE})\s+${between(OTHERS)}|(?:${POSSESSIVE})\s+${between(`${OTHERS}|${FORMER}`)})(?<name>${NAMES}))(?!\p{L})${ELSE}`;
/** Stands behind what one got, if it is one's own: when, at which price, for which feast. In four languages. */
const THEN = String.raw`(?=\s*$|\s+(?:yesterday|today|last|this|just|finally|at last|second ?hand|used|for (?:christmas|my birthday|[£€$\d]|cash)|(?:in|on|en|el) \p{L}+$|from (?:the|a) (?:dealer|garage)|instead|ayer|hoy|hace|hier|il y a|la semana|le mois|nuev[oa]|neu(?:f|ve)|d(?:e |['’])(?:segunda|seconde|occasion|\d)))`;
/** Tells how somebody came to have it, and may leave out who: "picked up the Skoda yesterday". In four languages. */
const GOT = regex.gu`(?:(?:^|(?<=(?<!\p{L})(?:and|just|finally|then|ayer|por fin|ya|me|nos|y|on a|a) ))(?:picked up|collected|got|bought|leased|compré|compramos|recogí|recogimos|estrené|acheté|récupéré)\s+${between(OTHERS)}(?<got>${NAMES})(?!\p{L})${ELSE}${THEN}|(?<!\p{L})(?:den|die|das|nen|ne|einen?|mein\p{L}*|unser\p{L}*)\s+(?:neuen?s?\s+|gebrauchten?s?\s+)?(?<brought>${NAMES})(?!\p{L})${ELSE}\s+(?:(?!nicht)\p{L}+\s+){0,2}(?:abgeholt|gekauft|geleast|geholt|bekommen)(?!\p{L}))`;
/** Says that something is had beside what was had before, or was not got after all, in four languages. */
const BESIDE = wordings(
  String.raw`second|another|also|as well|too|both|auch|zweit\p{L}*|noch ein\p{L}*|aussi|deuxième|autre|también|segund[oa]|otr[oa]|además`,
  String.raw`almost|nearly|fast (?:de[nr]|die|das|einen?)|beinahe|failli|presque|casi`,
  // Things of an employer or for a season stand beside one's own.
  String.raw`(?:company|work|office) (?:car|van|phone|laptop)|(?:at|for) work|firmenwagen|dienst(?:wagen|handy|laptop)|(?:voiture|téléphone) de fonction|d[eu] (?:boulot|empresa|trabajo)|for the (?:summer|weekend|trip|holidays?|wedding|film|move)|für den sommer|pour l['’]été|para el verano`,
);

/** Returns what a clause tells that the user has. @param clause in lower case */
export function possessionsIn(clause: string): Attribute[] {
  if (BESIDE.test(clause)) return [];
  return [...clause.matchAll(HAS), ...clause.matchAll(GOT)].flatMap(({ groups }) => {
    const name = groups?.["name"] ?? groups?.["driven"] ?? groups?.["got"] ?? groups?.["brought"] ?? "";
    const { thing, make } = MAKE_OF.get(name) ?? { thing: "car", make: name };
    const ofMake: Attribute = { kind: "possession", of: { ...USER, kin: thing }, value: [make] };
    const ofModel: Attribute = { kind: "possession", of: { ...USER, kin: `${thing} ${make}` }, value: [name] };
    return name === make ? [ofMake] : [ofMake, ofModel];
  });
}
