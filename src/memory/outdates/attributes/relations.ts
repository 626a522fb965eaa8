import { isFirstName } from "../../ranking/first-names.ts";
import { topicsOf } from "../../topics/topics.ts";
import { POSSESSIVE } from "../people-words.ts";
import type { Attribute } from "./attribute.ts";
import { regex } from "../../../text/regex.ts";

/*
 * Reads what somebody named is to the user: "my boyfriend Jonas", and later "my husband Jonas". A health matter that the
 * sentence tells besides outlasts that, so such a sentence is left alone.
 */

/** Words for what two people are to each other, by how near, in four languages. */
const RELATIONS: Readonly<Record<string, string>> = {
  dating: "boyfriend|bf|girlfriend|gf|freund|freundin|copain|copine|novio|novia",
  engaged: "fiancé|fiancée|fiance|fiancee|verlobte|verlobter|verlobten|prometido|prometida",
  married: "husband|hubby|wife|mann|frau|mari|femme|marido|mujer|esposo|esposa",
  ended: "ex|exmarido|exmujer|exnovio|exnovia|exmann|exfrau|exfreund|exfreundin",
};
const RELATION_OF = new Map(
  Object.entries(RELATIONS).flatMap(([relation, words]) => words.split("|").map((word) => [word, relation] as const)),
);
const NAMED = regex.gu`(?<!\p{L})${POSSESSIVE}\s+(?<word>${Object.values(RELATIONS).join("|")})(?:[- ](?:husband|wife|boyfriend|girlfriend|freundin|freund|mann|frau|copain|copine|mari|femme|novi[oa]|marido|mujer))?,?\s+(?<name>\p{L}{2,})(?!\p{L})`;

/** Returns true for a word for what somebody is to the user. Most clauses have none, and are read no further. */
export const isRelation = (word: string): boolean => RELATION_OF.has(word);

/** Returns what named people are to the user in a clause. @param clause in lower case */
export function relationsIn(clause: string): Attribute[] {
  const found = [...clause.matchAll(NAMED)].flatMap(({ groups: { word = "", name = "" } = {} }) =>
    isFirstName(name) ? [{ word, name }] : [],
  );
  if (found.length === 0 || topicsOf(clause).includes("health")) return [];
  return found.map(({ word, name }) => ({
    kind: "relation",
    of: { kin: "", name },
    value: [RELATION_OF.get(word) ?? word],
  }));
}
