import { contentStems } from "../contains-phrase.ts";
import { compilePattern, LETTER } from "./compile-pattern.ts";
import { holds } from "./forget-candidate.ts";
import { regex } from "../../text/regex.ts";
import { words } from "../../text/words.ts";

/* People by what they are to somebody, in four languages: "papa" in an order is "mon père" in what was told. */

/** Words for one role. A role may be told by those of a narrower one: "my family" by "my sister". */
const ROLES: readonly ReadonlySet<string>[] = [
  "mother mum mom mummy mama ma Mutter Mutti Mama mère maman madre mamá",
  "father dad daddy papa pa Vater Vati Papa père padre papá",
  "daughter girl Tochter fille hija kid child kids children Kind Kinder Kleine enfant enfants hijos gamine",
  "son boy lad Sohn fils hijo kid child kids children Kind Kinder Kleiner enfant enfants hijos gamin",
  "brother bro Bruder frère frangin hermano siblings Geschwister",
  "sister sis Schwester sœur soeur frangine hermana siblings Geschwister",
  "husband hubby Mann Ehemann Gatte mari marido esposo partner spouse pareja conjoint",
  "wife Frau Ehefrau Gattin femme mujer esposa partner spouse pareja conjointe",
  "boyfriend Freund copain mec novio partner",
  "girlfriend Freundin copine novia partner",
  "grandmother grandma gran granny nan nana Oma Großmutter mamie grand-mère mémé abuela abuelita yaya",
  "grandfather grandpa grandad granddad gramps Opa Großvater papi grand-père pépé abuelo yayo",
  "uncle Onkel oncle tonton tío",
  "aunt auntie Tante tante tata tía",
  "cousin Cousin Cousine Vetter cousine primo prima",
  "nephew Neffe neveu sobrino",
  "niece Nichte nièce sobrina",
  "boss manager supervisor Chef Chefin Vorgesetzter patron patronne chef cheffe jefe jefa",
  "colleague coworker workmate Kollege Kollegin collègue compañero compañera colega",
  "neighbour neighbor Nachbar Nachbarin voisin voisine vecino vecina",
  "friend mate buddy pal bestie Kumpel Freund Freundin ami amie pote amigo amiga",
  "flatmate roommate housemate Mitbewohner Mitbewohnerin coloc colocataire compañero compi",
  "landlord landlady Vermieter Vermieterin propriétaire proprio bailleur casero casera",
  "in-law Schwiegermutter Schwiegervater Schwager Schwägerin belle-mère beau-père beau-frère belle-sœur suegra suegro cuñado cuñada",
  "teacher Lehrer Lehrerin prof maîtresse profesor profesora profe",
  "dog puppy Hund chien chienne perro perra pet Haustier mascota",
  "cat kitten Katze Kater chat chatte gato gata pet Haustier mascota",
].map((line) => new Set(contentStems(line)));

/** Words for relatives of any kind. */
const FAMILY: ReadonlySet<string> = new Set(
  contentStems(
    "family relatives relative parents Familie Verwandte Verwandtschaft Eltern famille parents proches familia parientes padres",
  ),
);
const NARROWER_OF_FAMILY = ROLES.slice(0, 17).concat(ROLES[23] ?? []);

/** A man or a woman whose role is not said: "that guy". */
const SOMEBODY: readonly (readonly [named: ReadonlySet<string>, told: RegExp])[] = (
  [
    ["guy bloke fella Kerl bonhomme hombre fulano", "he|him|his|mr|er|ihn|ihm|il|lui|él|señor"],
    ["woman lady Dame dame señora", "she|her|mrs|ms|frau|elle|mme|ella|señora"],
  ] as const
).map(([named, told]) => [new Set(contentStems(named)), compilePattern(`(?<!${LETTER})(?:${told})(?!${LETTER})`)]);

/** A name inside a sentence, and one of somebody of the user's: "our Maisie". */
const NAME = regex.u`(?<=\p{L}[\s,]+)(?!I(?!\p{L}))\p{Lu}\p{Ll}+`;
const OWN_NAME = regex.u`(?<![\p{L}])(?:[Oo]ur|[Mm]y|[Nn]otre|[Mm]on|[Mm]a|[Mm]i|[Nn]uestr[oa])\s+\p{Lu}\p{Ll}+`;

/** Returns whether a word names a role. */
export const namesRole = (wanted: string): boolean =>
  holds(FAMILY, wanted) || isSomebody(wanted) || ROLES.some((role) => role.has(wanted));

/** Returns true for a word for somebody whose role is not said: "that guy". */
export const isSomebody = (wanted: string): boolean => SOMEBODY.some(([named]) => named.has(wanted));

/** Returns how surely a text is about somebody in the role that a word names. Returns null if the word names no role. */
export function tellsOfRole(text: string, wanted: string): "surely" | "perhaps" | "no" | null {
  const isFamily = holds(FAMILY, wanted);
  const roles = isFamily ? NARROWER_OF_FAMILY : ROLES.filter((role) => role.has(wanted));
  const somebody = SOMEBODY.filter(([named]) => named.has(wanted));
  if (roles.length === 0 && somebody.length === 0) return null;
  const told = words(text).flatMap((word) => [...contentStems(word), ...word.split("-").flatMap(contentStems)]);
  if (roles.some((role) => told.some((word) => role.has(word))) || (isFamily && told.some((word) => FAMILY.has(word))))
    return "surely";
  if (somebody.some(([, pattern]) => pattern.test(text)) && NAME.test(text)) return "surely";
  const isOfOthers = ROLES.some((role) => told.some((word) => role.has(word)));
  return !isOfOthers && OWN_NAME.test(text) ? "perhaps" : "no";
}
