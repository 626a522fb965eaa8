import { contentStems } from "../contains-phrase.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { tellsOfPerson } from "./tells-of-person.ts";
import { regex } from "../../text/regex.ts";

/*
 * Tells whether several memories that fit the target of an order are one matter. "My allergies" means each of them, "my
 * father" is one person whatever was told of him, and "my novel" is unclear where two are remembered.
 */

/** Words that mean each of several, and possessives of the plural, in four languages. */
const QUANTIFIERS =
  "(?:de )?(?:both|all|every|each|any|beide[nrs]?|alle[nrs]?|sämtliche[nrs]?|jede[nrs]?|tou(?:s|tes)|les deux|chaque|tod[oa]s|amb[oa]s|cada)";
const EACH = compilePattern(String.raw`^${QUANTIFIERS}(?!${LETTER})`);
const OWN_PLURAL = compilePattern(String.raw`^(?:mes|nos|mis|nuestr[oa]s)\s`);
/** "My debts" in English, where the possessive tells no number. */
const ENGLISH_PLURAL = regex.iu`^(?:my|our)\s+(?:[\p{L}-]+\s+)?\p{L}{2,}s(?<!ss|us|is|ys|ews)$`;
/** Names in the plural that mean one thing. */
const ONE_THING = /(?:glasses|trousers|jeans|shorts|scissors|news|politics|maths|physics|finances|headphones)$/iu;

/** Words that mean each of several, before what they are of. */
const QUANTIFIER = compilePattern(String.raw`^${QUANTIFIERS}(?: (?:of|les|los|las))?\s+(?=\S)`);

/** Returns a target without words that mean each of several. */
export const withoutQuantifier = (what: string): string => what.replace(QUANTIFIER, "");

/** Returns true if a target means each of several things in so many words: "both my allergies". */
export const meansEach = (what: string): boolean => EACH.test(what);

/** Returns true if a target is in the plural, and the user's: "mes dettes", "my notes". */
export const isOwnPlural = (what: string): boolean =>
  OWN_PLURAL.test(what) || (ENGLISH_PLURAL.test(what) && !ONE_THING.test(what));

/** The user as the subject. Spanish needs no pronoun. */
const OPENS_IN_FIRST_PERSON = regex.iu`^\s*(?:(?:i|we|ich|wir|je|nous|yo|nosotros|tengo|soy|estoy|debo)(?![\p{L}\p{N}])|i['’]|j['’])`;

/** Returns true for a text that opens with the user as its subject. */
export const tellsOfUser = (said: string): boolean => OPENS_IN_FIRST_PERSON.test(said);

const OWN = String.raw`(?:my|our|mein\p{L}*|unser\p{L}*|mon|ma|notre|mi|nuestr[oa])`;
/** People of whom somebody has one at a time, beside relatives, in four languages. */
const ROLES =
  /^(?:ex|boss|manager|landlord|landlady|therapist|shrink|lawyer|dentist|doctor|gp|chef|chefin|vermieter|vermieterin|therapeut|therapeutin|anwalt|anwältin|patron|patronne|proprio|propriétaire|psy|avocate?|jef[ea]|caser[oa]|psicólog[oa]|abogad[oa])$/iu;

/** Relatives of whom somebody has one, or whom a name tells apart, in four languages. */
const RELATIVES =
  /^(?:(?:grand|step)?(?:mother|father|mum|mom|mummy|dad|daddy|son|daughter|pa|ma)|granny|grandma|grandpa|brother|sister|husband|wife|hubby|partner|spouse|boyfriend|girlfriend|fianc[eé]e?|uncle|aunt|auntie|nephew|niece|(?:groß|stief|schwieger)?(?:mutter|vater|sohn|tochter)|mama|papa|oma|opa|bruder|schwester|mann|frau|ehemann|ehefrau|verlobter?n?|onkel|tante|neffen?|nichte|mère|père|maman|fils|fille|frère|sœur|soeur|mari|femme|copain|copine|oncle|neveu|nièce|mamie|papi|madre|padre|mamá|papá|hij[oa]|herman[oa]|marido|esposa|esposo|mujer|novi[oa]|t[ií][oa]|abuel[oa]|sobrin[oa]|suegr[oa])$/iu;

/** Returns the word for somebody of the user's that a target is, or null: "my ex", "meinen Vater". */
export function personIn(what: string): string | null {
  const person =
    compilePattern(String.raw`^(?:(?:a|de) (?=mi\s|nuestr))?${OWN}\s+(\p{L}+)$`).exec(what.trim())?.[1] ?? null;
  return person !== null && (ROLES.test(person) || RELATIVES.test(person)) ? person : null;
}

/** Verbs behind a name that is written small. */
const STATES = "(?:is|was|has|had|lives|works|ist|war|hat|wohnt|est|était|a|habite|es|está|era|tiene|vive)";

/**
 * Returns those texts whose subject is somebody of the user's, or which tell what is between the two: "I broke up with my
 * ex". Returns none if they name two of them.
 */
export function ofOnePerson<T extends { readonly said: string }>(person: string, texts: readonly T[]): T[] {
  const names = new Set<string>();
  const of = texts.filter(({ said }) => {
    const found = placesOf(person, said);
    for (const { behind } of found) {
      const name = NAME.exec(behind)?.slice(1).find(Boolean);
      if (name !== undefined) names.add(name.toLowerCase());
    }
    return found.some(
      ({ before, behind }) => OPENS_CLAUSE.test(before) || (ROLES.test(person) && tellsOfPerson(before, behind)),
    );
  });
  return names.size > 1 ? [] : of;
}

/** Returns whether a text tells of the user and names somebody beside: "I am vegan, unlike my boss". */
export const namesBeside = (person: string, said: string): boolean =>
  ROLES.test(person) && opensWithUser(said) && placesOf(person, said).length > 0;

const opensWithUser = (said: string): boolean => tellsOfUser(said) || SPANISH_VERB.test(said);

/** Returns the words before and behind somebody of the user's, for each place of a text. */
function placesOf(person: string, said: string): { readonly before: string; readonly behind: string }[] {
  const [stem = person] = contentStems(person);
  return [...said.matchAll(POSSESSED)]
    .filter(({ groups }) => contentStems(groups?.["noun"] ?? "")[0] === stem)
    .map(({ index, 0: owned }) => ({ before: said.slice(0, index), behind: said.slice(index + owned.length) }));
}

/** The words before the subject of a clause. */
const OPENS_CLAUSE = compilePattern(
  String.raw`(?:^|[.,;:!?–—]|(?<!${LETTER})(?:and|but|so|because|since|that|und|aber|weil|dass|et|mais|car|que|y|pero|porque))\s*(?:(?:yesterday|today|now|also|well|by the way)\s+)?$`,
);
/** Verbs of the first person in Spanish, without a pronoun. */
const SPANISH_VERB = compilePattern(
  String.raw`^\s*(?:viv|trabaj|habl|estudi|jueg|com|compart|vend|compr|me mud)[oéí]\s`,
);
const POSSESSED = regex.giu`(?<!${LETTER})${OWN}\s+(?:old\s+|alter?\s+|vieux\s+)?(?<noun>\p{L}+)(?![\p{L}-]|['’]s?\s)`;
/** A name directly behind somebody: "my uncle Bo", "my ex, bo, is", "is called Bo". */
const NAME = regex.u`^,?\s+(?:(\p{Lu}\p{Ll}+)|(\p{Ll}{3,}),?\s+${STATES}\s|(?:is called|is named|is|heißt|heisst|s['’]appelle|se llama)\s+(\p{Lu}\p{Ll}+))`;
