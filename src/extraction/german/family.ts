import type { Pattern, Topic } from "../pattern.ts";
import { anotherPet, petName, relative, row } from "../table.ts";

const kin = (who: string, named: string): Pattern => relative(who, `${named} hei(?:ß|ss)t`);
const CAT = "(?:katze|kater)";
const DOG = "(?:hund|hündin)";
/** A pet that is named is known by its name. */
const NAMELESS = "(?![a-z]|,? (?:namens|mit namen|die|der|sie|er) )";
const NAMED = String.raw`,? (?:namens|mit (?:dem )?namen|die|der|(?:er|sie) hei(?:ß|ss)t) (?<x>\S+)(?: hei(?:ß|ss)t)?$`;
const COUNT = String.raw`(?<x>einen?|eine|zwei|drei|vier|fünf|sechs|mehrere|\d{1,2})`;
const isCalled = (pet: string, word: string): Pattern =>
  petName(pet, `(?:meine?|unsere?) ${word} hei(?:ß|ss)t (?<x>.+)$`);
const nameIs = (pet: string, word: string): Pattern =>
  petName(pet, `der name (?:meine[rs]|unsere[rs]) ${word}e?s? ist (?<x>.+)$`);
const haveNamed = (pet: string, word: string): Pattern =>
  petName(pet, `(?:ich habe|wir haben) eine?n? ${word}${NAMED}`);
const haveAnotherNamed = (pet: string, word: string): Pattern =>
  anotherPet(
    pet,
    `(?:ich habe|wir haben) (?:noch )?eine?n? (?:zweiten?|dritten?|weiteren?|neuen?|anderen?) ${word}${NAMED}`,
  );

export const FAMILY_AND_PETS = {
  about: "family and pets",
  cue: /^(?:ich|wir|mein|unser|nenn|der name)/i,
  patterns: {
    "wife is called": kin("wife", "meine (?:ehe)?frau"),
    "husband is called": kin("husband", "mein (?:ehe)?mann"),
    "partner is called": kin("partner", "meine? partner(?:in)?"),
    "daughter is called": kin("daughter", "meine tochter"),
    "son is called": kin("son", "mein sohn"),
    "sister is called": kin("sister", "meine schwester"),
    "brother is called": kin("brother", "mein bruder"),
    "mother is called": kin("mother", "meine mutter"),
    "father is called": kin("father", "mein vater"),
    "boss is called": row(/^meine? chef(?:in)? (?:hei(?:ß|ss)t|ist) (?<x>.+)$/i, "own:boss", "{x}", "name"),
    "number of children": row(
      new RegExp(`^(?:ich habe|wir haben) ${COUNT} kind(?:er)?\\b`, "i"),
      "own:children",
      "{x}",
      "as said",
    ),
    "number of sons": row(new RegExp(`^(?:ich habe|wir haben) ${COUNT} söhne?\\b`, "i"), "own:sons", "{x}", "as said"),
    "number of daughters": row(
      new RegExp(`^(?:ich habe|wir haben) ${COUNT} (?:tochter|töchter)\\b`, "i"),
      "own:daughters",
      "{x}",
      "as said",
    ),
    "number of dogs": row(
      new RegExp(`^(?:ich habe|wir haben) (?:.{1,30} und )?${COUNT} hunde?\\b${NAMELESS}(?! \\S+ )`, "i"),
      "pet:dog",
      "{x}",
      "as said",
    ),
    "number of cats": row(
      new RegExp(`^(?:ich habe|wir haben) (?:.{1,30} und )?${COUNT} katzen?\\b${NAMELESS}(?! \\S+ )`, "i"),
      "pet:cat",
      "{x}",
      "as said",
    ),
    "cat is called": isCalled("cat", CAT),
    "cat's name is": nameIs("cat", CAT),
    "has a cat named": haveNamed("cat", CAT),
    "has another cat named": haveAnotherNamed("cat", CAT),
    "dog is called": isCalled("dog", DOG),
    "dog's name is": nameIs("dog", DOG),
    "has a dog named": haveNamed("dog", DOG),
    "has another dog named": haveAnotherNamed("dog", DOG),
  },
} satisfies Topic;
