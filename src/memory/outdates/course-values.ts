import { contentWords, words } from "../../text/words.ts";
import { areOfDifferentPeople, isPerson } from "./holder.ts";
import { ANIMALS, POSSESSIVE } from "./people-words.ts";
import { NUMBER_OF, type Value } from "./values.ts";
import { regex } from "../../text/regex.ts";

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
const NAMES_THING = regex.iu`^\W*(?:the|my|our|his|her|der|die|das|mein\p{L}*|unser\p{L}*|le|la|les|l['’]|mon|ma|notre|el|los|las|mi|nuestr[oa])\s`;
/** An animal of somebody's, whose number it is. */
const OF_ANIMAL = regex.iu`(?<!\p{L})(?:${POSSESSIVE}|his|her) (?:\p{L}+ )?${ANIMALS}(?!\p{L})`;

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
  if (NAMES_THING.test(late.text) || isPerson(late.text) !== isPerson(early.text)) return false;
  if (areOfDifferentPeople(late.text, early.text) || OF_ANIMAL.test(late.text) || OF_ANIMAL.test(early.text))
    return false;
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
