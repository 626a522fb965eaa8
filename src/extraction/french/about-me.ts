import type { Topic } from "../rule.ts";
import { LIST, row } from "../table.ts";

const FAMILY: readonly (readonly [RegExp, string])[] = [
  [/^ma (?:femme|épouse) s'appelle (?<x>.+)$/i, "wife"],
  [/^mon mari s'appelle (?<x>.+)$/i, "husband"],
  [/^m(?:on|a) (?:compagnon|compagne|conjointe?) s'appelle (?<x>.+)$/i, "partner"],
  [/^ma fille s'appelle (?<x>.+)$/i, "daughter"],
  [/^mon fils s'appelle (?<x>.+)$/i, "son"],
  [/^ma sœur s'appelle (?<x>.+)$/i, "sister"],
  [/^mon frère s'appelle (?<x>.+)$/i, "brother"],
  [/^ma mère s'appelle (?<x>.+)$/i, "mother"],
  [/^mon père s'appelle (?<x>.+)$/i, "father"],
  [/^m(?:on|a) (?:chef|patronn?e?) s'appelle (?<x>.+)$/i, "boss"],
];
const PETS = [
  ["dog", "chien(?:ne)?"],
  ["cat", "chat(?:te)?"],
] as const;
const NAMED = String.raw` (?:qui s'appelle|nommée?|appelée?|du nom de) (?<x>.+)$`;
/** Said with its name, it is known by it. */
const NAMELESS = "(?![a-z]| (?:qui s'appelle|nommée?|appelée?|du nom de) )";
const COUNT = String.raw`(?<x>une?|deux|trois|quatre|cinq|six|plusieurs|\d{1,2})`;
const HAVE = String.raw`^(?:j'ai|nous avons)(?: .{1,30} et)?`;

export const ABOUT_ME: Topic = {
  about: "who and where they are, work, family, body",
  cue: /^(?:j|mon|ma|mes|notre|nous|appelle|le nom de)/i,
  rules: [
    row(/^(?:je m'appelle|mon (?:pré)?nom est|appelle[- ]moi|appelez[- ]moi) (?<x>.+)$/i, "name", "{x}", "name"),
    row(
      /^(?:je n'habite|je ne vis|nous n'habitons|nous ne vivons) plus (?:à|en|au|aux) .+?,? mais (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    row(
      /^(?:je n'(?:habite|vis)|je ne vis|nous n'habitons|nous ne vivons) plus (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "not {x}",
      "named place",
    ),
    row(
      /^(?:j'habite|je vis|nous vivons|nous habitons) (?:à|a|en|au|aux|près de) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    row(
      /^(?:j'ai déménagé|nous avons déménagé|j'ai emménagé|je me suis installée?) (?:à|en|au|aux) (?<x>.+)$/i,
      "home",
      "{x}",
      "named place",
    ),
    row(/^je (?:viens|suis originaire) (?:de |d'|du |des )(?<x>.+)$/i, "origin", "{x}", "named place"),
    row(/^j'ai grandi (?:à|en|au) (?<x>.+)$/i, "origin", "{x}", "named place"),
    row(/^j'ai (?:démissionné|(?:quitté|perdu) mon (?:travail|emploi|poste))$/i, "employer", "none"),
    row(/^je ne travaille plus (?:chez|pour|à la|à) (?<x>.+)$/i, "employer", "not {x}", "named place"),
    row(/^je travaille (?:chez|pour|à la|au|à) (?<x>.+)$/i, "employer", "{x}", "named place"),
    row(/^(?:je travaille comme|je suis(?: une?)?|mon métier est) (?<x>.+)$/i, "job", "{x}", "job"),
    row(/^j'étudie (?:le |la |l'|les )?(?<x>.+?)(?: (?:à|au|en) .+)?$/i, "studies", "{x}", "phrase"),
    row(/^(?:je fais|je suis) des études (?:de |d'|en )(?<x>.+?)(?: (?:à|au) .+)?$/i, "studies", "{x}", "phrase"),
    row(/^j'ai (?<x>\d{1,3}) ans$/i, "age", "{x}", "age"),
    row(/^je suis (?:mariée?|marié)$/i, "marital status", "married"),
    row(/^je ne suis (?:plus|pas) mariée?$/i, "marital status", "not married"),
    row(/^je suis (?:à la retraite|au chômage|sans emploi)$/i, "employer", "none"),
    row(/^je suis (?:à la retraite|au chômage|sans emploi)$/i, "job", "self-employed or not employed"),
    row(
      /^j'ai (?:quitté|perdu) mon (?:travail|emploi|poste) (?:chez|à la|à|au) (?<x>.+)$/i,
      "employer",
      "not {x}",
      "named place",
    ),
    row(/^j'ai démissionné de chez (?<x>.+)$/i, "employer", "not {x}", "named place"),
    row(
      /^je ne suis (?:plus|pas) allergique (?:à la |à l'|à |au |aux |à des )(?<x>.+)$/i,
      "allergy:{x}",
      "no",
      "allergen",
      LIST,
    ),
    row(/^je (?:mange (?:de|à) nouveau|remange) (?:de la |de l'|du |des )(?<x>.+)$/i, "eats:{x}", "yes", "food", LIST),
    row(/^je mange (?:de|à) nouveau de la viande$/i, "diet", "omnivore"),
    row(/^je suis (?:de nouveau )?divorcée?$/i, "marital status", "divorced"),
    row(/^je suis (?:de nouveau |à nouveau |redevenue? )?célibataire$/i, "marital status", "single"),
    row(/^mon anniversaire (?:est|c'est)(?: le)? (?<x>.+)$/i, "birthday", "{x}", "date"),
    row(/^je suis née? (?:le |en )(?<x>.*\d.*)$/i, "birthday", "{x}", "date"),
    ...FAMILY.map(([when, kin]) => row(when, `own:${kin}`, "{x}", "name")),
    row(new RegExp(`${HAVE} ${COUNT} enfants?(?! \\S+ \\S)`, "i"), "own:children", "{x}", "number"),
    row(new RegExp(`${HAVE} ${COUNT} filles?(?! \\S+ \\S)`, "i"), "own:daughters", "{x}", "number"),
    row(new RegExp(`${HAVE} ${COUNT} chat(?:te)?s?${NAMELESS}(?! \\S+ \\S)`, "i"), "pet:cat", "{x}", "number"),
    row(new RegExp(`${HAVE} ${COUNT} chien(?:ne)?s?${NAMELESS}(?! \\S+ \\S)`, "i"), "pet:dog", "{x}", "number"),
    ...PETS.flatMap(([pet, word]) => [
      row(
        new RegExp(`^(?:(?:mon|ma|notre) ${word} s'appelle|le nom de (?:mon|ma|notre) ${word} est) (?<x>.+)$`, "i"),
        `pet:${pet}:name`,
        "{x}",
        "name",
      ),
      row(new RegExp(`^(?:j'ai|nous avons) une? ${word}${NAMED}`, "i"), `pet:${pet}:name`, "{x}", "name"),
      row(
        new RegExp(
          `^(?:j'ai|nous avons) une? (?:deuxième|second|seconde|troisième|autre|nouveau|nouvelle) ${word}${NAMED}`,
          "i",
        ),
        `pet:${pet}:{x}`,
        "yes",
        "name",
      ),
    ]),
    row(/^(?:j'ai|nous avons) vendu (?:ma|notre) voiture$/i, "own:car", "no"),
    row(/^(?:ma|notre) voiture est (?<x>.+)$/i, "own:car", "{x}", "named"),
    row(/^(?:mon|notre) budget est (?:de |d'environ )?(?<x>.+)$/i, "own:budget", "{x}", "quantity"),
    row(/^mon (?<k>médecin|dentiste) (?:est|s'appelle) (?<x>.+)$/i, "own:doctor", "{x}", "named"),
    row(/^je ne suis plus (?<x>\S+)$/i, "diet", "not {x}", "diet"),
    row(/^je suis (?<x>végétarien(?:ne)?|végane?|vegan)$/i, "diet", "{x}", "diet"),
    row(/^je suis allergique (?:à la |à l'|à |au |aux |à des )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen", LIST),
    row(/^je suis intolérante? (?:à la |à l'|à |au |aux )(?<x>.+)$/i, "allergy:{x}", "yes", "allergen"),
    row(/^(?:j'ai|je souffre) (?:du |de la |de l'|de |d'|le |la )(?<x>.+)$/i, "health:{x}", "yes", "condition"),
    row(
      /^(?:je suis|j'ai été diagnostiquée?) (?<x>asthmatique|diabétique|épileptique|dyslexique|enceinte)$/i,
      "health:{x}",
      "yes",
      "number",
    ),
    row(/^je ne (?:mange|bois) (?:pas|jamais|plus) (?:de |d'|du )(?<x>.+)$/i, "eats:{x}", "no", "food", LIST),
  ],
};
