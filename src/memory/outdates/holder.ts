import { Memo } from "../../runtime/memo.ts";
import { POSSESSIVES } from "../../text/possessives.ts";

/*
 * Tells whose a clause is: "my brother moved to Leeds" changes nothing of where the user lives. A clause that names the user
 * beside somebody else may be of both.
 */

/** People of the user, in four languages. Whom the user goes to, such as a dentist, is none: they change for the user. */
const PEOPLE = String.raw`(?:brother|sister|bro|sis|sibling|mum|mom|mother|dad|father|parents?|son|daughter|kids?|child(?:ren)?|baby|wife|husband|hubby|partner|boyfriend|girlfriend|fianc[ée]e?|friend|mate|buddy|roommate|flatmate|housemate|neighbou?rs?|colleague|coworker|cousin|uncle|aunt|auntie|niece|nephew|gran|grandma|grandpa|grandmother|grandfather|nan|in-laws?|ex|bruder|schwester|mutter|mama|vater|papa|eltern|sohn|tochter|kind|kinder|frau|mann|freund|freundin|nachbar(?:in)?|kolleg(?:e|in)|cousine?|onkel|tante|oma|opa|nichte|neffe|mitbewohner(?:in)?|frère|sœur|soeur|mère|père|parents|fils|fille|enfants?|mari|femme|copain|copine|ami|amie|voisine?|collègue|cousine?|oncle|grand-mère|grand-père|nièce|neveu|coloc|hermano|hermana|madre|padre|mamá|papá|padres|hijo|hija|hijos|marido|mujer|esposo|esposa|novio|novia|amigo|amiga|vecino|vecina|compañero|compañera|primo|prima|tío|tía|abuelo|abuela|sobrino|sobrina)`;
const OPENS = new RegExp(
  String.raw`^\W*(?:(?:and|but|so|btw|oh|und|aber|et|mais|y|pero)\s+)?(?:${POSSESSIVES})\s+(?:(?!(?:is|are|was|ist|sind|hei(?:ß|ss)t|est|es|se|s)\s)[\p{L}-]+\s+){0,2}?(${PEOPLE})(?!\p{L}|['’]s\s)`,
  "iu",
);
const USER =
  /(?<![\p{L}])(?:i|i['’]\p{L}+|im|me|we|us|we['’]\p{L}+|ich|mich|mir|wir|uns|je|j['’]\p{L}+|moi|nous|on|m['’]\p{L}+|yo|me|nos|nosotros|nosotras)(?![\p{L}])/iu;
/** Begins a clause of the user. Spanish leaves the person out. */
const OPENS_WITH_USER =
  /^\W*(?:(?:and|but|so|btw|oh|und|aber|et|mais|y|pero)\s+)?(?:i|i['’]\p{L}+|im|we|we['’]\p{L}+|ich|wir|je|j['’]\p{L}+|nous|on|yo|soy|vivo|trabajo|tengo|me|nos)(?!\p{L})/iu;

/** Clauses whose holders are kept: those of a few blocks, each of which is compared with all others. */
const HOLDERS_KEPT = 1_000;
const holders = new Memo<string, string | null>(HOLDERS_KEPT);

/** Returns who a clause is of: `user`, a word for somebody, or null if it does not say. */
const holderOf = (clause: string): string | null => holders.get(clause, readHolder);

function readHolder(clause: string): string | null {
  const person = OPENS.exec(clause)?.[1]?.toLowerCase();
  if (person !== undefined) return USER.test(clause) ? null : person;
  return OPENS_WITH_USER.test(clause) ? "user" : null;
}

/** Returns true if two clauses are of different people. */
export function areOfDifferentPeople(one: string, other: string): boolean {
  const [holder, otherHolder] = [holderOf(one), holderOf(other)];
  return holder !== null && otherHolder !== null && holder !== otherHolder;
}

/** Returns true for a clause of somebody else than the user. */
export const isPerson = (clause: string): boolean => ![null, "user"].includes(holderOf(clause));
