import type { Pattern, Topic } from "../pattern.ts";
import { anotherPet, petName, relative, row } from "../table.ts";

const kin = (who: string, named: string): Pattern => relative(who, `${named} s'appelle`);
const DOG = "chien(?:ne)?";
const CAT = "chat(?:te)?";
const NAMED = String.raw` (?:qui s'appelle|nommée?|appelée?|du nom de) (?<x>.+)$`;
/** A pet that is named is known by its name. */
const NAMELESS = "(?![a-z]| (?:qui s'appelle|nommée?|appelée?|du nom de) )";
const COUNT = String.raw`(?<x>une?|deux|trois|quatre|cinq|six|plusieurs|\d{1,2})`;
const HAVE = String.raw`^(?:j'ai|nous avons)(?: .{1,30} et)?`;
const isCalled = (pet: string, word: string): Pattern =>
  petName(pet, `(?:(?:mon|ma|notre) ${word} s'appelle|le nom de (?:mon|ma|notre) ${word} est) (?<x>.+)$`);
const haveNamed = (pet: string, word: string): Pattern => petName(pet, `(?:j'ai|nous avons) une? ${word}${NAMED}`);
const haveAnotherNamed = (pet: string, word: string): Pattern =>
  anotherPet(
    pet,
    `(?:j'ai|nous avons) une? (?:deuxième|second|seconde|troisième|autre|nouveau|nouvelle) ${word}${NAMED}`,
  );

export const FAMILY_AND_PETS = {
  about: "family and pets",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  patterns: {
    "wife is called": kin("wife", "ma (?:femme|épouse)"),
    "husband is called": kin("husband", "mon mari"),
    "partner is called": kin("partner", "m(?:on|a) (?:compagnon|compagne|conjointe?)"),
    "daughter is called": kin("daughter", "ma fille"),
    "son is called": kin("son", "mon fils"),
    "sister is called": kin("sister", "ma sœur"),
    "brother is called": kin("brother", "mon frère"),
    "mother is called": kin("mother", "ma mère"),
    "father is called": kin("father", "mon père"),
    "boss is called": kin("boss", "m(?:on|a) (?:chef|patronn?e?)"),
    "number of children": row(
      new RegExp(`${HAVE} ${COUNT} enfants?(?! \\S+ \\S)`, "i"),
      "own:children",
      "{x}",
      "as said",
    ),
    "number of daughters": row(
      new RegExp(`${HAVE} ${COUNT} filles?(?! \\S+ \\S)`, "i"),
      "own:daughters",
      "{x}",
      "as said",
    ),
    "number of cats": row(
      new RegExp(`${HAVE} ${COUNT} chat(?:te)?s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:cat",
      "{x}",
      "as said",
    ),
    "number of dogs": row(
      new RegExp(`${HAVE} ${COUNT} chien(?:ne)?s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:dog",
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
