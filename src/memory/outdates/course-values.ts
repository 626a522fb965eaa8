import { contentWords, words } from "../../text/words.ts";
import { NUMBER_OF, type Value } from "./values.ts";

/*
 * Numbers that move: weights, followers, doses, rates. Two of one unit are one thing with a course, unless the later
 * sentence names something else: "the van gets 34 mpg", "since the service its doing 41 mpg".
 */

/** Units of what somebody has one of, in four languages. The words of one line are one unit. */
const UNITS = `kg kilo kilos kilogramm kilogramme
  lb lbs
  mpg
  fps
  bpm
  wpm
  mbit mbps
  mg
  follower followers seguidores
  subscribers subs abonnenten abonnés suscriptores
  members mitglieder membres miembros
  users nutzer utilisateurs usuarios
  customers kunden clients clientes
  employees staff mitarbeiter employés salariés empleados`;
const UNIT_OF = new Map(
  UNITS.split("\n").flatMap((line) =>
    words(line).map((word, _, [first = word]) => [contentWords(word)[0] ?? word, first] as const),
  ),
);

/** Begins a sentence about a thing that it names: "the podcast has 90 subscribers". */
const NAMES_THING =
  /^\W*(?:the|my|our|his|her|der|die|das|mein\p{L}*|unser\p{L}*|le|la|les|l['’]|mon|ma|notre|el|los|las|mi|nuestr[oa])\s/iu;
/** Somebody else whose number it is, in four languages. */
const OF_ANOTHER =
  /(?<!\p{L})(?:my|our|his|her|mein\p{L}*|unser\p{L}*|mon|ma|mes|mi|mis) (?:\p{L}+ )?(?:brother|sister|mum|mom|dad|mother|father|son|daughter|wife|husband|partner|friend|boss|kid|baby|dog|cat|bruder|schwester|mutter|vater|sohn|tochter|frau|mann|freundin|freund|hund|katze|frère|sœur|soeur|mère|père|fils|fille|mari|femme|chien|chat|ami|amie|hermano|hermana|madre|padre|mamá|papá|hijo|hija|esposo|esposa|perro|gato|amigo|amiga)(?!\p{L})/iu;

interface Valued {
  readonly values: readonly Value[];
}

interface Numbered extends Valued {
  readonly text: string;
}

/** Returns true if a later sentence gives a number that moves another value. */
export function movesOn(late: Numbered, early: { readonly text: string; readonly claims: readonly Valued[] }): boolean {
  // Most sentences have no such number, and then nothing else of them is read.
  if (!hasCourse(late)) return false;
  const now = coursesIn(late.values);
  const before = coursesIn(early.claims.flatMap(({ values }) => values));
  if (before.length === 0) return false;
  if (NAMES_THING.test(late.text) || OF_ANOTHER.test(late.text) || OF_ANOTHER.test(early.text)) return false;
  return now.some(({ unit, value }) => {
    const known = before.filter((one) => one.unit === unit);
    return known.length > 0 && known.every((one) => one.value !== value);
  });
}

/** Returns true if a sentence gives a number that may move. */
export const hasCourse = ({ values }: Valued): boolean => values.some((value) => unitOf(value) !== undefined);

/** Returns the unit of a number that may move. Returns undefined for any other value. */
const unitOf = ({ kind }: Value): string | undefined =>
  kind.startsWith(NUMBER_OF) ? UNIT_OF.get(kind.slice(NUMBER_OF.length)) : undefined;

const coursesIn = (values: readonly Value[]): { readonly unit: string; readonly value: string }[] =>
  values.flatMap((one) => {
    const unit = unitOf(one);
    return unit === undefined ? [] : [{ unit, value: one.value }];
  });
