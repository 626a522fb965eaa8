import type { Pattern, Topic } from "../pattern.ts";
import { LIST, row } from "../table.ts";

const kin = (who: string, named: string): Pattern =>
  row(new RegExp(`^${named} s'appelle (?<x>.+)$`, "i"), `own:${who}`, "{x}", "name");

const DOG = "chien(?:ne)?";
const CAT = "chat(?:te)?";
const NAMED = String.raw` (?:qui s'appelle|nommée?|appelée?|du nom de) (?<x>.+)$`;
/** A pet that is named is known by its name. */
const NAMELESS = "(?![a-z]| (?:qui s'appelle|nommée?|appelée?|du nom de) )";
const COUNT = String.raw`(?<x>une?|deux|trois|quatre|cinq|six|plusieurs|\d{1,2})`;
const HAVE = String.raw`^(?:j'ai|nous avons)(?: .{1,30} et)?`;

const isCalled = (pet: string, word: string): Pattern =>
  row(
    new RegExp(`^(?:(?:mon|ma|notre) ${word} s'appelle|le nom de (?:mon|ma|notre) ${word} est) (?<x>.+)$`, "i"),
    `pet:${pet}:name`,
    "{x}",
    "name",
  );
const haveNamed = (pet: string, word: string): Pattern =>
  row(new RegExp(`^(?:j'ai|nous avons) une? ${word}${NAMED}`, "i"), `pet:${pet}:name`, "{x}", "name");
const haveAnotherNamed = (pet: string, word: string): Pattern =>
  row(
    new RegExp(
      `^(?:j'ai|nous avons) une? (?:deuxième|second|seconde|troisième|autre|nouveau|nouvelle) ${word}${NAMED}`,
      "i",
    ),
    `pet:${pet}:{x}`,
    "yes",
    "name",
  );

