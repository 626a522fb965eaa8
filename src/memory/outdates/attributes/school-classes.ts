import { isFirstName } from "../../ranking/first-names.ts";
import { words } from "../../../text/words.ts";
import { PEOPLE, WHICH } from "../people-words.ts";
import { wordings } from "../wordings.ts";
import type { Attribute } from "./attribute.ts";
import { regex } from "../../../text/regex.ts";

/* Reads which class at school somebody is in, in four languages: "my son is in year 3", "Malo est rentré en CP". */

const NUMBERED = wordings(
  String.raw`year (?:\d{1,2}|one|two|three|four|five|six|seven)|grade (?:\d{1,2}|one|two|three)|\d{1,2}(?:st|nd|rd|th) grade|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth) grade|reception class`,
  String.raw`(?:\d{1,2}\.|erste[rn]?|zweite[rn]?|dritte[rn]?|vierte[rn]?|fünfte[rn]?) klasse|(?:\d{1,2}\.|erste[sn]?|zweite[sn]?|dritte[sn]?|vierte[sn]?|fünfte[sn]?|sechste[sn]?) semester`,
  String.raw`(?:petite|moyenne|grande) section|cp|ce[12]|cm[12]|(?:la |en )(?:sixième|cinquième|quatrième|troisième|seconde|première|terminale)`,
  String.raw`(?:\d\.?º?|primero|segundo|tercero|cuarto|quinto|sexto|infantil) de (?:primaria|la eso|eso|bachillerato|secundaria|infantil)`,
);
/** "Malo est rentré", "my son Odin is": a name before what they do. */
const NAMED = regex.u`(?:^\W*|(?<!\p{L})${PEOPLE}\s+)(?!(?:it|this|that|there|he|she|er|sie|es|das|il|elle|on|ça|ce|who|class|school|is|ist|est|va|está)\s)(\p{L}{2,}) (?:is|['’]s|goes|starts|started|ist|geht|kommt|est|va|entre|rentre|passe|está|pasa|pasó|empieza|empezó)(?!\p{L})`;
const KIN = wordings(String.raw`(?:${WHICH}\s+)?${PEOPLE}(?:\s+(?:mayor|menor|pequeñ[oa]|mediano|mediana))?`);

/** Returns the classes at school that a clause tells, and of whom. */
export function schoolClassesIn(clause: string): Attribute[] {
  const found = NUMBERED.find(clause);
  if (found === null) return [];
  const kin = KIN.find(clause) ?? "";
  const name = NAMED.exec(clause)?.[1] ?? words(clause).find(isFirstName) ?? "";
  return kin + name === "" ? [] : [{ kind: "class at school", of: { kin, name }, value: [found] }];
}
