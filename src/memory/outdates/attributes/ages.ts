import { ANIMALS, PEOPLE, POSSESSIVE, WHICH } from "../people-words.ts";
import type { Attribute } from "./attribute.ts";
import { regex } from "../../../text/regex.ts";

/*
 * Reads how old somebody is, in four languages: "our son Teo, who is 3", "Malo vient de fêter ses 6 ans". A later age
 * replaces an earlier one without any word of change.
 */

const MOST_YEARS = 120;

/** Somebody of the user, or a name alone. */
const SOMEBODY = String.raw`(?:(?:(?:${POSSESSIVE}|the|der|die|das|le|la|el)\s+|l['’])(?:(?<which>${WHICH})\s+|\p{L}+\s+)?)?(?:(?<kin>${PEOPLE}|${ANIMALS})(?:\s+(?:named\s+|called\s+)?(?<nameOfKin>\p{L}+))?|(?<name>\p{L}{2,}))`;
const IS = String.raw`(?:is|turned|turns|ist|wird|wurde|(?:a|qui a)(?= [^.]{0,20}ans)|(?:que )?tiene(?= [^.]{0,20}años)|cumplió|cumple|ha cumplido|acaba de cumplir|a (?:eu|fêté)|vient (?:d['’]avoir|de fêter)|fête|who(?:['’]?s| is)|aged|der|die|de(?= \d+ (?:ans|años)))`;
const NOW = String.raw`(?:\s(?:now|just|already|jetzt|schon|gestern|heute|inzwischen|ya|ses|les|am \p{L}+))*`;
/** Stands behind a number of years, and behind no other number. */
const YEARS = String.raw`(?=\s*(?:$|years? old|year-old|yo(?!\p{L})|y\/o|jahre|ans|años|geworden|now|today|yesterday|already|this|last|on|in|el|este|le|heute|gestern|jetzt|hoy|ayer|aujourd|hier))(?!\s*(?:jahre|ans|años|years?) (?!old|alt)\p{L}*(?:erfahrung|experience|expérience|experiencia))`;

const OF_SOMEBODY = regex.u`(?:^\W*(?:(?:and|but|so|und|aber|et|mais|y|pero)\s+)?|(?<=\s|,)(?<!(?:of|de|von|del|du|meine[rs]|unsere[rs])\s)(?!meine[rs]|unsere[rs]))${SOMEBODY}(?:['’]s|\s+${IS})${NOW}\s+(?<age>\d{1,3})${YEARS}`;
/** "My 4 year old daughter", "mein 5-jähriger Sohn". */
const YEAR_OLD = regex.u`(?<!\p{L})${POSSESSIVE}\s+(?<age>\d{1,3})[- ]?(?:years?[- ]old|yo|jährige[rnms]?)\s+(?<kin>${PEOPLE}|${ANIMALS})(?:\s+(?<nameOfKin>\p{L}+))?(?!\p{L})`;
/** Stand before a number that is nobody's age. */
const NOBODY = new Set(
  "it its that this there here he she they er sie es il elle on ça ce lo eso esto who what wer was".split(" "),
);
const OF_USER = regex.u`(?:^\W*(?:(?:and|but|so|btw|und|aber|et|mais|y|pero)\s+)?|(?<=[\s,]))(?:i['’]?m|i am|im|i(?: just)? turned|ich bin|bin|(?:ich )?(?:wurde|werde)(?: ich)?|j['’]ai(?: eu)?(?= [^.]{0,20}ans)|je viens d['’]avoir|tengo(?= [^.]{0,20}años)|cumplí|acabo de cumplir)${NOW}\s+(?<age>\d{1,3})${YEARS}`;
/** "I'm a baker and 54 years old": the clause of the age names nobody. */
const JOINED = /^(?:and|und)\s+(?<age>\d{1,3})\s+(?:years old|jahre alt)/iu;

/** Returns the ages that a clause tells. */
export function agesIn(clause: string, ofUser: boolean): Attribute[] {
  if (!/\d/u.test(clause)) return [];
  const own = OF_USER.exec(clause) ?? (ofUser ? JOINED.exec(clause) : null);
  if (own) return ageOf(own.groups, false);
  return ageOf((YEAR_OLD.exec(clause) ?? OF_SOMEBODY.exec(clause))?.groups, true);
}

function ageOf(groups: Partial<Record<string, string>> | undefined, isOther: boolean): Attribute[] {
  const { age, which, kin = "", nameOfKin, name = "" } = groups ?? {};
  if (age === undefined || NOBODY.has(name.toLowerCase()) || Number(age) > MOST_YEARS || (isOther && kin + name === ""))
    return [];
  const of = { kin: which === undefined ? kin : `${which} ${kin}`, name: nameOfKin ?? name };
  return [{ kind: "age", of, value: [`${Number(age)}`], grows: true }];
}