export const ABOUT_ME = {
  about: "who and where they are, work, family, body",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  patterns: {
    "name is": row(
      /^(?:je m'appelle|mon (?:pré)?nom est|appelle[- ]moi|appelez[- ]moi) (?<x>.+)$/i,
      "name",
      "{x}",
      "name",
    ),
    "lives elsewhere now": row(
      /^(?:je n'habite|je ne vis|nous n'habitons|nous ne vivons) plus (?:à|en|au|aux) .+?,? mais (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "lives there no longer": row(
      /^(?:je n'(?:habite|vis)|je ne vis|nous n'habitons|nous ne vivons) plus (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "not {x}",
      "named place",
    ),
    "lives in": row(
      /^(?:j'habite|je vis|nous vivons|nous habitons) (?:à|a|en|au|aux|près de) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "moved to": row(
      /^(?:j'ai déménagé|nous avons déménagé|j'ai emménagé|je me suis installée?) (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    "comes from": row(/^je (?:viens|suis originaire) (?:de |d'|du |des )(?<x>.+)$/i, "origin", "{x}", "named place"),
    "grew up in": row(/^j'ai grandi (?:à|en|au) (?<x>.+)$/i, "origin", "{x}", "named place"),
    "employer none, resigned": row(
      /^j'ai (?:démissionné|(?:quitté|perdu) mon (?:travail|emploi|poste))$/i,
      "employer",
      "none",
    ),
    "no longer works at": row(
      /^je ne travaille plus (?:chez|pour|à la|à) (?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "works at": row(/^je travaille (?:chez|pour|à la|au|à) (?<x>.+)$/i, "employer", "{x}", "named place"),
    job: row(/^(?:je travaille comme|je suis(?: une?)?|mon métier est) (?<x>.+)$/i, "job", "{x}", "job"),
    studies: row(/^j'étudie (?:le |la |l'|les )?(?<x>.+?)(?: (?:à|au|en) .+)?$/i, "studies", "{x}", "phrase"),
    "does studies of": row(
      /^(?:je fais|je suis) des études (?:de |d'|en )(?<x>.+?)(?: (?:à|au) .+)?$/i,
      "studies",
      "{x}",
      "phrase",
    ),
    age: row(/^j'ai (?<x>\d{1,3}) ans$/i, "age", "{x}", "age"),
    married: row(/^je suis (?:mariée?|marié)$/i, "marital status", "married"),
    "not married": row(/^je ne suis (?:plus|pas) mariée?$/i, "marital status", "not married"),
    "employer none, retired": row(/^je suis (?:à la retraite|au chômage|sans emploi)$/i, "employer", "none"),
    "job none, retired": row(
      /^je suis (?:à la retraite|au chômage|sans emploi)$/i,
      "job",
      "self-employed or not employed",
    ),
    "left a job at": row(
      /^j'ai (?:quitté|perdu) mon (?:travail|emploi|poste) (?:chez|à la|à|au) (?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    "resigned from": row(/^j'ai démissionné de chez (?<x>.+)$/i, "employer", "not {x}", "named place"),
    "not allergic to": row(
      /^je ne suis (?:plus|pas) allergique (?:à la |à l'|à |au |aux |à des )(?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    "eats again": row(
      /^je (?:mange (?:de|à) nouveau|remange) (?:de la |de l'|du |des )(?<x>.+)$/i,
      "eats:{x}",
      "yes",
      "food",
      LIST,
    ),
    "omnivore again": row(/^je mange (?:de|à) nouveau de la viande$/i, "diet", "omnivore"),
    divorced: row(/^je suis (?:de nouveau )?divorcée?$/i, "marital status", "divorced"),
    single: row(/^je suis (?:de nouveau |à nouveau |redevenue? )?célibataire$/i, "marital status", "single"),
    birthday: row(/^mon anniversaire (?:est|c'est)(?: le)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    "born on": row(/^je suis née? (?:le |en )(?<x>.*\d.*)$/i, "birthday", "{x}", "date"),
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
      "number",
    ),
    "number of daughters": row(
      new RegExp(`${HAVE} ${COUNT} filles?(?! \\S+ \\S)`, "i"),
      "own:daughters",
      "{x}",
      "number",
    ),
    "number of cats": row(
      new RegExp(`${HAVE} ${COUNT} chat(?:te)?s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:cat",
      "{x}",
      "number",
    ),
    "number of dogs": row(
      new RegExp(`${HAVE} ${COUNT} chien(?:ne)?s?${NAMELESS}(?! \\S+ \\S)`, "i"),
      "pet:dog",
      "{x}",
      "number",
    ),
    "dog is called": isCalled("dog", DOG),
    "has a dog named": haveNamed("dog", DOG),
    "has another dog named": haveAnotherNamed("dog", DOG),
    "cat is called": isCalled("cat", CAT),
    "has a cat named": haveNamed("cat", CAT),
    "has another cat named": haveAnotherNamed("cat", CAT),
    "sold the car": row(/^(?:j'ai|nous avons) vendu (?:ma|notre) voiture$/i, "own:car", "no"),
    "car is": row(/^(?:ma|notre) voiture est (?<x>.+)$/i, "own:car", "{x}", "named"),
    "budget is": row(/^(?:mon|notre) budget est (?:de |d'environ )?(?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    "doctor is": row(/^mon (?<k>médecin|dentiste) (?:est|s'appelle) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
    "diet ended": row(/^je ne suis plus (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    diet: row(/^je suis (?<x>végétarien(?:ne)?|végane?|vegan)$/i, "diet", "{x}", "diet"),
    "allergic to": row(
      /^je suis allergique (?:à la |à l'|à |au |aux |à des )(?<x>.+)$/i,
      "allergy:{x}",
      "yes",
      "allergen",
      LIST,
    ),
    intolerant: row(/^je suis intolérante? (?:à la |à l'|à |au |aux )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen"),
    "has a condition": row(
      /^(?:j'ai|je souffre) (?:du |de la |de l'|de |d'|le |la )(?<x>.+)$/i,
      "health:{x}",
      "yes",
      "condition",
    ),
    "is in a condition": row(
      /^(?:je suis|j'ai été diagnostiquée?) (?<x>asthmatique|diabétique|épileptique|dyslexique|enceinte)$/i,
      "health:{x}",
      "yes",
      "number",
    ),
    "does not eat": row(
      /^je ne (?:mange|bois) (?:pas|jamais|plus) (?:de |d'|du )(?<x>.+)$/i,
      "eats:{x}",
      "no",
      "food",
      LIST,
    ),
  },
} satisfies Topic;
