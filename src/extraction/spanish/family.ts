import type { Pattern, Topic } from "../pattern.ts";
import { anotherPet, petName, relative, row } from "../table.ts";

const kin = (who: string, named: string): Pattern => relative(who, `${named} se llama`);
const DOG = "perr[oa]";
const CAT = "gat[oa]";
const NAMED = String.raw` (?:que se llama|llamad[oa]|de nombre) (?<x>.+)$`;
/** A pet that is named is known by its name. */
const NAMELESS = "(?![a-z]| (?:que se llama|llamad[oa]|de nombre) )";
const COUNT = String.raw`(?<x>una?|dos|tres|cuatro|cinco|seis|varios|\d{1,2})`;
const HAVE = String.raw`^(?:tengo|tenemos)(?: .{1,30} y)?`;
const isCalled = (pet: string, word: string): Pattern =>
  petName(pet, `(?:(?:mi|nuestr[oa]) ${word} se llama|el nombre de (?:mi|nuestr[oa]) ${word} es) (?<x>.+)$`);
const haveNamed = (pet: string, word: string): Pattern => petName(pet, `(?:tengo|tenemos) una? ${word}${NAMED}`);
const haveAnotherNamed = (pet: string, word: string): Pattern =>
  anotherPet(pet, `(?:tengo|tenemos) (?:una? )?(?:segund[oa]|tercer[oa]?|otr[oa]|nuev[oa]) ${word}${NAMED}`);

export const FAMILY_AND_PETS = {
  about: "family and pets",
  cue: /./,
  patterns: {
    "wife is called": kin("wife", "mi (?:mujer|esposa)"),
    "husband is called": kin("husband", "mi (?:marido|esposo)"),
    "partner is called": kin("partner", "mi pareja"),
    "daughter is called": kin("daughter", "mi hija"),
    "son is called": kin("son", "mi hijo"),
    "sister is called": kin("sister", "mi hermana"),
    "brother is called": kin("brother", "mi hermano"),
    "mother is called": kin("mother", "mi madre"),
    "father is called": kin("father", "mi padre"),
    "boss is called": kin("boss", "mi jef[ea]"),
    "number of children": row(
      new RegExp(`${HAVE} ${COUNT} (?:hij[oa]s?|niñ[oa]s?)(?! \\S+ \\S)`, "i"),
      "own:children",
      "{x}",
      "as said",
    ),
    "number of dogs": row(
      new RegExp(`${HAVE} ${COUNT} perr[oa]s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:dog",
      "{x}",
      "as said",
    ),
    "number of cats": row(
      new RegExp(`${HAVE} ${COUNT} gat[oa]s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:cat",
      "{x}",
      "as said",
    ),
    "dog is called": isCalled("dog", DOG),
    "has a dog named": haveNamed("dog", DOG),
    "has another dog named": haveAnotherNamed("dog", DOG),
    "cat is called": isCalled("cat", CAT),
    "has a cat named": haveNamed("cat", CAT),
    "has another cat named": haveAnotherNamed("cat", CAT),
  },
} satisfies Topic;
