import { POSSESSIVES } from "../../text/possessives.ts";
import { contentStems } from "../contains-phrase.ts";
import { clausesOf } from "../statements/same-statement.ts";
import { topicsOf } from "../topics/topics.ts";
import {
  type CandidateWords,
  expandContractions,
  FILLER_WORDS,
  type ForgetCandidate,
  holds,
  isSameRoot,
  relatedOrNone,
  withWords,
} from "./forget-candidate.ts";
import { namesThing } from "./names-thing.ts";
import { tellsOfEvent } from "./events.ts";
import type { ForgetOrder } from "./forget-order.ts";
import { isOwnPlural, meansEach, namesBeside, personIn, tellsOfUser, withoutQuantifier } from "./one-matter.ts";
import { tellsOfOthers } from "./tells-of-others.ts";
import { regex } from "../../text/regex.ts";

/*
 * Resolves an order whose words stand in no memory as they are: "Paula's pregnancy" means "Paula is pregnant", "that I
 * have a loan" means "I took out a loan". All words that carry the meaning must stand in one clause, and only one
 * matter may fit.
 */

/** Verbs that say little beside their object, and heads that the name beside them tells, in four languages. */
export const LIGHT: ReadonlySet<string> = new Set(
  contentStems(
    "have has had having take takes took taken get gets got go goes went going see sees seen saw be being been do does did doing make made use uses used still " +
      "job work working situation problem issue trouble news case matter topic plan being whole entire business colour color size brand " +
      "habe hab hat hatte hatten nehme nimmt nahm genommen gehe geht ging gegangen bin ist war mache macht gemacht bekomme Farbe Größe Marke Arbeit Sache Thema Problem Situation noch " +
      "ai as a avons prends prend pris vais va allé vois voit vu suis est fais fait couleur taille marque travail boulot problème situation affaire encore garde gardé " +
      "tengo tenga tiene tuve tenido tomo toma tomé tomado voy va fui ido veo ve visto soy sea estoy es está esté hago hace hecho color talla marca trabajo problema asunto todavía quedó",
  ),
);

/** Nouns and the verbs and adjectives that say the same of somebody, in four languages. */
const SAME_SENSE: readonly ReadonlySet<string>[] = [
  "weight weigh weighs weighed kilos kilo kg pounds lbs Gewicht wiege wiegt gewogen Kilo poids pèse pesé pesais kilos peso pesa pesé",
  "salary wage wages income earnings earn earns earned Gehalt Lohn Einkommen verdiene verdient salaire paie revenu gagne gagné sueldo salario ingresos gano cobro",
  "pregnancy pregnant expecting Schwangerschaft schwanger grossesse enceinte embarazo embarazada",
  "height tall Größe groß taille mesure altura mido",
  "age old years Alter alt Jahre âge ans edad años",
  "divorce divorced Scheidung geschieden divorcé divorcée divorcio divorciado divorciada",
  "marriage wedding married marry Ehe Hochzeit verheiratet geheiratet mariage marié mariée boda matrimonio casado casada",
  "debt debts owe owes owed owing Schulden schulde schuldet dette dettes deuda deudas debo debe",
  "home address house live lives Adresse Zuhause wohne wohnt adresse maison habite dirección casa vivo",
  "illness disease sick ill Krankheit krank maladie malade enfermedad enfermo enferma",
  "death died dead passed Tod gestorben tot mort décédé décédée muerte murió fallecido",
  "birth born Geburt geboren naissance né née nacimiento nació",
  "meds medication medicine pills drug Medikamente Medikament Tabletten médicaments médicament traitement medicación medicamento pastillas",
].map((words) => new Set(contentStems(words)));

/** Returns the memories of the one matter that an order means in other words, or none. */
export function resolveLoosely(
  { what: named, as }: ForgetOrder & { readonly what: string },
  memories: readonly ForgetCandidate[],
): CandidateWords[] {
  const what = expandContractions(withoutQuantifier(named));
  const stems = [...new Set(contentStems(what))].filter((word) => !FILLER_WORDS.has(word));
  const wanted = stems.filter((word) => !LIGHT.has(word));
  if (wanted.length === 0) return [];
  const candidates = memories.map(withWords);
  const person = as === "all" ? null : personIn(what);
  const fitting = candidates.filter(
    ({ said, asks }) =>
      !asks &&
      namesThing(said, what) &&
      (person === null || !namesBeside(person, said)) &&
      clausesOf(expandContractions(said)).some((clause) => fits(clause, what, wanted, as)),
  );
  // Words in another form may name another matter, so that all must be one, unless each of several is meant.
  if (meansEach(named)) return fitting;
  const own = isOwnPlural(named) ? fitting.filter(({ said }) => tellsOfUser(said)) : [];
  return own.length > 0 ? own : relatedOrNone(fitting, wanted);
}

function fits(clause: string, what: string, wanted: readonly string[], as: ForgetOrder["as"]): boolean {
  const own = new Set(contentStems(clause));
  if (!wanted.every((word) => tells(own, word, clause))) return false;
  // "My divorce" is not that of one's parents.
  const isOthers = people(clause).some((word) => !tells(new Set(contentStems(what)), word));
  if (isOthers && OWN.test(what) && !wanted.every((word) => holds(own, word))) return false;
  // Nor is "my medication" that of one's dog.
  if (OWN.test(what) && tellsOfOthers(clause) && !wanted.some((word) => holds(own, word))) return false;
  // A topic may be anybody's, so that it is unclear where two have one.
  if (as === "topic" || as === "all") return true;
  const others = people(clause).filter((word) => !tells(new Set(contentStems(what)), word));
  if (others.length === 0) return true;
  // Somebody else may be named too, where a name in the statement is who the clause is about.
  return as === "statement" && namesIn(what).some((name) => holds(own, name));
}

/** Something of the user's: "my divorce". */
const OWN = regex.iu`^(?:${POSSESSIVES})(?!\p{L})`;

/** Returns true if a clause tells a word, in another form or with another word of the same sense. */
export function tells(own: ReadonlySet<string>, wanted: string, clause = ""): boolean {
  if (holds(own, wanted)) return true;
  const isEvent = tellsOfEvent(clause, wanted);
  if (isEvent !== null) return isEvent;
  const senses = SAME_SENSE.filter((words) => words.has(wanted));
  return [...own].some((word) => isSameRoot(word, wanted) || senses.some((words) => words.has(word)));
}

/** Returns the stems of relatives that a clause names. */
const people = (clause: string): string[] =>
  (clause.match(/\p{L}+/gu) ?? []).filter((word) => topicsOf(word).includes("family")).flatMap(contentStems);

/** Returns the stems of names in a target: capitals that do not open it. */
const namesIn = (what: string): string[] =>
  (what.match(/(?<![\p{L}\p{N}])(?!I(?!\p{L}))\p{Lu}\p{L}+/gu) ?? []).flatMap(contentStems);
